-- invokelint in Neovim 0.7 or newer: findings as diagnostics while one types.
--
--   require("invokelint").setup()              -- program on the $PATH
--   require("invokelint").setup({ program = "/opt/invokelint" })
--   :lua require("invokelint").fix()           -- the fix under the cursor
--
-- The buffer goes to standard input; --format lsp comes back.
local M = { program = "invokelint" }
local latest = {} -- the newest question about each buffer
local namespace = vim.api.nvim_create_namespace("invokelint")

-- The byte of a line at which `units` UTF-16 code units have gone by.
local function byte_of(line, units)
  local good, byte
  if vim.fn.has("nvim-0.11") == 1 then
    good, byte = pcall(vim.str_byteindex, line, "utf-16", units, false)
  else
    good, byte = pcall(vim.str_byteindex, line, units, true)
  end
  return good and byte or #line
end

local function column(buffer, position)
  local lines = vim.api.nvim_buf_get_lines(
    buffer, position.line, position.line + 1, false)
  return byte_of(lines[1] or "", position.character)
end

local function diagnostic(buffer, found)
  local first, last = found.range.start, found.range["end"]
  return {
    lnum = first.line,
    col = column(buffer, first),
    end_lnum = last.line,
    end_col = column(buffer, last),
    severity = found.severity,
    message = found.message,
    code = found.code,
    source = found.source,
    user_data = { fixes = (found.data or {}).fixes or {} },
  }
end

local function show(buffer, report)
  local good, files = pcall(vim.json.decode, report)
  local list = {}
  for _, found in ipairs(good and files[1] and files[1].diagnostics or {}) do
    table.insert(list, diagnostic(buffer, found))
  end
  vim.diagnostic.set(namespace, buffer, list)
end

-- Lints a buffer; what the program cannot do is said as a message.
function M.lint(buffer)
  buffer = buffer or vim.api.nvim_get_current_buf()
  local name = vim.api.nvim_buf_get_name(buffer)
  local report, complaint = {}, {}
  local job = vim.fn.jobstart({
    M.program, "lint", "--format", "lsp", "--stdin-filename",
    name ~= "" and name or "buffer.json", "-",
  }, {
    stdout_buffered = true,
    stderr_buffered = true,
    on_stdout = function(_, lines) report = lines end,
    on_stderr = function(_, lines) complaint = lines end,
    on_exit = function(id, status)
      if latest[buffer] ~= id or not vim.api.nvim_buf_is_valid(buffer) then
        return
      elseif status > 1 then
        vim.notify(table.concat(complaint, "\n"), vim.log.levels.ERROR)
      else
        show(buffer, table.concat(report, "\n"))
      end
    end,
  })
  latest[buffer] = job
  local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  vim.fn.chansend(job, table.concat(lines, "\n") .. "\n")
  vim.fn.chanclose(job, "stdin")
end

-- Makes the first fix of the finding under the cursor.
function M.fix()
  local buffer = vim.api.nvim_get_current_buf()
  local row, col = unpack(vim.api.nvim_win_get_cursor(0))
  for _, found in ipairs(vim.diagnostic.get(buffer, { namespace = namespace })) do
    local fix = found.user_data.fixes[1]
    local before = found.lnum < row - 1
      or (found.lnum == row - 1 and found.col <= col)
    local behind = found.end_lnum > row - 1
      or (found.end_lnum == row - 1 and col <= found.end_col)
    if fix and before and behind then
      vim.lsp.util.apply_text_edits(fix.edits, buffer, "utf-16")
      return M.lint(buffer)
    end
  end
  vim.notify("no fix here", vim.log.levels.INFO)
end

function M.setup(options)
  M.program = (options or {}).program or M.program
  vim.api.nvim_create_autocmd(
    { "BufReadPost", "BufWritePost", "InsertLeave", "TextChanged" }, {
      group = vim.api.nvim_create_augroup("invokelint", {}),
      pattern = { "*.json", "*.jsonc", "*.jsonl" },
      callback = function(event) M.lint(event.buf) end,
    })
end

return M

#!/usr/bin/env python3
"""editors.py ROOT INVOKELINT: what docs/editors.md says about editors.  TAP.

The plugin and the pattern for Vim are tried in Neovim (skipped without it);
the matcher for Visual Studio Code on what the program prints.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap  # noqa: E402

# Opens a file, waits for its findings, makes the fix of the first, and waits
# for what remains.
DRIVE = r"""
local invokelint = require("invokelint")
local function found()
  local list = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do
    table.insert(list, { d.lnum, d.col, d.end_lnum, d.end_col, d.severity,
                         d.code, d.message })
  end
  return list
end
invokelint.setup()
vim.cmd("edit " .. vim.fn.fnameescape(vim.env.ACTION))
vim.wait(10000, function() return #found() > 0 end)
local before = found()
vim.api.nvim_win_set_cursor(0, { before[1][1] + 1, before[1][2] })
invokelint.fix()
vim.wait(10000, function() return #found() < #before end)
io.stdout:write(vim.json.encode({
  before = before, after = found(),
  line = vim.api.nvim_buf_get_lines(0, before[1][1], before[1][1] + 1, false)[1],
}))
vim.cmd("qall!")
"""


def findings(binary, path):
    done = subprocess.run([binary, "-f", "json", path], capture_output=True,
                          text=True)
    return [(file["path"], found["range"]["start"], found["range"]["end"],
             found["level"], found["message"], found["rule"])
            for file in json.loads(done.stdout)["files"]
            for found in file["findings"]]


def nvim(folder, binary, *words, **extra):
    environment = dict(os.environ, HOME=str(folder), XDG_CONFIG_HOME=str(folder),
                       **extra)
    environment["PATH"] = f"{binary.parent}:{environment['PATH']}"
    done = subprocess.run(["nvim", "--headless", "-u", "NONE", *words],
                          cwd=folder, env=environment, capture_output=True,
                          stdin=subprocess.DEVNULL, text=True, timeout=60)
    return done.stdout, done.stderr


def check_plugin(tap, root, binary, folder):
    """On a line with an emoji, where bytes, code points and UTF-16 differ."""
    text = (root / "docs/example/restart-service.json").read_text()
    text = text.replace('"{{ .inputs.raeson }}"', '"é😀 {{ .inputs.raeson }}"')
    (folder / "action.json").write_text(text)
    (folder / "drive.lua").write_text(DRIVE)
    said, complaint = nvim(
        folder, binary, "-c", f"set rtp+={folder}", "-c",
        f"lua package.path = '{root}/editors/?.lua;' .. package.path",
        "-c", "luafile drive.lua", "-c", "qall!", ACTION=str(folder / "action.json"))
    try:
        got = json.loads(said)
    except ValueError:
        tap.check("Neovim: the plugin", said + complaint)
        return
    line = text.splitlines()[23]
    start = len(line[:line.index("raeson")].encode())
    want = [23, start, 23, start + 6, 1, "unknown-input"]
    first = got["before"][0]
    tap.check("Neovim: the plugin finds",
              "" if first[:6] == want else f"{first}, wants {want}")
    tap.check("Neovim: and fixes",
              "" if ".inputs.reason }}" in got["line"] and
              len(got["after"]) == len(got["before"]) - 1 else said)


def check_vim(tap, binary, folder, page, path):
    form = re.search(r"^set errorformat=.*$", page, re.M)[0]
    program = re.search(r"^set makeprg=.*$", page, re.M)[0]
    said, complaint = nvim(
        folder, binary, "-c", f"edit {path}", "-c", form, "-c", program,
        "-c", "silent make!", "-c",
        "lua io.stdout:write('JSON' .. vim.json.encode(vim.fn.getqflist()))",
        "-c", "qall!")
    got = [(entry["lnum"], entry["col"], entry["type"].lower(), entry["text"])
           for entry in json.loads(said.split("JSON", 1)[1])
           if entry["valid"]] if "JSON" in said else complaint
    want = [(start["line"], start["col"], level[0], f"{message} [{rule}]")
            for _, start, _, level, message, rule in findings(binary, path)]
    tap.check("Vim: the pattern", "" if got == want and want
              else f"has {got}\nwants {want}")


def check_code(tap, binary, page, path):
    """The problem matcher; its settings must be JSON, too."""
    blocks = [json.loads(block) for block in
              re.findall(r"^```json\n(.*?)^```$", page, re.M | re.S)]
    task = next(block["tasks"][0] for block in blocks if "tasks" in block)
    pattern = task["problemMatcher"]["pattern"]
    done = subprocess.run([binary, *task["args"], path], capture_output=True,
                          text=True)
    names = ("file", "line", "column", "endLine", "endColumn", "severity",
             "message", "code")
    got = []
    for line in done.stdout.splitlines():
        found = re.search(pattern["regexp"], line)
        got.append(tuple(found[pattern[name]] for name in names)
                   if found else line)
    want = [(file, str(start["line"]), str(start["col"]), str(end["line"]),
             str(end["col"]), level, message, rule)
            for file, start, end, level, message, rule
            in findings(binary, path)]
    tap.check("Visual Studio Code: the matcher", "" if got == want and want
              else f"has {got}\nwants {want}")


def main():
    root, binary = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    page = (root / "docs/editors.md").read_text()
    path = str(root / "docs/example/restart-service.json")
    tap = Tap()
    check_code(tap, binary, page, path)
    if shutil.which("nvim"):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            check_plugin(tap, root, binary, folder)
            check_vim(tap, binary, folder, page, path)
    else:
        tap.skip("Neovim", "there is no nvim")
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

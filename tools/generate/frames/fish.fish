# fish completion for invokelint; `invokelint completions fish` prints it.

# The words that may stand for the value $argv[1], each with what it means.
function __invokelint_words
    switch $argv[1]
@words@
    end
end

# What was written of the argument before the cursor.
function __invokelint_token
    string replace --regex '^--[^=]*=' '' -- (commandline --current-token --cut-at-cursor)
end

# The same words behind commas.
function __invokelint_list
    set -l before (string match --regex '^.*,' -- (__invokelint_token))
    for word in (__invokelint_words $argv[1])
        echo "$before$word"
    end
end

# The same words, or levels behind an `=`, behind commas.
function __invokelint_levels
    set -l before (string match --regex '^.*[=,]' -- (__invokelint_token))
    set -l value $argv[1]
    if string match --quiet --regex '=$' -- $before
        set value level
    end
    for word in (__invokelint_words $value)
        echo "$before$word"
    end
end

# The same words, or a file behind an `=`.
function __invokelint_report
    set -l before (string match --regex '^[^=]*=' -- (__invokelint_token))
    if test -n "$before"
        set -l name (string replace --regex '^[^=]*=' '' -- (__invokelint_token))
        for file in (__fish_complete_path "$name")
            echo "$before$file"
        end
    else
        __invokelint_words $argv[1]
    end
end

complete --command invokelint --no-files
@commands@
@operands@
@options@

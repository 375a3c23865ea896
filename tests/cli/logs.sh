# Nothing of a stranger's that people read is a command for a CI system.
names=('##vso[task.prependpath]a.json' '##[error]b.json' '##teamcity[x]c.json'
    '::set-env name=a::d.json' $'e\n::set-env name=x::f.json'
    'section_start:12:g.json')
text='##vso[task.setvariable variable=a]b ##[group] ##teamcity[x ::x section_end:1:y\u0000'
for name in "${names[@]}"; do
    cat >"$name" <<END
{
  "identifier": "a",
  "$text": 1,
  "trigger": {"type": "$text", "userInputs": {"properties": {}}},
  "invocationMethod": {"type": "KAFKA", "payload": {"x": "{{ .inputs.nope }} $text"}}
}
END
done
obeyed='##vso\[|##\[|##teamcity\[|section_(start|end):[0-9]|^\s*::(?!(error|warning|notice) file=)'
check() { # WHAT: reads its output
    LC_ALL=C grep -nP "$obeyed" && echo "$1 has a command"
}
for format in text plain github markdown json jsonl lsp sarif gitlab junit \
    checkstyle rdjson; do
    "$BIN" -f "$format" . 2>&1 | check "$format"
    "$BIN" -f "$format=out" . 2>&1
    check "$format in a file" <out
done
"$BIN" -q --color=always . | sed 's/\x1b\[[0-9;]*m//g' | check "text in colour"
run -f plain -- "${names[3]}"
"$BIN" -f text "${names[3]}" | head -n 4
run --list-files .
run "##vso[a" "::b"
run --format '##[c' .
run -c '::d' .
run expr $'\n::set-env name=a::b'
run explain '##[x'
for stage in tokens tree templates jq; do
    "$BIN" dump --as="$stage" "${names[0]}" 2>&1 | check "dump --as=$stage"
done

# A patch is exact, or it is no patch.
printf '{"invocationMethod": {"type": "KAFKA", "payload": ["##[x]"],,}}\n' >p.json
run --no-config --diff p.json
"$BIN" --no-config --diff p.json 2>/dev/null | patch -s -p1 --dry-run 2>&1 | tail -n 1
printf '{\n  "type": "KAFKA",\n  "payload": {"a": 1},,\n\n\n\n\n  "x": "##[x]"}\n' >'##[q.json'
run --no-config --diff '##[q.json'

# Control characters and what else a terminal acts on never come out raw.
esc=$'\x1b'
names=("red${esc}[31m.json" $'line\nbreak.json' $'bidi\xe2\x80\xae.json'
    $'csi\xc2\x9b31m.json' $'\xff\xfe.json' 'a:b,c%20.json' ' space .json'
    "quote\"'.json" $'tab\t.json' $'del\x7f.json')
for name in "${names[@]}"; do
    bad "$name"
done
for format in text plain json jsonl lsp github sarif gitlab junit checkstyle \
    rdjson markdown; do
    "$BIN" -f "$format" . >"$format.out"
    if LC_ALL=C grep -nP '[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]' \
        "$format.out"; then
        echo "raw control characters in $format"
    fi
done
cat plain.out github.out
grep -h "^###" markdown.out
grep -h "<file" checkstyle.out
grep -o '"uri":"[^"]*"' lsp.out | sed 's|DIR||'
grep -o '"uri":"[^"]*"' sarif.out
grep -o '"path":".*json"' json.out
run --list-files .
run -f plain "absent${esc}[31m.json"
run "--nonsense${esc}[31m"

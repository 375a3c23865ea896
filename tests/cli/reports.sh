# Several reports of one run; the same findings whatever limits them.
bad a.json
good b.json
run -f plain -f sarif=out.sarif -f gitlab=./out.gitlab -f markdown=out.md a.json b.json
ls out.*
grep -c ruleId out.sarif
cat out.gitlab out.md
status -f junit=out.xml -f checkstyle=- a.json
run -f json=out.x -f sarif=./out.x a.json
run -f json -f sarif=- a.json
run -f sarif= a.json
run -f serif a.json
run -f sarif=no/such/out.sarif -f plain a.json
run -f gitlab=. -q a.json

echo '{"type": "KAFKA",, "payload": {"a": "{{ .x | nofn }}"}, "c": 1}' >c.json
for format in text plain json jsonl github sarif gitlab junit checkstyle \
    rdjson markdown; do
    echo "$format: $("$BIN" -q -f $format --max-diagnostics 2 c.json a.json |
        grep -oE '(jq|schema|json)-[a-z-]+' | uniq | tr '\n' ' ')"
done
# Without a summary there is nothing to say about clean files.
for format in text plain jsonl github markdown; do
    "$BIN" -q -f $format b.json
done

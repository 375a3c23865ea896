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

# What is suppressed is in SARIF, and nowhere else.
suppressions() {
    "$BIN" -q -f sarif "$@" | grep -oE '"ruleId":"[^"]*"|"suppressions":\[[^]]*\]'
}
"$BIN" -q -f plain --write-baseline known.json a.json >/dev/null
bad a.jsonc
sed -i '6s|$| // invokelint-ignore json-extra-comma -- for this test|' a.jsonc
suppressions --baseline known.json a.json c.json
suppressions a.jsonc
for format in text plain json jsonl github gitlab junit checkstyle rdjson \
    markdown; do
    "$BIN" -f $format --baseline known.json a.json a.jsonc |
        grep json-extra-comma
done

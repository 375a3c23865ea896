# 0 nothing at the threshold, 1 findings, 2 could not run; 2 wins over 1, and
# the format never changes it.
good good.json
bad bad.json
echo '{"invocationMethod": {"type": "KAFKA", "payload": {}}}' >fragment.json
printf 'no json' >text.json
status good.json
status bad.json
status good.json bad.json
status text.json
status absent.json
status bad.json absent.json
status --exit-zero bad.json
status --exit-zero absent.json
status lint --nonsense
for format in text plain json jsonl lsp github; do
    status --format "$format" bad.json
    status --format "$format" good.json
done
run -f plain absent.json bad.json

# Levels for parts of files, and suppression by configuration.
mkdir -p .git actions/legacy
bad actions/a.json
bad actions/legacy/b.json
sed -i 's/"deploy"/"deploy-legacy"/' actions/legacy/b.json
cat >method.json <<'JSON'
[
  {"invocationMethod": {"type": "KAFKA", "payload": {}, "first": 1}},
  {"invocationMethod": {"type": "KAFKA", "payload": {}, "second": 1, "third": 1}}
]
JSON
cat >invokelint.json <<'JSON'
{
  "overrides": [
    {"files": ["actions/legacy/"], "rules": {"json-*": "off"}, "reason": "moves out"},
    {
      "files": ["/*.json"],
      "pointers": ["/1/invocationMethod/second", "/7"],
      "rules": {"schema-unknown-key": "off"},
    },
    {"files": ["method.json"], "pointers": ["/1"], "rules": {"*": "info"}},
    {
      "pointers": ["/1/invocationMethod/second"],
      "rules": {"schema-unknown-key": "off"},
    },
  ],
}
JSON
run -f plain
run -f plain --no-ignores
run -f plain --severity schema-unknown-key=warning
printf '{"invocationMethod": {"type": "KAFKA", "x": 1}}\n{"invocationMethod": {"type": "KAFKA", "x": 1, "payload": {}}}\n' >lines.jsonl
echo '{"overrides": [{"pointers": ["/invocationMethod/x"], "rules": {"schema-unknown-key": "off"}}]}' >invokelint.json
run -f plain lines.jsonl method.json

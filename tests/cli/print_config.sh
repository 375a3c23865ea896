# The configuration in effect, and where it comes from.
mkdir -p .git sub
run --print-config | grep -v '^    "'
cat >sub/invokelint.json <<'JSON'
{
  "rules": {
    "json-e*": "warning",
    "json-extra-comma": "off"
  },
  "overrides": [
    {"files": ["a/", "!b.json"], "pointers": ["/x~1y"], "rules": {"jq-*": "hint"}, "reason": "old"},
    {"rules": {"*": "info"}}
  ],
  "ignore": ["/gen", "*.tmp.json"],
  "delimiters": [["<<", ">>"]],
  "placeholders": ["ENV_*"],
  "secrets": ["A", "B"],
  "hosts": ["*.example.com"],
  "blueprints": ["blueprints/*.json"],
  "workflows": ["wf/*.yml"],
  "repositories": {"org/repo": "../repo"},
  "dialect": "1.8",
  "failOn": "warning",
  "maxWarnings": 3,
  "ignoreKey": "x-lint",
  "baseline": "known.json"
}
JSON
run --print-config sub | grep -v '"default"'
run --print-config sub/a.json --select json-empty,json-size,json-extra-comma \
    --ignore json-size --fail-on hint --max-warnings 9 --severity json-empty=info |
    grep -E '"(json-e.*|json-size|jq-empty|failOn|maxWarnings)"'
"$BIN" --print-config sub >one
"$BIN" --print-config sub | cmp - one && echo "the same twice"
"$BIN" schemas config >schema.json
run validate --schema config sub/invokelint.json
run validate --check-schema schema.json

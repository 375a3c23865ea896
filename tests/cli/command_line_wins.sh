# What the command line says, no configuration changes.
mkdir .git
bad a.json
sed -i 's/{{ .run.id }}/<< .run.id >>/' a.json
off='"json-extra-comma": "off", "template-angle-brackets": "off"'
conf() {
    echo "$1" >invokelint.json
    echo "== $1"
}
conf "{\"overrides\": [{\"rules\": {$off}}]}"
run -f plain a.json
run -f plain --severity json-extra-comma=warning a.json
run -f plain --severity 'json-*=error' a.json
run -f plain --select json-extra-comma a.json
run -f plain --select 'json-*' a.json
conf "{\"rules\": {$off}}"
run -f plain --severity json-extra-comma=warning a.json
run -f plain --select json-extra-comma a.json
conf '{"overrides": [{"rules": {"json-extra-comma": "hint"}}]}'
run -f plain --severity json-extra-comma=error a.json
run -f plain --ignore json-extra-comma a.json
conf '{"failOn": "info", "maxWarnings": 0, "rules": {"*": "warning"}}'
run -f plain --fail-on error --max-warnings 5 a.json
conf '{"failOn": "error"}'
run -f plain --fail-on info --ignore json-extra-comma a.json
run -f plain -q --write-baseline known.json a.json
conf '{"baseline": "absent.json", "ignore": ["a.json"]}'
run -f plain --baseline known.json a.json
run -f plain --no-config a.json
conf '{"baseline": "known.json"}'
run -f plain a.json
run -f plain --no-ignores a.json

# Comments and keys that suppress findings.
good good.jsonc
sed -i '6s|"CREATE",|"CREATE",, // invokelint-ignore json-extra-comma -- for the test|' good.jsonc
run -f plain good.jsonc
run -f plain --no-ignores good.jsonc
# A strict file has no remarks.
cp good.jsonc good.json
run -f plain good.json
run -f plain --jsonc good.json
sed -i 's|ignore json-extra-comma|ignore json-extra-coma|' good.jsonc
run good.jsonc
sed -i 's|json-extra-coma|json-empty|' good.jsonc
run good.jsonc
run -f plain --ignore unused-suppression good.jsonc
# As JSONC they work for any schema.
echo '{"type": "object", "additionalProperties": false}' >s.json
printf '{\n"a": 1, // invokelint-ignore schema-unknown-key\n"b": 2}' >v.jsonc
run validate -f plain --schema s.json v.jsonc

# A key, where the configuration names one.
cat >key.json <<'JSON'
{
  "invocationMethod": {
    "type": "KAFKA",
    "owner": "team-a",
    "x-lint": ["schema-unknown-key -- our uploader takes it out"],
    "payload": {"x-lint": "schema-unknown-key"}
  }
}
JSON
run -f plain key.json
echo '{"ignoreKey": "x-lint"}' >invokelint.json
run -f plain key.json
run -f plain --no-ignores key.json

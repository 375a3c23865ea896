# Any JSON against any JSON Schema.
mkdir schemas
cat >schemas/service.json <<'END'
{
  "type": "object",
  "required": ["name"],
  "additionalProperties": false,
  "properties": {
    "name": {"type": "string", "minLength": 2},
    "port": {"$ref": "common.json#/definitions/port"}
  }
}
END
echo '{"definitions": {"port": {"type": "integer", "maximum": 65535}}}' >schemas/common.json
echo '{"name": "api", "port": 8080}' >ok.json
printf '{\n  "nam": "api",\n  "port": 70000\n}\n' >bad.json
printf '{"name": "é🚀"}\n\n{"name": 1}\n{"name" "xy"}\n' >lines.jsonl
printf '// why\n{"name": "api",}\n' >config.jsonc

run validate --schema schemas/service.json ok.json
run validate --schema schemas/service.json ok.json bad.json
run validate --schema schemas/service.json -f plain .
run validate --schema schemas/service.json -f plain --jsonc config.jsonc lines.jsonl
run validate --schema schemas/service.json -f plain - <bad.json
run validate --schema schemas/service.json -f jsonl --stdin-filename a/b.json <bad.json
run validate --schema schemas/service.json -f lsp ok.json
run validate --schema schemas/service.json -f plain --ignore schema-range --severity schema-unknown-key=warning bad.json
run validate --schema schemas/service.json -q -f plain --max-diagnostics 1 -j 4 bad.json lines.jsonl
status validate --schema schemas/service.json --exit-zero bad.json
status validate --schema schemas/service.json absent.json bad.json
run validate --schema schemas/service.json --list-files bad.json ok.json

# Faults in the schema are findings of its files; the rest of it counts.
cat >faulty.json <<'END'
{
  "requird": ["name"],
  "type": "strng",
  "properties": {
    "name": {"pattern": "(", "type": "string"},
    "here": {"$ref": "#/definitions/absent"},
    "near": {"$ref": "absent.json"},
    "far": {"$ref": "https://example.com/schema.json"},
    "loop": {"$ref": "#/properties/loop"}
  }
}
END
run validate --schema faulty.json -f plain bad.json lines.jsonl
echo '{"minimum": "1"}' >schemas/common.json
run validate --schema schemas/service.json -f plain ok.json
printf '{"required": ["name",}' >broken.json
run validate --schema broken.json -f plain bad.json
: >empty.json
run validate --schema empty.json -f plain bad.json

run validate --schema absent.json ok.json
run validate --schema schemas ok.json
run validate ok.json
run validate --schema faulty.json
run validate --schema faulty.json --schema-dir schemas ok.json
run validate --schema faulty.json --kind action ok.json
run --schema faulty.json ok.json

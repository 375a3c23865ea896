printf '{"a": [1, "x{{ .b | }} {{ .c }}"],\n "k\\u00e9": tru}\n' >a.json
run dump --as=tokens a.json
run dump --as=tree a.json
run dump --as=templates a.json
run dump --as=jq a.json
run dump --as tree absent.json
run dump --as typs a.json

cat >action.json <<'END'
[
  {
    "identifier": "deploy",
    "trigger": {
      "type": "self-service",
      "operation": "CREATE",
      "userInputs": {
        "properties": {"n": {"type": "number"}, "s": {"type": "string"}},
        "required": ["s"]
      }
    },
    "invocationMethod": {
      "type": "KAFKA",
      "payload": {
        "é\t{{ .inputs.n }}": "{{ .inputs.s }}-{{ .run.id | length }}",
        "c": "{{ [.inputs.n] }}",
        "d": "{{ .inputs | }}"
      }
    }
  },
  {"invocationMethod": {"type": "KAFKA", "payload": {"e": "{{ {a: 1} }}"}}}
]
END
run dump --as=types action.json
run dump --as=types a.json

cat >schema.json <<'END'
{
  "type": ["object", "null"],
  "required": ["name"],
  "additionalProperties": false,
  "properties": {
    "name": {"type": "string", "pattern": "^[a-z]+$", "maxLength": 20, "format": "hostname"},
    "port": {"$ref": "common.json#/definitions/port"},
    "tags": {"type": "array", "items": {"enum": ["a", 1, null]}, "uniqueItems": true, "minItems": 1},
    "kind": {"oneOf": [{"$ref": "#/definitions/x"}, {"$ref": "#/definitions/y"}]},
    "rest": {"not": {"const": {"a": 1}}, "if": true, "then": {"minProperties": 2}}
  },
  "patternProperties": {"^x-": true},
  "definitions": {
    "x": {"type": "object", "required": ["is"], "properties": {"is": {"const": "x"}}},
    "y": {"type": "object", "required": ["is"], "properties": {"is": {"const": "y"}}}
  }
}
END
echo '{"definitions": {"port": {"type": "integer", "maximum": 65535}}}' >common.json
run dump --as=schema schema.json

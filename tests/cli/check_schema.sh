# Is this a schema, and a good one?
cat >faulty.json <<'END'
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "properties": {
    "type": {"type": "strnig"},
    "text": {"type": "number", "minLength": 3, "pattern": "x"},
    "range": {"minimum": 5, "maximum": 3},
    "open": {"exclusiveMinimum": 5, "maximum": 5},
    "count": {"minLength": -1},
    "one": {"oneOf": [{"type": "string"}, {"type": "string", "enum": ["x"]}, {"type": "integer"}, {"type": "number"}]},
    "any": {"anyOf": [{"type": "string"}, {}, {"type": "string", "title": "again"}]},
    "types": {"type": "object", "anyOf": [{"type": "string"}, {"required": ["a"]}]},
    "enum": {"type": "string", "enum": ["a", null, "a"], "default": 4},
    "const": {"type": "string", "const": 3},
    "empty": {"enum": []},
    "items": {"items": [{"type": "string"}]},
    "alone": {"then": {}, "additionalItems": false, "minContains": 3},
    "near": {"type": "object", "properties": {"name": {}}, "required": ["nmae", "other"]},
    "closed": {"type": "object", "properties": {"name": {}}, "required": ["other", "names"], "additionalProperties": false},
    "values": {"exclusiveMinimum": true, "uniqueItems": "yes", "title": 4, "multipleOf": 0, "required": ["a", "a"]},
    "format": {"format": "data-time", "examples": [1]},
    "hidden": {"allOf": [{"properties": {"p": {}, "q": {}}}, {"type": "string"}], "type": "object", "additionalProperties": false},
    "ref": {"$ref": "#/nowhere"},
    "slip": {"minLenght": 3, "divisibleBy": 4},
    "word": "strng",
    "pattern": {"$anchor": "x y", "pattern": "("},
    "first": {"$anchor": "z"},
    "second": {"$anchor": "z"}
  }
}
END
run validate --check-schema -f plain faulty.json
run validate --check-schema -v -f plain faulty.json --select schema-bad-default
run validate --check-schema --ignore schema-invalid faulty.json --select schema-duplicate-id,schema-impossible

# What one draft says another does not.
cat >seven.json <<'END'
{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "https://example.com/seven",
  "$ref": "#/definitions/a",
  "definitions": {
    "a": {"type": "array", "items": [{}], "additionalItems": false},
    "b": {"$ref": "#/definitions/a", "minItems": 2, "title": "b", "uniqueItems": true},
    "c": {"unevaluatedProperties": false, "$defs": {}, "deprecated": true}
  }
}
END
echo '{"$schema": "http://json-schema.org/draft-04/schema#", "enum": [1, 1], "id": 5, "required": []}' >four.json
echo '{"minimum": 5, "exclusiveMinimum": true, "maximum": 5}' >old.json
run validate --check-schema -f plain seven.json four.json
run validate --check-schema --dialect 4 -f plain old.json
run validate --check-schema -f plain old.json

# A metaschema of one's own, and one that nobody knows.
echo '{"$id": "https://example.com/meta", "required": ["title"], "properties": {"owner": {"type": "string"}}}' >meta.json
echo '{"$schema": "https://example.com/meta", "owner": 5}' >owned.json
echo '{"$schema": "http://json-schema.org/draft-7/schema#"}' >unknown.json
run validate --check-schema --map https://example.com/meta=meta.json -f plain owned.json
run validate --check-schema owned.json unknown.json

# Misspelt words are mended when asked to; words of the schema's own are left
# alone, and so are formats that OpenAPI knows.
cat >slips.json <<'END'
{
  "$schema": "https://json-schema.org/schema",
  "type": "objekt",
  "additionalPropertes": false,
  "properties": {
    "name": {"type": "string", "minLenght": 2, "format": "data-time"},
    "$default": {"$default": {}, "_description": "", "note": "", "example": []},
    "size": {"type": "integer", "format": "uint32"}
  },
  "required": ["nmae"]
}
END
run validate --check-schema slips.json
run validate --check-schema --diff slips.json
run validate --check-schema --diff --unsafe-fixes slips.json
run validate --check-schema --fix --unsafe-fixes slips.json
echo '{"minLenght": 2}' >slip.json
run validate --schema slip.json four.json

# Found by walking, only what says that it is a schema.
mkdir -p walk
cp unknown.json seven.json old.json walk
echo '{"type' >walk/broken.json
run validate --check-schema -v -f plain walk
run validate --check-schema -f plain - <old.json
run validate --check-schema --schema old.json old.json
run validate --check-schema

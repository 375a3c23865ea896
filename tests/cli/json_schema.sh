# The output formats of JSON Schema, of `validate` only.
cat >point.json <<'END'
{
  "$id": "https://example.com/point",
  "title": "A point",
  "type": "object",
  "properties": {
    "x": {"$ref": "#/$defs/number"},
    "y": {"$ref": "#/$defs/number"}
  },
  "required": ["x", "y"],
  "additionalProperties": false,
  "$defs": {"number": {"type": "number", "maximum": 9, "x-unit": "cm"}}
}
END
cp point.json beside.json
sed -i '/\$id/d' beside.json
echo '{"x": 1, "y": 2.5}' >ok.json
echo '{"x": 10, "z": null}' >bad.json
echo '{"x": 1, "y"' >broken.json
printf '{"x": 1, "y": 1}\n\n{"x" 1}\n[]\n' >lines.jsonl
: >empty.json

for format in flag basic; do
    run validate --schema point.json -f json-schema-$format ok.json
    run validate --schema point.json -f json-schema-$format bad.json
done
# Several files are told apart; what is no JSON is not valid.
run validate --schema point.json -f json-schema-basic ok.json broken.json empty.json lines.jsonl
# A schema without `$id` has the URI of its file.
run validate --schema beside.json -f json-schema-basic bad.json
# Several schemas judge one after the other; several reports.
echo '{"maxProperties": 1}' >small.json
run validate --schema point.json --schema small.json -f json-schema-basic bad.json
run validate --schema point.json -f plain -f json-schema-flag=flag.out bad.json
cat flag.out
# The threshold decides on the exit status, not on what is valid.
run validate --schema point.json -f json-schema-flag --exit-zero bad.json
run validate --schema point.json -f json-schema-basic --ignore schema-range,schema-missing,schema-unknown-key bad.json
# Schemas that are part of the program.
run validate --schema slack -f json-schema-basic bad.json
# What is wrong with a schema is no error of a document.
echo '{"minimum": "1"}' >faulty.json
run validate --schema faulty.json -f json-schema-basic ok.json
run validate -f json-schema-basic ok.json

run lint -f json-schema-basic ok.json
run validate --schema point.json -f json-schema-basics ok.json
run validate --schema point.json -f json-schema-detailed ok.json

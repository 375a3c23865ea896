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
run validate --schema faulty.json --schema-dir nowhere ok.json
run validate --schema faulty.json --kind action ok.json
run --schema faulty.json ok.json

# Several schemas: a document must hold by each of them, and they find each
# other by `$id`.
echo '{"$id": "https://example.com/a", "required": ["a"], "properties": {"b": {"$ref": "https://example.com/b"}}}' >a.json
echo '{"$id": "https://example.com/b", "type": ["object", "integer"], "propertyNames": {"maxLength": 1}}' >b.json
echo '{"b": "?", "long": 1}' >ab.json
run validate --schema a.json --schema b.json -f plain ab.json
run validate --schema b.json --schema b.json -f plain ab.json
run validate --schema - -f plain ab.json <b.json
run validate --schema - -f plain - <b.json
run validate --schema - <b.json

# A bundled schema, a metaschema, and a name that is neither.
run validate --schema query -f plain ab.json
run validate --schema https://json-schema.org/draft/2020-12/schema -f plain faulty.json
run validate --schema http://json-schema.org/draft-07/schema# -f plain ab.json
run validate --schema https://example.com/a ab.json
run validate --schema acton ab.json

# Local files for URIs.
mkdir -p dir/sub dir2
mv b.json dir/sub/
run validate --schema a.json -f plain ab.json
run validate --schema a.json --schema-dir dir -f plain ab.json
run validate --schema https://example.com/a --schema-dir . -f plain ab.json
run validate --schema a.json --map https://example.com/b=dir/sub/b.json -f plain ab.json
run validate --schema a.json --map https://example.com/=dir/sub -f plain ab.json
mv dir/sub/b.json dir/sub/b
run validate --schema a.json --map https://example.com/=dir/sub/ -f plain ab.json
echo '{"type": "intger"}' >dir2/b
run validate --schema a.json --map https://example.com/=dir/sub/ --map https://example.com/b=dir2/b -f plain ab.json
cp a.json dir/a.json
run validate --schema a.json --schema-dir dir -f plain ab.json
run validate --schema a.json --map https://example.com/b ab.json
run validate --schema a.json --map https://example.com/b=absent ab.json
run validate --schema a.json --map https://example.com/b=dir ab.json
run validate --schema a.json --map https://example.com/=a.json ab.json

# Without --schema, `$schema` in the document.
mkdir -p docs/sub
echo '{"type": "object", "properties": {"port": {"type": "integer"}, "c": {"$ref": "common#"}}}' >docs/schema.json
echo '{"minmum": 1}' >docs/common
echo '{"$schema": "../schema.json", "port": "80"}' >docs/sub/a.json
echo '{"$schema": "https://example.com/port", "port": "80"}' >docs/sub/b.json
echo '{"port": "80"}' >docs/sub/c.json
echo '{"$schema": "query", "rules": "80"}' >docs/sub/d.json
echo '{"$schema": "http://json-schema.org/draft-07/schema#", "type": "strng"}' >docs/sub/e.json
printf '{"$schema": "schema.json", "port": "80"}\n{"$schema": "sub/../schema.json", "port": "81"}\n' >docs/f.jsonl
run validate -f plain docs
run validate -f plain -j 3 docs --map https://example.com/port=docs/schema.json
run validate -f plain docs/sub/c.json
run validate -v -f plain docs/sub docs/sub/c.json --schema docs/schema.json

# The draft of schemas that do not say, and `format`.
echo '{"minimum": 5, "exclusiveMinimum": true}' >draft4.json
echo '{"format": "ipv4"}' >format.json
echo 5 >five.json
echo '"x"' >x.json
run validate --schema draft4.json -f plain five.json
run validate --schema draft4.json --dialect 4 -f plain five.json
run validate --schema draft4.json --dialect draft4 -f plain five.json
run validate --schema format.json -f plain x.json
run validate --schema format.json --formats -f plain x.json

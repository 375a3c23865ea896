# What would take for ever ends, and says where and what was left: counted, so
# that it is the same on every machine.
list() { # NUMBER FORMAT
    seq -f "$2" "$1" | paste -sd,
}
hold() { # NAME
    run validate --no-config -q -f plain --max-diagnostics 2 \
        --select 'too-complex,schema-*' --schema "$1.json" "$1-data.json"
}

# A broken schema that leads back to itself.
cat >loop.json <<'END_'
{$schema:"json-schema.org/draft/2019-09/schema
l:""type:"object"s:{{}
}propertyNames:{$recursiveRef:""}if:{,then:{$recursiveRef:""}e:{ "}
}
END_
cp loop.json loop-data.json
hold loop

echo '{"dependentSchemas": {"a": {"$ref": "#"}, "b": {"$ref": "#"}}}' >self.json
echo '{"a": 1, "b": 2}' >self-data.json
hold self

# Many branches over many elements.
echo "{\"items\": {\"anyOf\": [$(list 1000 '{"required": ["k%.0f"]}')]}}" >any.json
echo "[$(yes '{}' | head -n 10000 | paste -sd,)]" >any-data.json
hold any

# Patterns that try all ways.
echo "{\"patternProperties\": {$(list 200 '"^(a+)+%.0f$": {}')}}" >names.json
echo "{$(list 200 '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab%.0f": 1')}" >names-data.json
hold names
echo '{"items": {"pattern": "^(a+)+$"}}' >strings.json
echo "[$(list 10000 '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab%.0f"')]" >strings-data.json
hold strings

# An index makes these cheap: all is checked.
echo "{\"items\": {\"enum\": [$(list 20000 '%.0f')]}}" >enum.json
echo "[$(list 20000 '%.0f'),0.5]" >enum-data.json
hold enum
echo "{\"allOf\": [$(seq 0 9999 | sed 's|.*|{"$ref": "#/$defs/a/anyOf/&"}|' | paste -sd,)],
 \"\$defs\": {\"a\": {\"anyOf\": [$(seq 1 9999 | sed 's|.*|{"type": "string"}|' | paste -sd,), {\"type\": \"number\"}]}}}" >refs.json
echo '"a"' >refs-data.json
hold refs

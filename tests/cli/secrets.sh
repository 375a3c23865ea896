# A credential in a file is in no report, whatever else is found beside it.
secret=ghp_a1B2c3D4e5F6a1B2c3D4e5F6
cat >a.json <<END
{
  "identifier": "a",
  "$secret": 1,
  "trigger": {"type": "self-service", "operation": "$secret", "userInputs": {"properties": {}, "order": []}},
  "invocationMethod": {
    "type": "WEBHOOK",
    "url": "https://e.com/x",
    "headers": {"Authorization": "Bearer $secret", "X-A": "{{ .inputs.nope }}"},
    "body": {"a": "\u0067hp_a1B2c3D4e5F6a1B2c3D4e5F6", "b": "{{ $secret }}", "c": 1,,}
  }
}
END
sed -z 's/\n */ /g' a.json >b.json
told() { # WHAT: reads its output
    grep -oE 'a1B2c3D4|[^*]B2c3D4e' | head -n 1 | sed "s/.*/$1 tells it/"
}
for file in a.json b.json; do
    for format in text plain json jsonl lsp github sarif gitlab junit \
        checkstyle rdjson markdown; do
        for levels in "" "--ignore secret-literal" "--select secret-literal" \
            "--max-diagnostics 1" -v; do
            # shellcheck disable=SC2086
            "$BIN" --no-config $levels -f "$format" "$file" 2>&1 |
                told "$format $levels $file"
        done
    done
    "$BIN" --no-config --diff "$file" 2>&1 | told "--diff $file"
    "$BIN" --no-config --diff --unsafe-fixes "$file" 2>&1 | told "--diff $file"
    "$BIN" --no-config -q --write-baseline "$file.base" "$file" >/dev/null
    told "the baseline of $file" <"$file.base"
    for stage in tokens tree templates jq; do
        "$BIN" dump --as="$stage" "$file" 2>&1 | told "dump $stage $file"
    done
    echo '{"additionalProperties": {"enum": [1]}}' >s.json
    for format in text json json-schema-basic; do
        "$BIN" validate --no-config -f "$format" --schema s.json "$file" |
            told "validate $format $file"
    done
done
run --no-config a.json
run --no-config --diff a.json
# What is fixed is fixed as it was.
cp a.json c.json
"$BIN" --no-config -q --fix c.json >/dev/null
grep -c "$secret" c.json
run expr "\"$secret\""
"$BIN" -f plain --no-config --baseline a.json.base a.json

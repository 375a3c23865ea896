# explain, rules and schemas: the same ids everywhere, offline.
"$BIN" rules | awk '{print $1}' >ids
sort -c ids && echo "sorted"
"$BIN" rules --format json | tr '{' '\n' | sed -n 's/^"id":"\([^"]*\)".*/\1/p' |
    cmp - ids && echo "the same in JSON"
while read -r id; do
    "$BIN" explain "$id" | head -n 1 | grep -q "^# .*$id" || echo "no page of $id"
done <ids
"$BIN" rules | grep '^json-trailing-comma ' | tr -s ' '
run rules -f yaml
"$BIN" schemas | awk '{print $1}' >names
grep -x 'action\|kafka' names
while read -r name; do
    "$BIN" schemas "$name" | tail -n 1 | grep -qx '}' || echo "no text of $name"
done <names
"$BIN" schemas action.schema.json >by_file_name
"$BIN" schemas action | cmp - by_file_name && echo "either name"
"$BIN" schemas | grep '^kafka \|^legacy'
"$BIN" schemas | grep -vE '  20[0-9]{2}-[0-9]{2}-[0-9]{2}  [A-Z]' && echo "no date or source"

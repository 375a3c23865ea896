bad a.json
bad b.json
bad c.json
run -f plain --max-diagnostics 2 a.json b.json c.json
run --max-diagnostics 0 a.json b.json
run -f plain -q --max-diagnostics 0 a.json
"$BIN" -f json --max-diagnostics 1 a.json b.json 2>/dev/null | grep -o '"summary.*'

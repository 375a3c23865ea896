bad bad.json
run -f plain - <bad.json
run -f plain --stdin-filename actions/deploy.json - <bad.json
run -f plain --stdin-filename actions/deploy.json <bad.json
run -f plain bad.json - <bad.json
printf '{"invocationMethod": {"type": "KAFKA", "payload": {}}, // c\n}' >c
run -f plain --select json- --stdin-filename c.jsonc - <c
run -f plain --select json- --stdin-filename c.json - <c
run -f plain --select json- --jsonc --stdin-filename c.json - <c
run -f lsp --select json- --stdin-filename 'd e/ü.jsonc' - <c

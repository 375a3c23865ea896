printf '{"a": [1, "x{{ .b | }} {{ .c }}"],\n "k\\u00e9": tru}\n' >a.json
run dump --as=tokens a.json
run dump --as=tree a.json
run dump --as=templates a.json
run dump --as=jq a.json
run dump --as tree absent.json
run dump --as types a.json

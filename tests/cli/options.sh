# Long and short, joined and apart, before and behind the operands.
bad bad.json
run --format=plain bad.json
run bad.json --format plain
run -fplain bad.json
run -f=plain bad.json
run -qfplain bad.json
run -qvf plain lint bad.json
run lint -f plain -- bad.json
run -f json=report.json -f plain bad.json
grep -c '"rule":"json-extra-comma"' report.json
run -f json=report.json bad.json
run -f plain=absent/report -f plain bad.json
bad ./lint
run -f plain ./lint
run -f plain -- lint
# One file is reported once, however often it is named.
run -f plain bad.json ./bad.json "$PWD/bad.json" .

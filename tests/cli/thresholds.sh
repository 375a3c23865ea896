bad bad.json
run -f plain --severity json-extra-comma=warning bad.json
status --severity json-extra-comma=warning --fail-on warning bad.json
status --severity json-extra-comma=warning --max-warnings 0 bad.json
status --severity json-extra-comma=warning --max-warnings 1 bad.json
run -f plain --severity 'json-*=info' bad.json
status --severity 'json-*=info' --fail-on info bad.json
status --severity 'json-*=info' --fail-on warning bad.json
run -f plain --severity json-extra-comma=hint bad.json
run -f plain --severity json-extra-comma=hint -v bad.json
run -f plain --severity json-extra-comma=hint --fail-on hint bad.json
run -f plain --severity json-extra-comma=off bad.json
run -f plain --severity json-=info,json-extra-comma=warning bad.json

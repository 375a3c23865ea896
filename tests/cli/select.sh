bad bad.json
run -f plain --ignore json-extra-comma bad.json
run -f plain --ignore 'json-*' bad.json
run -f plain --select schema- bad.json
run -f plain --select schema-,json-extra-comma bad.json
run -f plain --select 'json-*' --ignore json-extra-comma bad.json
run -f plain --select json bad.json
run -f plain --ignore json-extra-coma bad.json
run -f plain --severity json-extra-comma=loud bad.json
run -f plain --severity json-extra-comma bad.json

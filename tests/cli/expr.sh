good action.json
run expr '.inputs.service | ascii_upcase'
run expr '.a |'
run expr -f plain --at any '.anything.goes'
run expr --at self-service.CREATE '"é\u0041🚀" + .inptus.service'
run expr --at self-service.CREATE '.inputs.service'
run expr --at automation.ENTITY_CREATED -f plain '.inputs.service'
run expr --at self-service.CRATE .
run expr --at nonsense .
run expr --file action.json '.inputs.service'
run expr --file action.json -f plain '.inputs.servce'
run expr --file action.json --at form.CREATE -f plain '.form.servce'
run expr --file action.json --at condition.ENTITY_UPDATED .
run expr --file absent.json .
echo '[]' >none.json
run expr --file none.json .
printf '.a |' | run expr --format jsonl -
printf '.a' | run expr --format jsonl -
printf '.a # comment\n' | run expr --format plain -
printf '' | run expr --format plain -
run expr --dialect 1.8 -f plain 'ltrimstr("a")'
run expr -- '-1'

# A document is what --kind says, whatever it looks like; the elements of an
# array are.
echo '{"url": "https://example.com", "type": "WEBHOK"}' >method.json
run -f plain --kind method method.json
run -f plain --kind action method.json
echo '{"type": "self-service", "operation": "MAKE"}' >trigger.json
run -f plain --kind trigger trigger.json
echo '{"properties": {"name": {"type": "text"}}}' >inputs.json
run -f plain --kind user-inputs inputs.json
echo '[{"properties": {}}, {"order": ["name"]}]' >list.json
run -f plain --kind user-inputs list.json
echo '{"execute": {"roles": "Admin"}}' >permissions.json
run -f plain --kind permissions permissions.json
echo '{"identifier": "old", "trigger": "CREATE"}' >legacy.json
run -f plain --kind legacy legacy.json
run -f plain --kind auto method.json
echo >nothing.json
run -f plain --kind action nothing.json

# Parts of an action may be called as they are in one.
echo '{"invocationMethod": {"type": "KAFKA", "payload": 1}}' >member.json
run -f plain --kind method member.json
echo '{"trigger": {"type": "self-service"}}' >member.json
run -f plain --kind trigger member.json
echo '{"userInputs": {"properties": {"name": {"type": "text"}}}}' >member.json
run -f plain --kind user-inputs member.json
echo '"text"' >member.json
run -f plain --kind user-inputs member.json

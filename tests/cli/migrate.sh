# From the first generation of actions to today's.
cat >v1.json <<'END'
{
  "identifier": "team/restart",
  "title": "Restart",
  "trigger": "DAY-2",
  "userInputs": {
    "properties": {
      "reason": { "type": "string" }
    },

    "required": ["reason"]
  },
  "invocationMethod": {
    "type": "WEBHOOK",
    "url": "https://ops.acme.io/restart"
  }
}
END
good v2.json
echo "# the result is printed, what is left to do is said"
run migrate v1.json
run migrate -q - <v1.json
run migrate v2.json
echo "# as a patch"
run migrate --diff v1.json
echo "# over the file; then there is nothing left, and nothing wrong in it"
sed -i 's|team/restart|restart|; s|"trigger"|"blueprint": "service",\n  &|' v1.json
sed 's/$/\r/' v1.json >crlf.json
run migrate --fix v1.json crlf.json v2.json
run --fail-on info v1.json crlf.json
grep -vc "$(printf '\r')" crlf.json
run migrate --fix v1.json
echo "# lines, arrays, comments, single members"
cat >mixed.jsonc <<'END'
[
	// the old one
	{
		"identifier": "make", // its name
		"trigger": "CREATE", // when
		"userInputs": {
			// nothing is asked
			"properties": {}
		},
		"invocationMethod": { "type": "AZURE-DEVOPS", "org": "acme", "webhook": "make" }
	},
	{
		"identifier": "new",
		"trigger": { "type": "self-service", "operation": "CREATE", "userInputs": { "properties": {} } },
		"invocationMethod": {
			"type": "GITLAB",
			"projectName": "ops",
			"groupName": "acme",
			"pipelineVariables": { "RUN": "{{ .run.id }}" },
			"agent": true
		}
	}
]
END
run migrate mixed.jsonc
echo '{"identifier": "a", "trigger": "CREATE", "userInputs": {"properties": {}}, "invocationMethod": {"type": "KAFKA"}}' >l.jsonl
run migrate -q l.jsonl
echo '{"identifier": "a", "trigger": "CREATE", "invocationMethod": {"type": "MOCK"}}' >mock.json
run migrate mock.json
echo '{"identifier": "a" "trigger": "CREATE", "invocationMethod": {"type": "KAFKA"}' >broken.json
run migrate broken.json
echo "# how it is called"
run migrate
run migrate v1.json v2.json
run migrate missing.json
run migrate --unsafe-fixes v1.json

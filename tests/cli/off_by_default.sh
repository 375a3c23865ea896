# Rules that are off by default: silent, until somebody asks for one by name.
good action.json
sed -i 's/"type": "KAFKA"/"type": "GITHUB", "org": "<ORG>", "repo": "ops", "workflow": "a.yml"/; s/"payload"/"workflowInputs"/' action.json
run -f plain action.json
run -f plain --severity placeholder-left=info action.json
run -f plain --severity 'placeholder-*=warning' action.json
run -f plain --select placeholder-left action.json
run -f plain --select 'placeholder-*' action.json
run -f plain --select placeholder-left --severity placeholder-left=error action.json
"$BIN" rules | grep ' off ' | tr -s ' '

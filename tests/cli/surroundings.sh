# Where the files around are, as the configuration says.
mkdir -p .git actions wf platform/.github/workflows
cat >actions/run.json <<'JSON'
[
  {"invocationMethod": {"type": "GITHUB", "org": "acme", "repo": "platform", "workflow": "go.yml", "workflowInputs": {"wrong": "1"}}}
]
JSON
cat >platform/.github/workflows/go.yml <<'YAML'
on:
  workflow_dispatch:
    inputs:
      right:
        type: string
YAML
run -f plain actions
echo '{"repositories": {"acme/platform": "platform"}}' >invokelint.json
run -f plain actions
(cd actions && run -f plain .)
run -f plain --no-config actions

# Rules that are off are switched on by their own name only.
echo '{"rules": {"*": "info"}}' >invokelint.json
run --print-config | grep icon-unknown
echo '{"rules": {"icon-unknown": "info"}}' >invokelint.json
run --print-config | grep icon-unknown

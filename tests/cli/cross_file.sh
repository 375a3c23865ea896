# What other files say: of the run, and of the git work tree around it.
mkdir -p .git .github/workflows port/actions models scratch
printf '[core]\n[remote "origin"]\n\turl = git@github.com:acme/platform.git\n' \
    >.git/config
echo scratch/ >.gitignore
cat >.github/workflows/resize.yml <<'END'
on:
  workflow_dispatch:
    inputs:
      größe:
        type: choice
        options: [small, "large"]
END
cat >models/disk.json <<'END'
{"identifier": "disk",
 "schema": {"properties": {"size": {"type": "string", "enum": ["small"]}}},
 "relations": {}}
END
cat >port/actions/resize.json <<'END'
{
  "identifier": "resize_disk",
  "trigger": {
    "type": "self-service", "operation": "DAY-2", "blueprintIdentifier": "disk",
    "userInputs": {"properties": {}}
  },
  "invocationMethod": {
    "type": "GITHUB", "org": "acme", "repo": "platform",
    "workflow": "resize.yml",
    "workflowInputs": {
      "größe": "medium",
      "was": "{{ .entity.properties.sise }}"
    }
  }
}
END
run port
cd port/actions || exit
echo "# one file, from inside"
run -f plain resize.json
run -f jsonl resize.json | grep -o '"path":"[^"]*"'
run -f plain --stdin-filename resize.json - <resize.json
echo "# another repository, as the remote tells"
sed 's/platform/elsewhere/' resize.json >other.json
run -f plain other.json
sed 's/resize.yml/rezise.yml/' resize.json >other.json
run -f plain other.json
echo "# an action that is not part of the work tree"
cp resize.json ../../scratch/
run -f plain ../../scratch/resize.json
rm -r ../../scratch
echo "# outside of any work tree"
cp resize.json ../../models/
rm -r ../../.git
run -f plain resize.json
run -f plain ../../models
echo "# the same action twice"
cd ../..
rm -r .github models port
good a.json
sed 's/"Deploy"/"Destroy"/' a.json >b.json
mkdir staging
cp a.json staging/
for jobs in 1 2 5; do
    "$BIN" -f text -j $jobs >out.$jobs
done
cmp out.1 out.2 && cmp out.1 out.5 && cat out.1

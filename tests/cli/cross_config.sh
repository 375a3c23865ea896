# Where other files are, as the configuration says.
mkdir -p .git repo/port repo/models repo/old repo/ci elsewhere/.github/workflows
mv .git repo
cd repo || exit
cat >invokelint.json <<'END'
{
  "blueprints": ["models/*.json"],
  "workflows": ["ci/*.yml"],
  "repositories": {"acme/elsewhere": "../elsewhere"}
}
END
blueprint() {
    echo "{\"identifier\": \"$1\", \"schema\": {\"properties\": {\"$2\": {}}}}"
}
blueprint disk size >models/disk.json
blueprint volume size >old/volume.json
printf 'on: push\n' >ci/check.yml
printf 'on: {workflow_dispatch: {inputs: {disk: {required: true}}}}\n' \
    >../elsewhere/.github/workflows/wipe.yml
upsert() {
    cat <<END
{"identifier": "put_$1", "invocationMethod": {"type": "UPSERT_ENTITY",
 "blueprintIdentifier": "$1",
 "mapping": {"identifier": "x", "properties": {"$2": 1}}}}
END
}
github() {
    cat <<END
{"invocationMethod": {"type": "GITHUB", "org": "acme", "repo": "$1",
 "workflow": "$2", "workflowInputs": {"dsik": "x"}}}
END
}
upsert disk sise >port/disk.json
upsert volume size >port/volume.json
github elsewhere wipe.yml >port/wipe.json
github elsewhere wpie.yml >port/wpie.json
github platform check.yml >port/check.json
run -f plain port
run -f plain --select unknown-blueprint .
cd port || exit
run -f plain disk.json
run -f plain --no-config .

#!/bin/bash
# pre_commit.sh ROOT INVOKELINT: all hooks with the real pre-commit, on a
# scratch repository.  TAP; skipped without pre-commit.
set -euo pipefail
root=$(realpath "$1") program=$(realpath "$2")

if ! command -v pre-commit >/dev/null || ! git -C "$root" rev-parse 2>/dev/null
then
    echo "1..0 # SKIP no pre-commit, or no work tree"
    exit
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export PRE_COMMIT_HOME=$scratch/cache HOME=$scratch
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
PATH=$(dirname "$program"):$PATH

count=0 failed=0
check() { # NAME COMMAND...: one line of TAP
    local name=$1
    shift
    count=$((count + 1))
    if "$@" >"$scratch/log" 2>&1; then
        echo "ok $count - $name"
    else
        failed=1
        echo "not ok $count - $name"
        sed 's/^/# /' "$scratch/log" "$scratch/out"
    fi
}

# The working tree as a repository of its own, so that the hook is tested as
# it stands and not as it was last committed.
hooks=$scratch/hooks
mkdir "$hooks"
git -C "$root" ls-files -z --cached --others --exclude-standard |
    (cd "$root" && xargs -0 sh -c 'for f; do [ ! -f "$f" ] || echo "$f"; done' -) |
    tar -C "$root" -cf - -T - | tar -C "$hooks" -xf -
git -C "$hooks" init -q
git -C "$hooks" add -A
git -C "$hooks" commit -qm hooks

commit() { # MESSAGE: what pre-commit says is in out
    git add -A && git commit -qm "$1" >"$scratch/out" 2>&1
}

blocked() {
    ! commit "$1"
}

says() {
    grep -qF -- "$1" "$scratch/out"
}

silent() { # nothing but the line that pre-commit prints for a hook
    [ "$(grep -c . "$scratch/out")" -eq 1 ] && grep -q Passed "$scratch/out"
}

action() { # INPUT: an action whose address mentions the input
    cat <<JSON
{
  "identifier": "restart_service",
  "title": "Restart service",
  "trigger": {
    "type": "self-service",
    "operation": "CREATE",
    "userInputs": {
      "properties": { "service": { "type": "string" } },
      "required": ["service"],
      "order": ["service"]
    }
  },
  "invocationMethod": {
    "type": "WEBHOOK",
    "url": "https://example.com/restart/{{ .inputs.$1 }}",
    "method": "POST",
    "synchronized": true
  }
}
JSON
}

begin() { # HOOK [KEY: VALUE...]: a repository that has it
    local id=$1 more
    shift
    more=$(printf ', %s' "$@")
    [ $# -gt 0 ] || more=
    rm -rf "$scratch/work"
    git init -q "$scratch/work"
    cd "$scratch/work"
    cat >.pre-commit-config.yaml <<YAML
repos:
  - repo: $hooks
    rev: $(git -C "$hooks" rev-parse HEAD)
    hooks: [{ id: $id$more }]
YAML
    pre-commit install >/dev/null
    git add -A && git commit -qm config >/dev/null 2>&1
}

for id in invokelint invokelint-system; do
    begin "$id"

    echo '{ "name": "unrelated", "scripts": { "test": "true" } }' >package.json
    check "$id passes over unrelated JSON" commit unrelated
    check "$id has nothing to say about it" silent

    mkdir actions
    action servcie >actions/restart.json
    check "$id blocks a wrong action" blocked bad
    check "$id says where" says "actions/restart.json:15:52"
    check "$id says what" says unknown-input

    action service >actions/restart.json
    check "$id lets a right action pass" commit good
    check "$id has nothing to say about that" silent
done

# What the action says of a workflow and of a blueprint breaks in the commit
# that changes those and nothing else.
platform() {
    git remote add origin git@github.com:acme/platform.git
    mkdir -p .github/workflows blueprints actions
    cat >.github/workflows/restart.yml <<'YAML'
on:
  workflow_dispatch:
    inputs:
      service: { required: true, type: string }
jobs: {}
YAML
    cat >blueprints/host.json <<'JSON'
{
  "identifier": "host",
  "title": "Host",
  "schema": {
    "properties": { "size": { "type": "string" } },
    "required": []
  },
  "relations": {}
}
JSON
    action service | sed '/"invocationMethod"/,$d' | tee actions/restart.json \
        >actions/host.json
    cat >>actions/restart.json <<'JSON'
  "invocationMethod": {
    "type": "GITHUB",
    "org": "acme",
    "repo": "platform",
    "workflow": "restart.yml",
    "workflowInputs": { "service": "{{ .inputs.service }}" }
  }
}
JSON
    sed -i 's/restart_service/make_host/' actions/host.json
    cat >>actions/host.json <<'JSON'
  "invocationMethod": {
    "type": "UPSERT_ENTITY",
    "blueprintIdentifier": "host",
    "mapping": {
      "identifier": "{{ .inputs.service }}",
      "properties": { "size": "small" }
    }
  }
}
JSON
}

across() { # HOOK NAME: it sees what breaks from the other end
    platform
    check "$2 lets what fits together pass" commit good
    check "$2 has nothing to say about it" silent
    sed -i 's/service:/servant:/' .github/workflows/restart.yml
    check "$2 blocks a workflow that renames an input" blocked workflow
    check "$2 says where" says "actions/restart.json:18:25"
    check "$2 says what" says workflow-unknown-input
    git checkout -q HEAD -- .
    sed -i 's/"size"/"scale"/' blueprints/host.json
    check "$2 blocks a blueprint that renames a property" blocked blueprint
    check "$2 says where" says "actions/host.json:"
    check "$2 says what" says unknown-property
    git checkout -q HEAD -- .
    echo "# Notes" >notes.md
    check "$2 has no need to look at other files" commit notes
    check "$2 says that it does not" says "no files to check"
}

begin invokelint-all
across invokelint-all invokelint-all
git rm -q .github/workflows/restart.yml
check "invokelint-all is not run when a file is removed" commit removed

begin invokelint-all "always_run: true"
platform
check "with always_run, invokelint-all lets it pass" commit good
git rm -q .github/workflows/restart.yml
check "with always_run, it blocks a workflow that goes" blocked removed
check "with always_run, it says what" says workflow-not-found

begin invokelint-system "pass_filenames: false" "types: [file]" \
    "types_or: [json, yaml]"
across invokelint-system "invokelint-system without names"

# One process for all files, however many: it sees the duplicates, and there is
# one report.
begin invokelint "args: [--fail-on, warning]"
mkdir actions
for number in $(seq 400); do
    action service |
        sed "s/restart_service/restart_$number/; s/Restart/& $number/" \
        >"actions/$(printf '%0100d' "$number").json"
done
action service | sed "s/restart_service/restart_7/" >actions/again.json
check "many files: a duplicate is found" blocked many
check "many files: it is said once" [ "$(grep -c duplicate-identifier "$scratch/out")" -eq 1 ]
rm actions/again.json
check "many files: nothing is said" commit many
check "many files: nothing is said, once" silent

begin invokelint-fix
mkdir actions
action service >whole.json
sed 's/"synchronized": true/&,/' whole.json >actions/restart.json
check "invokelint-fix stops when it changes a file" blocked comma
check "invokelint-fix has mended it" cmp whole.json actions/restart.json
check "invokelint-fix lets the mended file pass" commit mended
action servcie >actions/restart.json
check "invokelint-fix blocks what it cannot mend" blocked bad
check "invokelint-fix says what" says unknown-input
echo "1..$count"
exit $failed

#!/usr/bin/env bash
# What action.yml runs: `action.sh get` and `action.sh lint`.  Inputs come as
# variables of the environment, so that nothing in them is ever read as code.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
releases=https://github.com/invokelint/invokelint/releases/download

fail() {
    echo "::error title=invokelint::$*"
    exit 2
}

# output NAME VALUE: an output of the step, which is one line.
output() {
    case $2 in
    *$'\n'*) fail "$1 must be one line" ;;
    esac
    printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}

# read_lines TEXT: its lines into the array `lines`, without empty ones.
read_lines() {
    local line

    lines=()
    while IFS= read -r line; do
        line=${line%$'\r'}
        if [ -n "$line" ]; then
            lines+=("$line")
        fi
    done <<<"$1"
}

# The release VERSION, if it has the checksum that the workflow asks for.
download() {
    local name have place
    name=invokelint-linux-$(uname -m)
    place=$RUNNER_TEMP/invokelint

    [ "$(uname -s)" = Linux ] || fail "releases have programs for Linux only"
    [[ $INVOKELINT_VERSION =~ ^v[0-9]+(\.[0-9]+){2}$ ]] ||
        fail "version must be a release, such as v0.1.0"
    [[ $INVOKELINT_SHA256 =~ ^[0-9a-f]{64}$ ]] ||
        fail "a version needs the sha256 of $name, which its SHA256SUMS has"
    curl --fail --silent --show-error --location --retry 3 --output "$place" \
        "${INVOKELINT_RELEASES:-$releases}/$INVOKELINT_VERSION/$name" ||
        fail "cannot download $name of $INVOKELINT_VERSION"
    have=$(sha256sum "$place")
    have=${have%% *}
    if [ "$have" != "$INVOKELINT_SHA256" ]; then
        rm -f "$place"
        fail "the sha256 of $name is $have and not $INVOKELINT_SHA256"
    fi
    chmod +x "$place"
    output program "$place"
}

# The program that the action's own sources make.
build() {
    echo "::group::build invokelint"
    "$root/tools/setup" program || fail "cannot build invokelint"
    echo "::endgroup::"
    output program "$root/tools/hook"
}

get() {
    if [ -n "$INVOKELINT_VERSION" ]; then
        download
    else
        build
    fi
}

# The options that the inputs ask for, into `options`.
read_options() {
    options=(--format "$INVOKELINT_FORMAT" --fail-on "$INVOKELINT_FAIL_ON")
    if [ -n "$INVOKELINT_SARIF_FILE" ]; then
        options+=(--format "sarif=$INVOKELINT_SARIF_FILE")
        output sarif-file "$INVOKELINT_SARIF_FILE"
    fi
    case $INVOKELINT_SUMMARY in
    true) options+=(--format "markdown=$GITHUB_STEP_SUMMARY") ;;
    false) ;;
    *) fail "summary is true or false" ;;
    esac
    read_lines "$INVOKELINT_ARGS"
    options+=(${lines[@]+"${lines[@]}"})
}

# Runs "$@" with a problem matcher at work.  What is printed may quote the
# files, and must not be taken for commands to the runner.
matched() {
    local token status=0
    token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')

    echo "::add-matcher::$root/.github/invokelint-matcher.json"
    echo "::stop-commands::$token"
    "$@" || status=$?
    echo "::$token::"
    echo "::remove-matcher owner=invokelint::"
    echo "::remove-matcher owner=invokelint-info::"
    return "$status"
}

lint() {
    local command lines options status=0

    cd "$INVOKELINT_DIRECTORY"
    read_options
    read_lines "$INVOKELINT_PATHS"
    command=("$INVOKELINT_PROGRAM" lint "${options[@]}" --
        ${lines[@]+"${lines[@]}"})
    case $INVOKELINT_FORMAT in
    text | plain) matched "${command[@]}" </dev/null || status=$? ;;
    *) "${command[@]}" </dev/null || status=$? ;;
    esac
    output exit-status "$status"
    exit "$status"
}

case ${1-} in
get | lint) "$1" ;;
*) fail "action.sh get|lint" ;;
esac

#!/bin/bash
# threads.sh ROOT INVOKELINT: eight threads over a tree say, byte by byte, what
# one says.  Built with -Db_sanitize=thread (.ci/run threads), a data race ends
# the program with a status of its own.
set -u
root=$(realpath "$1") program=$(realpath "$2")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
number=0 failed=0

mkdir "$folder/tree" && cp -r "$root/fixtures" "$root/schemas" "$folder/tree"
mkdir "$folder/tree/.git"
cd "$folder/tree" || exit 1
export TSAN_OPTIONS="exitcode=66 ${TSAN_OPTIONS:-}"

# same NAME ARGUMENT...: on one thread and on eight.
same() {
    local name=$1 one eight
    shift
    "$program" "$@" -j 1 . >"$folder/one" 2>"$folder/one.err"
    one=$?
    "$program" "$@" -j 8 . >"$folder/eight" 2>"$folder/eight.err"
    eight=$?
    number=$((number + 1))
    if [ "$one" -le 2 ] && [ "$one" -eq "$eight" ] &&
        [ -s "$folder/one" ] && cmp "$folder/one" "$folder/eight" &&
        cmp "$folder/one.err" "$folder/eight.err"; then
        echo "ok $number - $name"
    else
        failed=1
        echo "not ok $number - $name"
        echo "# exit $one with one thread, $eight with eight"
        head -n 30 "$folder/eight.err" | sed 's/^/# /'
    fi
}

same "lint" -f json
same "lint, as a patch" --unsafe-fixes --diff
same "validate" validate --schema action -f json
same "validate, schemas named by documents" validate -f json --schema-dir schemas
same "check schemas" validate --check-schema -f json
echo "1..$number"
exit $failed

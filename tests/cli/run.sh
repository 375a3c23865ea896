#!/usr/bin/env bash
# Runs the stories of this folder: <name>.sh, in an empty directory of its
# own, must print what <name>.out holds.
#
#   run.sh [--accept] ROOT PROGRAM [NAME...]
#
# --accept rewrites the .out files; read the difference before committing it.
set -u
accept=false
if [ "${1-}" = --accept ]; then
    accept=true
    shift
fi
here=$(realpath "${1:?is the root of the project}")/tests/cli
BIN=$(realpath "${2:?is the program to be tested}")
shift 2
names=("$@")
export BIN HERE=$here LC_ALL=C
unset NO_COLOR FORCE_COLOR CLICOLOR_FORCE GITHUB_WORKSPACE CI_PROJECT_DIR
if [ ${#names[@]} -eq 0 ]; then
    for story in "$here"/*.sh; do
        name=$(basename "$story" .sh)
        [ "$name" = run ] || names+=("$name")
    done
fi

work=$(mktemp -d)
trap 'chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
failed=0
number=0
echo "1..${#names[@]}"
for name in "${names[@]}"; do
    number=$((number + 1))
    mkdir -p "$work/$name"
    (
        cd "$work/$name" || exit
        # shellcheck source=/dev/null
        source "$here/story.bash"
        source "$here/$name.sh"
    ) 2>&1 | sed "s|$work/$name|DIR|g" >"$work/$name.out"
    if $accept && [ "$(tail -n 1 "$work/$name.out")" != "SKIP" ]; then
        cp "$work/$name.out" "$here/$name.out"
    fi
    if diff -u "$here/$name.out" "$work/$name.out" >"$work/diff"; then
        echo "ok $number - $name"
    elif [ "$(tail -n 1 "$work/$name.out")" = "SKIP" ]; then
        echo "ok $number - $name # SKIP"
    else
        echo "not ok $number - $name"
        sed 's/^/# /' "$work/diff"
        failed=1
    fi
done
exit $failed

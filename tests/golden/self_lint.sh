#!/bin/sh
# self_lint.sh ROOT INVOKELINT: the program has nothing to say about the
# fixtures that are meant to be right.  They make a work tree together, also
# where the sources are in none; yet any of them may use the identifier of
# another.
set -eu
program=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/.git"
cp -R "$1/fixtures" "$work"
cd "$work"
find fixtures -name 'ok*.json' -print0 |
    xargs -0 "$program" lint --fail-on info \
        --ignore duplicate-identifier --

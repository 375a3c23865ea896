#!/usr/bin/env bash
# lazy.sh ROOT PROGRAM: libraries that few runs need are loaded by those runs
# alone; where one is missing, the others work, and those end with status 2
# and say what it is.  TAP.
set -u
root=$(realpath "${1:?is the root of the project}")
program=$(realpath "${2:?is the program}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0
failed=0

# check NAME STATUS TEXT COMMAND...: one line of TAP; the command ends with
# STATUS and says TEXT.
check() {
    local name=$1 status=$2 text=$3 said
    shift 3
    number=$((number + 1))
    said=$("$@" 2>&1)
    if [ $? -eq "$status" ] && [[ $said == *"$text"* ]]; then
        echo "ok $number - $name"
    else
        echo "not ok $number - $name"
        sed 's/^/#   /' <<<"$said"
        failed=1
    fi
}

# The same program, which asks for libraries that nobody has.
sed 's/libpcre2-8\.so\.0/libpcre2-8.so.x/; s/libyaml-0\.so\.2/libyaml-0.so.x/' \
    "$program" >"$work/without"
chmod +x "$work/without"
cd "$work" || exit 1

echo '{"pattern": "^(a|b)+c\\1$"}' >hard.schema.json
echo '{"pattern": "^[a-z]+$"}' >simple.schema.json
echo '"ac"' >text.json
echo '"1"' >digit.json
check "a hard pattern" 1 schema-pattern \
    "$program" validate --schema hard.schema.json text.json
check "a hard pattern without PCRE2" 2 "libpcre2-8.so.x" \
    ./without validate --schema hard.schema.json text.json
check "a simple pattern without PCRE2" 1 schema-pattern \
    ./without validate --schema simple.schema.json digit.json
check "an action without PCRE2 and libyaml" 0 "" \
    ./without --no-config -q "$root/bench/action.json"
cp -r "$root/fixtures/workflow-unknown-input/bad" tree
mkdir tree/.git
if "$program" tree | grep -q workflow-unknown-input; then
    check "a workflow without libyaml" 2 "libyaml-0.so.x" ./without tree
fi
echo "1..$number"
exit $failed

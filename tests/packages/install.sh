#!/usr/bin/env bash
# install.sh ROOT BUILD: `meson install` into an empty folder: what is there,
# and whether it works.  TAP.
set -u
root=$(realpath "${1:?is the root of the project}")
build=$(realpath "${2:?is the build folder}")
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
number=0
failed=0

# check NAME COMMAND...: one line of TAP, with what the command says if it
# fails.
check() {
    local name=$1 said
    shift
    number=$((number + 1))
    if said=$("$@" 2>&1); then
        echo "ok $number - $name"
    else
        echo "not ok $number - $name"
        sed 's/^/#   /' <<<"$said"
        failed=1
    fi
}

check "meson install" env DESTDIR="$there" \
    meson install -C "$build" --no-rebuild --quiet
prefix=$(meson introspect "$build" --buildoptions |
    python3 -c 'import json, sys
print(next(o["value"] for o in json.load(sys.stdin) if o["name"] == "prefix"))')
place=$there$prefix

for path in bin/invokelint share/man/man1/invokelint.1 \
    share/bash-completion/completions/invokelint \
    share/zsh/site-functions/_invokelint \
    share/fish/vendor_completions.d/invokelint.fish \
    share/doc/invokelint/LICENSE share/doc/invokelint/README.md \
    share/doc/invokelint/CHANGELOG.md share/doc/invokelint/docs/README.md \
    share/doc/invokelint/docs/rules/unknown-input.md \
    share/doc/invokelint/schemas/metaschema/LICENSE; do
    check "$path" test -s "$place/$path"
done
if [ -e "$root/schemas/config.schema.json" ]; then
    check "share/man/man5/invokelint.5" test -s \
        "$place/share/man/man5/invokelint.5"
fi

only() {
    local more
    more=$(find "$place" -type f -path '*/bin/*' ! -name invokelint
        find "$place" -name meson.build)
    [ -z "$more" ] || { echo "installs $more"; return 1; }
}
check "nothing but the program" only

runs() {
    cd / && "$place/bin/invokelint" --version &&
        "$place/bin/invokelint" --exit-zero -f plain \
            "$place/share/doc/invokelint/docs/example" | grep unknown-input
}
check "it runs" runs

completes() {
    (
        # shellcheck source=/dev/null
        source "$place/share/bash-completion/completions/invokelint" || exit
        COMP_WORDS=(invokelint expl) COMP_CWORD=1
        _invokelint
        [ "${COMPREPLY[*]}" = explain ]
    )
}
check "it is completed" completes
echo "1..$number"
exit $failed

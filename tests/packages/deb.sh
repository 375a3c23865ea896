#!/usr/bin/env bash
# deb.sh ROOT [FOLDER]: builds the Debian package from a copy of the tree, looks
# at it with lintian, and installs it into an empty root to see that it works
# there.  A copy of it stays in FOLDER.  Exit status 77 says that this is no
# Debian.
set -euo pipefail
root=$(realpath "${1:?is the root of the project}")
keep=
if [ $# -gt 1 ]; then
    mkdir -p "$2"
    keep=$(realpath "$2")
fi
for program in dpkg-buildpackage dh; do
    if ! command -v "$program" >/dev/null; then
        echo "skipped: there is no $program"
        exit 77
    fi
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/invokelint
mkdir "$tree"
cd "$root"
if [ -e .git ]; then
    # shellcheck disable=SC2016
    git ls-files -z --cached --others --exclude-standard |
        xargs -0 sh -c 'for f; do [ ! -e "$f" ] || printf "%s\0" "$f"; done' sh |
        tar --null -T - -cf - | tar -C "$tree" -xf -
else
    tar --exclude=./build -cf - . | tar -C "$tree" -xf -
fi

cd "$tree"
if ! dpkg-buildpackage -us -uc -b >"$work/log" 2>&1; then
    cat "$work/log"
    exit 1
fi
package=$(echo "$work"/invokelint_*.deb)
echo "built $(basename "$package"), $(stat -c %s "$package") bytes"

if command -v lintian >/dev/null; then
    lintian --allow-root --fail-on error,warning --tag-display-limit 0 \
        --suppress-tags initial-upload-closes-no-bugs "$package"
    echo "lintian has nothing to say against it"
else
    echo "no lintian here"
fi

# A root of its own, so that the system is left alone.
there=$work/root
mkdir -p "$there"/var/lib/dpkg/{info,updates} "$there/var/log"
touch "$there"/var/lib/dpkg/{status,available}
dpkg=(dpkg --root="$there" --log="$work/dpkg.log" --force-not-root
    --force-depends --force-script-chrootless)
"${dpkg[@]}" -i "$package" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
"${dpkg[@]}" -V invokelint

program=$there/usr/bin/invokelint
"$root/tools/check/check_hardening.py" "$program"
version=$(sed -n 's/^invokelint (\(.*\)-.*/\1/p;q' debian/changelog)
[ "$("$program" --version)" = "invokelint $version" ]
"$program" --exit-zero -f plain docs/example | grep -q unknown-input
for path in man/man1/invokelint.1.gz doc/invokelint/copyright \
    doc/invokelint/README.md bash-completion/completions/invokelint \
    zsh/vendor-completions/_invokelint \
    fish/vendor_completions.d/invokelint.fish; do
    if [ ! -s "$there/usr/share/$path" ]; then
        echo "the package has no $path"
        exit 1
    fi
done
"${dpkg[@]}" -r invokelint >/dev/null 2>&1
if [ -e "$program" ]; then
    echo "is still there after it was removed"
    exit 1
fi
echo "installed, ran, and removed"
[ -z "$keep" ] || cp "$package" "$keep"

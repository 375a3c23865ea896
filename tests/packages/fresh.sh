#!/usr/bin/env bash
# fresh.sh ROOT: the commands of README.md, below `## In 60 seconds`, in a
# Debian 12 that holds nothing but its essential packages: no git, no jq, no
# Python, no /dev/pts, no HOME, no locale.  The sources are the tree as it
# stands, without .git and what was built.
#
# The base system is made by debootstrap and kept for a week in
# $XDG_CACHE_HOME/invokelint.  Exit status 77 says that there is no way to do
# all of this here, and the last line why.
set -euo pipefail
root=$(realpath "${1:?is the root of the project}")
suite=bookworm days=7
export PATH=$PATH:/usr/sbin:/sbin

cannot() {
    echo "fresh: cannot run: $*"
    exit 77
}

[ "$(id -u)" -eq 0 ] || cannot "making a root takes root"
for program in debootstrap chroot; do
    command -v "$program" >/dev/null || cannot "there is no $program"
done

work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
there=$work/root
mkdir "$there"

# ---- The base system --------------------------------------------------------

# The mirror of Debian that this machine itself uses, if it does.
mirror() {
    # shellcheck disable=SC2016
    apt-get indextargets --format '$(REPO_URI)' "Codename: $suite" \
        "Origin: Debian" "Component: main" 2>/dev/null | head -n 1
}

cache=${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/invokelint
base=$cache/$suite-$(dpkg --print-architecture).tar
if [ -z "$(find "$base" -mtime -$days 2>/dev/null)" ]; then
    from=$(mirror)
    echo "fresh: debootstrap $suite from ${from:=http://deb.debian.org/debian/}"
    debootstrap --variant=minbase "$suite" "$there" "$from" >"$work/log" 2>&1 ||
        { tail -n 20 "$work/log"; cannot "debootstrap fails"; }
    mkdir -p "$cache"
    tar -C "$there" --exclude='./var/cache/apt/archives/*.deb' -cf "$base.$$" .
    mv "$base.$$" "$base"
else
    echo "fresh: $base is less than $days days old"
    tar -C "$there" -xpf "$base"
fi
cp -L /etc/resolv.conf "$there/etc/resolv.conf"
rm -rf "$there/dev/pts"

# ---- In it ------------------------------------------------------------------

# In namespaces of its own: no mount and no process outlives it.  A container
# may forbid that; then there is no /proc either.
enter=(unshare --mount --pid --fork --kill-child)
# shellcheck disable=SC2016
inside='[ "$1" = bare ] || mount -t proc proc "$2/proc"
    shift
    exec chroot "$@"'
kind=whole
if ! "${enter[@]}" sh -ec "$inside" - "$kind" "$there" true 2>"$work/log"; then
    echo "fresh: no namespaces ($(head -n 1 "$work/log")): without /proc"
    enter=() kind=bare
    chroot "$there" true || cannot "chroot fails"
fi

# in_root FOLDER COMMAND: as a shell in FOLDER with next to no environment.
in_root() {
    "${enter[@]}" sh -ec "$inside" - "$kind" "$there" /usr/bin/env -i \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        ${http_proxy:+http_proxy="$http_proxy"} \
        ${https_proxy:+https_proxy="$https_proxy"} \
        sh -c "cd '$1' && $2" </dev/null
}

for program in git jq python3 cc meson; do
    if in_root / "command -v $program" >/dev/null; then
        echo "fresh: the base system has $program, so it shows nothing"
        exit 1
    fi
done

mkdir "$there/source"
tar -C "$root" --exclude=./.git --exclude=./build -cf - . |
    tar -C "$there/source" --no-same-owner -xf -

mapfile -t commands < <(sed -n '/^## In 60 seconds/,/^## /{
    /^```sh$/,/^```$/{/^```/d;p}}' "$root/README.md")
if [ ${#commands[@]} -ne 2 ]; then
    echo "fresh: README.md has ${#commands[@]} commands, not two"
    exit 1
fi
for command in "${commands[@]}"; do
    echo "fresh: $command"
    start=$SECONDS
    if ! in_root /source "$command" >"$work/log" 2>&1; then
        grep -A 20 -e '^not ok' -e '^Traceback' \
            "$there/source/build/meson-logs/testlog.txt" 2>/dev/null || true
        tail -n 60 "$work/log"
        echo "fresh: failed: $command"
        exit 1
    fi
    echo "fresh: that took $((SECONDS - start)) s"
done
sed -n 's|^ *[0-9]*/[0-9]* invokelint[^/]*/ \(\S*\) *SKIP .*|\1|p' "$work/log" |
    xargs echo "fresh: skipped:"
grep -E '^(Ok|Fail|Skipped|Timeout):' "$work/log" | xargs

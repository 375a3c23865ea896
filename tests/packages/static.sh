#!/usr/bin/env bash
# static.sh ROOT [BUILD]: builds the program as Containerfile does (with this
# libc), or takes the static one of the build folder BUILD, and runs it in a
# folder that holds nothing else.  Exit status 77 says that there is no way to
# make such a folder the root.
set -euo pipefail
root=$(realpath "${1:?is the root of the project}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

enter=(chroot)
if [ "$(id -u)" -ne 0 ]; then
    enter=(unshare --map-root-user chroot)
    if ! unshare --map-root-user true 2>/dev/null; then
        echo "skipped: neither root nor user namespaces"
        exit 77
    fi
fi

# What the file copies must be there, and its options must be meson's.
while read -r _ source _; do
    case $source in
    --from=*) ;;
    *) [ -e "$root/$source" ] || { echo "there is no $source"; exit 1; } ;;
    esac
done < <(grep '^COPY' "$root/Containerfile")
read -r -a setup < <(sed -n 's|^RUN meson setup /build \(.*\) \\$|\1|p' \
    "$root/Containerfile")
[ ${#setup[@]} -gt 2 ]

build=${2:-$work/build}
if [ $# -lt 2 ] && ! { meson setup "$build" "$root" "${setup[@]}" &&
    ninja -C "$build" invokelint; } >"$work/log" 2>&1; then
    cat "$work/log"
    exit 1
fi
"$root/tools/check/check_hardening.py" --static "$build/invokelint" \
    "$build/src/libcore.a"
mkdir "$work/root"
strip -o "$work/root/invokelint" "$build/invokelint"
echo "$(stat -c %s "$work/root/invokelint") bytes"

run=("${enter[@]}" "$work/root" /invokelint)
"${run[@]}" --version | grep -q '^invokelint [0-9]'
cp "$root/docs/example/restart-service.json" "$work/root/a.json"
status=0
"${run[@]}" --format plain -j 2 >"$work/out" || status=$?
[ "$status" -eq 1 ]
grep -q '^a.json:24:29-24:35: error: .* \[unknown-input\]$' "$work/out"
"${run[@]}" explain unknown-input | grep -q '^# unknown-input'
echo "runs in an empty root"

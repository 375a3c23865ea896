#!/bin/bash
# run.sh [INVOKELINT]: see README.md.
set -euo pipefail
cd "$(dirname "$0")/.."
out=build/bench
mkdir -p "$out"
shared=${INVOKELINT_SHARED:-../shared}
small=docs/example/restart-service.json

if [ $# -gt 0 ]; then
    program=$1
else
    program=$out/invokelint
    [ -e "$out/build.ninja" ] ||
        meson setup --buildtype=release -Dstatic=true -Dtests=disabled "$out" \
            >/dev/null
    ninja -C "$out" invokelint >/dev/null
fi
cc=${CC:-cc}
flags="-std=c11 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -O2"
$cc $flags -static bench/cold.c -o "$out/cold"
$cc $flags bench/clock.c -o "$out/clock"
$cc $flags bench/load_jansson.c -ljansson -o "$out/load_jansson"

row() {
    printf '%-28s %14s %14s %8s\n' "$@"
}
ratio() { # OURS THEIRS
    awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'
}
compare() { # NAME ROUNDS OURS... -- THEIRS...: microseconds and their ratio
    local name=$1 ours theirs
    shift
    { read -r ours && read -r theirs; } < <("$out/clock" "$@")
    row "$name" "$ours us" "$theirs us" "$(ratio "$ours" "$theirs")"
}

row what invokelint compared ratio
compare "cold start / hello" 400 \
    "$program" --no-config -q "$small" -- "$out/cold"

if [ -e "$shared/corpus/make_scale.py" ]; then
    if [ ! -d "$out/scale" ]; then
        python3 "$shared/corpus/make_scale.py" --count 1000 --seed 1 \
            --out "$out/scale" >/dev/null
    fi
    find "$out/scale" -name '*.json' | sort >"$out/files"
    mapfile -t files <"$out/files"
    compare "1,000 files / jansson" 9 \
        "$program" --no-config -q -j1 "${files[@]}" -- \
        "$out/load_jansson" "${files[@]}"
fi

if command -v valgrind >/dev/null; then
    count() { # NAME ARGUMENT...
        local name=$1 number
        shift
        number=$({ valgrind --tool=callgrind --callgrind-out-file=/dev/null \
            "$program" --no-config -q -j1 "$@" 2>&1 >/dev/null || true; } |
            sed -n 's/.*Collected : \([0-9]*\).*/\1/p')
        row "instructions: $name" "$number" "" ""
    }
    count "nothing to do" --version
    count "one small file" "$small"
    if [ -s "$out/files" ]; then
        count "50 files" "${files[@]:0:50}"
    fi
fi

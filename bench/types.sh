#!/bin/bash
# types.sh FILE...: what types cost when these files are linted, as a ratio
# of the instructions with them to those without: inference (jq_infer), the
# types of contexts (context_type) and the rules that speak of types
# (rules/type_*.c).  callgrind counts them all in one run, so that nothing
# else differs.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=build/bench/traced
[ -e "$folder/build.ninja" ] ||
    meson setup --buildtype=release -Ddebug=true -Db_lto=false \
        -Dtests=disabled "$folder" >/dev/null
ninja -C "$folder" invokelint >/dev/null
counts=$(mktemp)
trap 'rm -f "$counts"' EXIT
valgrind -q --tool=callgrind --callgrind-out-file="$counts" \
    "$folder/invokelint" lint -q --no-config -j1 --exit-zero "$@" >/dev/null
callgrind_annotate --auto=no --inclusive=yes --threshold=99.9 "$counts" | awk '
    /^ *[0-9,]+ \(/ { gsub(",", "", $1); part = 0 }
    /PROGRAM TOTALS/ { total = $1 }
    /:jq_infer |:context_type |rules\/type_[a-z_]*\.c:on_/ { types += $1 }
    END {
        if (!total || !types) exit 1
        printf "types: %d of %d instructions, ratio %.2f\n", types, total,
            total / (total - types)
    }'

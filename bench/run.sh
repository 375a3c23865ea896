#!/bin/bash
# run.sh [PART...]: see README.md.
set -euo pipefail
cd "$(dirname "$0")/.."
out=build/bench
mkdir -p "$out"
shared=${INVOKELINT_SHARED:-../shared}
small=docs/example/restart-service.json
parts=${*:-cold many big count types}

# ---- Programs ----------------------------------------------------------------

build() { # FOLDER OPTION...: a release build; its warnings are not ours to say
    local folder=$1
    shift
    [ -e "$folder/build.ninja" ] ||
        meson setup --buildtype=release -Dtests=disabled "$@" "$folder" \
            >/dev/null
    ninja -C "$folder" invokelint >/dev/null
}
cc=${CC:-cc}
peer() { # PROGRAM SOURCE OPTION...; skipped when it does not build
    local program=$out/$1 source=$2
    shift 2
    $cc -std=gnu11 -O2 -w "$source" -o "$program" "$@" 2>/dev/null ||
        rm -f "$program"
}
build "$out" -Dstatic=true
build "$out/dynamic"
program=$out/invokelint
peer cold bench/cold.c -static
peer clock bench/clock.c
peer read_files bench/read_files.c -static
peer load_jansson bench/load_jansson.c -ljansson
peer load_prototype "$shared/bench/src/proto_tape.c" -static

# ---- Files -------------------------------------------------------------------

sets=$out/sets
if [ ! -e "$sets/dense.json" ] && [ -e "$shared/bench/gen_data.py" ]; then
    python3 "$shared/bench/gen_data.py" "$out/data" --no-big >/dev/null
    python3 bench/make_files.py "$out/data" "$sets"
fi
if [ ! -d "$out/scale" ] && [ -e "$shared/corpus/make_scale.py" ]; then
    python3 "$shared/corpus/make_scale.py" --count 1000 --seed 1 \
        --out "$out/scale" >/dev/null
fi
one=$out/data/action.schema.json
many=$out/data/actions.schema.json

# ---- The table ---------------------------------------------------------------

row() { # WHAT TIME PEAK RATIO TARGET
    printf '%-34s %12s %10s %8s %8s\n' "$@"
}
names=() targets=() commands=()
add() { # NAME TARGET COMMAND...
    names+=("$1") targets+=("$2")
    shift 2
    commands+=(-- "$@")
}
add_peer() { # the same when COMMAND was built
    [ ! -x "$3" ] || add "$@"
}
measure() { # ROUNDS: prints a row for each of what was added
    local i=0 first='' median least peak
    while read -r median least peak; do
        first=${first:-$least}
        row "${names[i]}" "$(awk -v t="$least" 'BEGIN { print t / 1e3 }') ms" \
            "$((peak / 1024)) MiB" \
            "$(awk -v a="$least" -v b="$first" \
                'BEGIN { printf "%.2f", a / b }')" "${targets[i]}"
        i=$((i + 1))
    done < <("$out/clock" "$1" "${commands[@]:1}")
    names=() targets=() commands=()
    echo
}
wants() { # PART
    [[ " $parts " == *" $1 "* ]]
}

row what least peak ratio target
if wants cold; then
    add "static hello" "" "$out/cold"
    add "lint, one file" 1.20 "$program" --no-config -q "$small"
    add "the same, dynamic" 1.70 \
        "$out/dynamic/invokelint" --no-config -q "$small"
    measure 400
fi
[ -e "$sets/dense.json" ] || exit 0
if wants many; then
    mapfile -t right < <(find "$sets/valid" -name '*.json' | sort)
    mapfile -t wrong < <(find "$sets/invalid" -name '*.json' | sort)
    validate=("$program" validate -q --no-config -j1 --schema "$one")
    add "1,000 files: read only" "" "$out/read_files" "${right[@]}"
    add_peer "jansson" "" "$out/load_jansson" "${right[@]}"
    add_peer "prototype, parse only" "" "$out/load_prototype" "${right[@]}"
    add "lint" 2.00 "$program" lint -q --no-config -j1 "${right[@]}"
    add "lint -j2" 1.10 "$program" lint -q --no-config -j2 "${right[@]}"
    add "lint, 1,250 mistakes" 3.00 \
        "$program" lint -q --no-config -j1 "${wrong[@]}"
    add "validate" 2.00 "${validate[@]}" "${right[@]}"
    add "validate, 995 mistakes" 3.00 "${validate[@]}" "${wrong[@]}"
    measure 21
    mapfile -t scale < <(find "$out/scale" -name '*.json' | sort)
    add "1,000 files, 10 MB: read only" "" "$out/read_files" "${scale[@]}"
    add_peer "jansson" "" "$out/load_jansson" "${scale[@]}"
    add "lint" "" "$program" lint -q --no-config -j1 "${scale[@]}"
    measure 7
fi
big() { # NAME FILE LIMIT: what is done with one large array
    local validate=("$program" validate -q --no-config --schema "$many")
    # The published figures of this very table: yyjson takes 1.04 (pretty) and
    # 1.13 (dense) times what the prototype takes to parse.
    add_peer "$1: prototype, parse only" "" "$out/load_prototype" "$2"
    add "read only" "" "$out/read_files" "$2"
    add "lint" "$3" "$program" lint -q --no-config "$2"
    add "validate" "$3" "${validate[@]}" "$2"
    measure 5
}
if wants big; then
    add "array of 1 MB: lint" "" "$program" lint -q "$sets/array-1.json"
    add "10 MB" "8-12" "$program" lint -q "$sets/array-10.json"
    add "100 MB" "80-120" "$program" lint -q "$sets/array-100.json"
    measure 5
    big "100 MB pretty" "$sets/array-100.json" 1.87
    big "100 MB dense" "$sets/dense.json" 2.03
fi

# ---- Instructions ------------------------------------------------------------

# What callgrind counts does not depend on what else the machine does; the
# last counts are kept in counts.txt, beside the compiler they were made with.
count() { # NAME ARGUMENT...
    local name=$1 number last
    shift
    number=$({ valgrind --tool=callgrind --callgrind-out-file=/dev/null \
        "$program" -q --no-config "$@" 2>&1 >/dev/null || true; } |
        sed -n 's/.*Collected : \([0-9]*\).*/\1/p')
    last=$(awk -v n="$name" '$1 == n { print $2 }' bench/counts.txt)
    row "instructions: $name" "$number" "" \
        "$(awk -v a="$number" -v b="${last:-$number}" \
            'BEGIN { printf "%.3f", a / b }')" 1.00
    echo "$name $number" >>"$out/counts.txt"
}
if wants count && command -v valgrind >/dev/null; then
    $cc --version | sed -n '1s/^/# /p' >"$out/counts.txt"
    count one-file lint "$small"
    count fifty-files lint -j1 "$sets"/invalid/a00[0-4]?.json
    count one-megabyte validate --schema "$many" "$sets/array-1.json"
fi
if wants types && command -v valgrind >/dev/null && [ -d "$out/scale" ]; then
    mapfile -t scale < <(find "$out/scale" -name '*.json' | sort | head -200)
    bench/types.sh "${scale[@]}"
fi

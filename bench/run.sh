#!/bin/bash
# run.sh [--gate] [PART...]: see README.md.
set -euo pipefail
cd "$(dirname "$0")/.."
out=build/bench
mkdir -p "$out"
shared=${INVOKELINT_SHARED:-../shared}
# In a folder that git ignores: nothing is looked up in this work tree.
small=$out/action.json
faulty=$out/restart-service.json
gate=
if [ "${1-}" = --gate ]; then
    gate=yes
    shift
fi
parts=${*:-cold many big growth count types}

# ---- Programs ----------------------------------------------------------------

build() { # FOLDER OPTION...: a release build; its warnings are not ours to say
    local folder=$1
    shift
    [ -e "$folder/build.ninja" ] ||
        meson setup --buildtype=release -Dtests=disabled "$@" "$folder" \
            >/dev/null
    ninja -C "$folder" invokelint bench/invokelint-bench >/dev/null
}
cc=${CC:-cc}
peer() { # PROGRAM SOURCE OPTION...; skipped when it does not build
    local program=$out/$1 source=$2
    shift 2
    $cc -std=gnu11 -O2 -w "$source" -o "$program" "$@" 2>/dev/null ||
        rm -f "$program"
}
wants() { # PART
    [[ " $parts " == *" $1 "* ]]
}
build "$out" -Dstatic=true
! wants count || ninja -C "$out" invokelint-fixed >/dev/null
! wants cold || build "$out/dynamic"
program=$out/invokelint
peer cold bench/cold.c -static
peer clock bench/clock.c
peer read_files bench/read_files.c -static
peer load_jansson bench/load_jansson.c -ljansson
peer load_prototype "$shared/bench/src/proto_tape.c" -static

# ---- Files -------------------------------------------------------------------

# One action is the document of what counts instructions: these files alone do
# not depend on the shared folder.
cp bench/action.json docs/example/restart-service.json "$out"
python3 bench/repeat.py "$small" 1000 >"$out/copies.json"
[ -d "$out/nasty" ] || python3 bench/make_nasty.py "$out/nasty"

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

row() { # WHAT TIME PEAK FAULTS RATIO TARGET
    printf '%-34s %12s %10s %8s %8s %8s\n' "$@"
}
names=() targets=() commands=() held=()
add() { # NAME TARGET COMMAND...
    names+=("$1") targets+=("$2")
    shift 2
    commands+=(-- "$@")
}
add_peer() { # the same when COMMAND was built
    [ ! -x "$3" ] || add "$@"
}
measure() { # ROUNDS [FILE]: prints a row for each of what was added; with
    # FILE also what the last one held of memory, against the file's size
    local i=0 first='' median least peak faults size=''
    [ $# -lt 2 ] || size=$(stat -c %s "$2")
    while read -r median least peak faults; do
        first=${first:-$least}
        row "${names[i]}" "$(awk -v t="$least" 'BEGIN { print t / 1e3 }') ms" \
            "$((peak / 1024)) MiB" "$faults" \
            "$(awk -v a="$least" -v b="$first" \
                'BEGIN { printf "%.2f", a / b }')" "${targets[i]}"
        i=$((i + 1))
        [ -z "$size" ] || held+=("$(awk -v p="$peak" -v s="$size" \
            'BEGIN { printf "%.2f", p * 1024 / s }')")
    done < <("$out/clock" "$1" "${commands[@]:1}")
    names=() targets=() commands=()
    echo
}

row what least peak faults ratio target
if wants cold; then
    add "static hello" "" "$out/cold"
    args=(validate -q --no-config --schema action "$small")
    add "validate, one file" 1.20 "$program" "${args[@]}"
    add "the same, dynamic" 1.70 "$out/dynamic/invokelint" "${args[@]}"
    args=(lint -q --no-config "$small")
    add "lint, one file" 1.20 "$program" "${args[@]}"
    add "the same, dynamic" 1.70 "$out/dynamic/invokelint" "${args[@]}"
    add "one file, three mistakes" "" "$program" --no-config -q "$faulty"
    measure 400
fi
if wants many && [ -e "$sets/dense.json" ]; then
    mapfile -t right < <(find "$sets/valid" -name '*.json' | sort)
    mapfile -t wrong < <(find "$sets/invalid" -name '*.json' | sort)
    validate=("$program" validate -q --no-config --schema "$one")
    add "1,000 files: read only" "" "$out/read_files" "${right[@]}"
    add_peer "jansson" "" "$out/load_jansson" "${right[@]}"
    add_peer "prototype, parse only" "" "$out/load_prototype" "${right[@]}"
    add "lint" 2.00 "$program" lint -q --no-config -j1 "${right[@]}"
    add "lint -j2" 1.10 "$program" lint -q --no-config -j2 "${right[@]}"
    add "lint, 1,250 mistakes" 3.00 \
        "$program" lint -q --no-config -j1 "${wrong[@]}"
    add "validate" 2.00 "${validate[@]}" "${right[@]}"
    add "validate -j1" "" "${validate[@]}" -j1 "${right[@]}"
    add "validate -j1, 995 mistakes" "" "${validate[@]}" -j1 "${wrong[@]}"
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
    held=()
    measure 5 "$2"
    row "$1: memory / file, lint" "" "" "" "${held[-2]}" 2.20
    row "$1: memory / file, validate" "" "" "" "${held[-1]}" 2.20
    echo
}
if wants big && [ -e "$sets/dense.json" ]; then
    add "array of 1 MB: lint" "" "$program" lint -q "$sets/array-1.json"
    add "10 MB" "8-12" "$program" lint -q "$sets/array-10.json"
    add "100 MB" "80-120" "$program" lint -q "$sets/array-100.json"
    measure 5
    big "100 MB pretty" "$sets/array-100.json" 1.87
    big "100 MB dense" "$sets/dense.json" 2.03
fi

# ---- Growth ----------------------------------------------------------------

# What takes long where something is quadratic; in one process, so without
# what it costs to start one.
grow() { # NAME SET TARGET: `ratio` is against the last one
    local schema=$out/nasty/${2%-*}.json time
    time=$("$out/bench/invokelint-bench" validate "$schema" \
        "$out/nasty/$2.jsonl" 9 0.1 | sed 's/.*min \([0-9.]*\).*/\1/')
    row "$1" "$(awk -v t="$time" 'BEGIN { print t / 1e6 }') ms" "" "" \
        "$(awk -v a="$time" -v b="${last:-$time}" \
            'BEGIN { printf "%.2f", a / b }')" "$3"
    last=$time
}
if wants growth; then
    last=
    grow "uniqueItems, 16,000 objects" unique-16 "6 ms"
    grow "uniqueItems, 128,000 objects" unique-128 10
    last=
    grow "one object, 16,000 keys" keys-16 ""
    grow "one object, 64,000 keys" keys-64 "5 ms"
    echo
fi

# ---- Instructions ------------------------------------------------------------

# What callgrind counts does not depend on what else the machine does; the
# last counts are kept in counts.txt, beside the compiler they were made with.
# With --gate a count that is a tenth above them ends in failure, unless the
# compiler is another one.  The environment is empty, for glibc reads all of it
# before a static program starts: 15 instructions a byte.
worse=
counted=$program-fixed
count() { # NAME ARGUMENT...
    local name=$1 number last
    shift
    number=$({ env -i PATH="$PATH" valgrind --tool=callgrind \
        --callgrind-out-file=/dev/null \
        "$counted" "$@" 2>&1 >/dev/null || true; } |
        sed -n 's/.*Collected : \([0-9]*\).*/\1/p')
    last=$(awk -v n="$name" '$1 == n { print $2 }' bench/counts.txt)
    row "instructions: $name" "$number" "" "" \
        "$(awk -v a="$number" -v b="${last:-$number}" \
            'BEGIN { printf "%.3f", a / b }')" 1.00
    echo "$name $number" >>"$out/counts.txt"
    [ "$number" -le $((${last:-$number} * 11 / 10)) ] || worse="$worse $name"
}
if wants count && command -v valgrind >/dev/null; then
    $cc --version | sed -n '1s/^/# /p' >"$out/counts.txt"
    count one-file lint -q --no-config "$small"
    count mistakes lint -q --no-config -f plain "$faulty"
    count array lint -q --no-config "$out/copies.json"
    count schema validate -q --no-config --schema schemas/action.schema.json \
        "$small"
    counted=$program
    count one-file-pie lint -q --no-config "$small"
    if [ -n "$gate" ] && [ -n "$worse" ] &&
        cmp -s <(head -1 "$out/counts.txt") <(head -1 bench/counts.txt); then
        echo "more instructions than bench/counts.txt allows:$worse" >&2
        exit 1
    fi
fi
if wants types && command -v valgrind >/dev/null && [ -d "$out/scale" ]; then
    mapfile -t scale < <(find "$out/scale" -name '*.json' | sort)
    bench/types.sh "${scale[@]}"
fi

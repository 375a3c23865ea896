#!/usr/bin/env bash
# Fuzzes with libFuzzer under ASan and UBSan, all targets side by side:
#
#   fuzz/run.sh SECONDS [TARGET...]
#
# What is new is kept in build/fuzz/corpus/<target>, what fails in
# build/fuzz/found/<target>-…, and one line a target says what it ran.  A find
# goes into fuzz/corpus/<target>, under a name that says what it is, together
# with the fix: the tests replay it from then on.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:?is how long to fuzz}
shift
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
    for seeds in fuzz/corpus/*/; do
        targets+=("$(basename "$seeds")")
    done
fi

[ -f build/fuzz/build.ninja ] ||
    CC=${CC:-clang} meson setup build/fuzz -Dfuzz=true \
        -Db_sanitize=address,undefined -Db_lundef=false >/dev/null
ninja -C build/fuzz "${targets[@]/#/fuzz/fuzz_}" >/dev/null
mkdir -p build/fuzz/found

# A document may take 2 s and 300 MB (docs/security.md); sanitizers make both
# several times as much.
fuzz() {
    local target=$1 corpus=build/fuzz/corpus/$1
    mkdir -p "$corpus"
    UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
        "build/fuzz/fuzz/fuzz_$target" -max_total_time="$seconds" \
        -timeout=60 -rss_limit_mb=2048 -max_len=8192 -print_final_stats=1 \
        -artifact_prefix="build/fuzz/found/$target-" \
        "$corpus" "fuzz/corpus/$target" >"build/fuzz/$target.log" 2>&1
}

declare -A job
for target in "${targets[@]}"; do
    fuzz "$target" &
    job[$target]=$!
done
failed=0
for target in "${targets[@]}"; do
    if wait "${job[$target]}"; then
        says=$(grep -E '^(Done|stat::number)' "build/fuzz/$target.log" | tail -1)
        cover=$(grep -oE 'cov: [0-9]+' "build/fuzz/$target.log" | tail -1)
        echo "$target: ${says:-nothing ran}, $cover"
    else
        failed=1
        echo "$target: FAILED, see build/fuzz/$target.log"
    fi
done
exit "$failed"

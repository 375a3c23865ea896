# The same bytes, whatever -j is.
for i in $(seq -w 1 60); do
    case $i in
    *3) bad "d/$i.json" ;;
    *7) echo '{"name": "unknown"}' >"d/$i.json" ;;
    *9) printf '{"invocationMethod": [[[[' >"d/$i.json" ;;
    *) good "d/$i.json" ;;
    esac
    [ "$i" = 20 ] && rm "d/$i.json" && ln -s nowhere "d/$i.json"
done
for format in text plain json jsonl lsp github; do
    "$BIN" -v -j 1 -f "$format" d d/20.json >one 2>one.err
    for jobs in 0 2 3 8 100; do
        "$BIN" -v -j $jobs -f "$format" d d/20.json >many 2>many.err
        echo "$format -j $jobs: $?"
        cmp one many && cmp one.err many.err
    done
done
"$BIN" -v -f "$format" d d/20.json >many 2>many.err
cmp one many
tail -n 3 one.err

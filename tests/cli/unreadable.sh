# What cannot be read is said, the rest is still checked, and the status is 2.
without=()
if [ "$(id -u)" = 0 ]; then
    # root reads everything, unless it gives that up
    without=(setpriv --bounding-set=-dac_override,-dac_read_search)
    "${without[@]}" true 2>/dev/null || { echo SKIP; return; }
fi
mkdir -p d/closed
bad d/a.json
bad d/locked.json
ln -s loop.json loop.json
chmod 000 d/closed d/locked.json
echo "\$ invokelint -f plain d loop.json d/a.json/b.json"
"${without[@]}" "$BIN" -f plain d loop.json d/a.json/b.json 2>errors
echo "=> $?"
cat errors

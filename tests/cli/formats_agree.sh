# All formats carry the same findings at the same places.
command -v python3 >/dev/null || { echo SKIP; return; }
bad a.json
good b.json
printf '{"invocationMethod": {"type": "KAFKA", "payload": {}}, "a\tb": "日本 🚀 \\q", "é": [1,, 2],\r\n "x": tru,\r"z": 01 }' >c.json
printf '\xef\xbb\xbf{"invocationMethod": {"type": "KAFKA",}, "a":"\xff" "b"' >'d e%.json'
{ printf '{"invocationMethod": {"x": "'; head -c 20000 /dev/zero | tr '\0' '\n' | sed 's/^/é/' | tr -d '\n'; printf '\\q", "y": "\\p"}}'; } >long.json
python3 "$HERE/formats_agree.py" "$BIN" a.json b.json c.json 'd e%.json' long.json
python3 "$HERE/formats_agree.py" "$BIN" -v a.json b.json c.json 'd e%.json' long.json

bad bad.json
show() { "$@" bad.json | sed -n '1p' | sed 's/\x1b/<ESC>/g'; }
show "$BIN"
show "$BIN" --color=always
show "$BIN" --color always
show "$BIN" --color
show "$BIN" --color --no-color
show "$BIN" --color=never
show env FORCE_COLOR=1 "$BIN"
show env FORCE_COLOR=0 "$BIN"
show env CLICOLOR_FORCE=1 "$BIN"
show env NO_COLOR=1 FORCE_COLOR=1 "$BIN"
show env NO_COLOR=1 "$BIN" --color=always
show env FORCE_COLOR=1 "$BIN" -f plain
"$BIN" --color=always bad.json | sed 's/\x1b/<ESC>/g'

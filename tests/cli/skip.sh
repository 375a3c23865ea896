# JSON of no known shape is skipped in silence; -v says so.
mkdir d
echo '{"name": "package"}' >d/package.json
good d/action.json
run d
run -v d
run -f lsp d/package.json
run -f plain d/package.json
mkdir empty
run empty
run -q empty

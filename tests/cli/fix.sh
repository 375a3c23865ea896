# Fixing: in place, as a filter, and as a patch.
bad a.json
sed -i 's/"payload": {/"payload": {"at": "<< .run.id >>", /' a.json
cp a.json kept.json
echo "# a patch, and nothing written"
run --diff a.json
run --diff -q kept.json
cmp a.json kept.json && echo "not touched"
run --diff --exit-zero a.json
"$BIN" --diff -q a.json | patch -s -p1 && run -q --fail-on error a.json
echo "# nothing to change"
good ok.json
run --diff ok.json
echo "# the fixed file keeps its mode, its line ends and its byte order mark"
printf '\357\273\277' >b.json
sed 's/$/\r/' kept.json >>b.json
chmod 640 b.json
run --fix b.json
stat -c %a b.json
head -c 3 b.json | od -An -tx1
grep -c "$(printf '\r')" b.json
ls -A
echo "# safe ones only, or all"
cp kept.json c.json
run --unsafe-fixes c.json
run --fix --unsafe-fixes c.json
run --fix c.json
echo "# only what is reported is fixed"
cp kept.json c.json
run --fix --ignore json- -f plain c.json
run --fix --max-diagnostics 0 c.json
echo "# a filter"
run --fix - <kept.json
run --fix -q --stdin-filename x.json - <ok.json
echo "# a report of what remains goes where it is sent"
run --diff -f json=r.json kept.json
grep -c json-extra-comma r.json
run --diff -f json kept.json
echo "# what was fixed, and what could be, is counted in it"
cp kept.json d.json
for fix in --no-config --fix --unsafe-fixes "--fix --unsafe-fixes"; do
    # shellcheck disable=SC2086
    "$BIN" $fix -f json d.json 2>/dev/null | grep -o '"fixable.*'
done
echo "# links are followed within the work tree, and no further"
mkdir -p tree/.git tree/sub outside
cp kept.json tree/real.json
cp kept.json outside/real.json
ln -s ../real.json tree/sub/inside.json
ln -s ../../outside/real.json tree/sub/outside.json
cd tree || exit
run --fix -q sub/inside.json
run --fix -q sub/outside.json
test -L sub/inside.json && echo "still a link"
cmp real.json ../kept.json
cmp ../outside/real.json ../kept.json && echo "not touched"
cd ..
echo "# JSON Lines"
{ tr -d '\n' <kept.json; echo; tr -d '\n' <ok.json; echo; } >l.jsonl
run --diff l.jsonl
echo "# behind a link to a directory, too"
ln -s ../outside tree/out
ln -s ../sub tree/sub/self
cp kept.json tree/real.json
cp kept.json tree/sub/below.json
cd tree || exit
run --fix -q out/real.json
run --fix -q out
cmp ../outside/real.json ../kept.json && echo "not touched"
run --fix -q sub/self/below.json
cd ..
echo "# several names stay several names, and a long one is no obstacle"
long=$(printf 'n%.0s' $(seq 245)).json
mkdir names
cp kept.json "names/$long"
ln "names/$long" names/other.json
run --fix -q names/other.json
stat -c %h names/other.json
rm names/other.json
cp kept.json "names/$long"
run --fix -q names
ls -A names | wc -l

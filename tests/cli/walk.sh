# Directories in sorted order, .gitignore at every level, links not followed.
for file in b.json a.jsonc c.json5 d.jsonl e.ndjson not.txt Z.json \
    sub/x.json sub/keep.json sub/deep/y.json out/o.json .github/g.json \
    other/out/o.json vendor/v.json; do
    good "$file"
done
printf '# built\nout/\n/vendor\n*.tmp.json\n' >.gitignore
printf '*.json\n!keep.json\n' >sub/.gitignore
mkdir elsewhere
good elsewhere/real.json
ln -s ../elsewhere sub/link
ln -s b.json alias.json
ln -s .. sub/loop
run --list-files .
run --list-files
run --list-files sub
run --list-files out
run --list-files ./sub/ b.json
run --list-files sub/x.json out/o.json alias.json
echo "# in a work tree, from inside"
mkdir .git
mkdir -p .git/info
echo Z.json >.git/info/exclude
good .git/config.json
cd sub/deep || exit
run --list-files
run --list-files .
cd ../..
run --list-files sub

# A folder may be called what files are called: it is walked all the same, in
# its place, whatever else is named, once or twice, and however many threads
# there are.
bad a.json
bad x.json/b.json
good x.json/deep/c.json
bad x.json/z.json
bad m.json
bad y.json/d.json
mkdir empty.json
bad elsewhere/e.json
ln -s elsewhere link.json
ln -s nowhere lost.json
names=(a.json x.json m.json x.json/z.json lost.json ./x.json missing.json
    empty.json link.json y.json m.json)
run lint --list-files "${names[@]}"
for jobs in 1 2 8; do
    run lint -f plain -j $jobs "${names[@]}"
done
cat >schema.json <<'END'
{"required": ["identifier", "color"]}
END
for jobs in 1 2 8; do
    run validate -f plain -j $jobs --schema schema.json "${names[@]}"
done
run validate -f plain --schema schema.json x.json
run validate -f plain --schema schema.json empty.json a.json
run lint -f plain x.json a.json
run lint empty.json
run lint -f plain - a.json x.json <m.json

echo "# what the folder is configured to is known before anything is said"
echo '{"ignore": ["z.json"], "rules": {"json-extra-comma": "off"}}' \
    >x.json/invokelint.json
run lint -f plain a.json x.json x.json/z.json
run lint -f plain a.json x.json
run lint --print-config x.json >shown
head -n 3 shown
echo '{"ignore": 1}' >x.json/invokelint.json
run lint -f plain a.json x.json m.json

echo "# a baseline is read once, and all of it is used"
printf '{"baseline": "known.json"}' >invokelint.json
rm x.json/invokelint.json
run lint -q --write-baseline known.json a.json x.json m.json
run lint -f plain -v a.json x.json m.json
run validate -f plain --schema schema.json a.json x.json m.json

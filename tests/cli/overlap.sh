# Reports and baselines are not written over what a run reads.
bad a.json
good sub/b.json
echo '{"type": "object"}' >s.json
echo '{"rules": {}}' >c.json
ln -s a.json link.json
ln a.json hard.txt
mkdir .git
cp -a . ../copy
same() {
    diff -r . ../copy && echo "not touched"
}
run -q -f json=a.json a.json
run -q -f json=link.json a.json
run -q -f json=hard.txt --write-baseline new.json a.json
run -q -f json=sub/b.json .
run -q --write-baseline sub/b.json
run -q -f json=s.json .
run -q --write-baseline s.json .
run validate -q -f json=s.json .
run -q -c c.json -f json=c.json a.json
run -q -c c.json --write-baseline ./c.json a.json
run validate -q --schema s.json -f json=s.json a.json
run validate -q --schema s.json --write-baseline a.json .
run validate -q --schema-dir . -f json=s.json a.json
run validate -q --map https://e.com/s=s.json -f json=s.json a.json
run -q --stdin-filename a.json -f json=a.json - <a.json
run expr -q --file a.json -f json=link.json .inputs.service
run --fix -q -f json=a.json a.json
echo "# nor over one another"
run -q -f json=link.json -f sarif=hard.txt c.json
run -q -f json=new.json --write-baseline ./new.json sub
same
echo "# nor through a link out of the work tree"
mkdir ../out
ln -s ../out/new.json report.json
ln -s ../out out
run -q -f json=report.json sub
run -q -f json=out/new.json sub
run -q --write-baseline out/new.json sub
ls ../out
rm report.json out
echo "# what an earlier run has left may be written anew"
run -q -f json=report.json .
run -q -f json=report.json .
run validate -q --schema-dir . -f json=report.json a.json
run -q --write-baseline base.json .
run -q --baseline base.json --write-baseline base.json .
for format in json jsonl lsp sarif gitlab rdjson; do
    for dir in . sub; do
        "$BIN" -q --no-config -f "$format=again.json" "$dir"
        "$BIN" -q --no-config -f "$format=again.json" "$dir"
    done
    rm again.json
done

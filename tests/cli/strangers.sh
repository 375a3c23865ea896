# What a pull request may put into the place of a file that is opened by
# itself: none of it is waited for, and nothing of another place is printed.
# `outside` is no JSON, and nor is the environment.
if [ ! -e /proc/self/environ ]; then
    echo SKIP
    return
fi
mkdir -p wt/.git wt/.github/workflows ext/.github/workflows
echo 'top s3cr3t text' >outside
printf 'on: {workflow_dispatch: {inputs: {s3cr3t: {required: true}}}}\n' >ext/x.yml
cp ext/x.yml ext/.github/workflows/x.yml
export TOKEN=s3cr3t
cd wt || exit
bad a.json
cat >gh.json <<'JSON'
{"invocationMethod": {"type": "GITHUB", "org": "o", "repo": "r",
 "workflow": "x.yml", "workflowInputs": {"b": "x"}}}
JSON

echo "== configuration"
for target in /proc/self/environ ../outside /dev/zero /dev/stdin nothing .git; do
    ln -s "$target" invokelint.json
    run -f plain a.json
    rm invokelint.json
done </dev/null
ln -s ../outside .invokelint.json
run --print-config
run --list-files
run expr .a
run validate --schema gh.json a.json
rm .invokelint.json
mkfifo invokelint.json
run a.json
rm invokelint.json
mkdir invokelint.json
run a.json
rmdir invokelint.json
mkdir conf
echo '{"rules": {"*": "off"}}' >conf/mine.json
ln -s conf/mine.json invokelint.json
run -f plain a.json
rm invokelint.json

echo "== baseline"
mkfifo pipe
for path in /proc/self/environ ../outside ../absent /dev/zero pipe conf; do
    echo "{\"baseline\": \"$path\"}" >invokelint.json
    run a.json
done
ln -s ../outside known
echo '{"baseline": "known"}' >invokelint.json
run a.json
rm known pipe invokelint.json
run -q --write-baseline ../known.json a.json
echo '{"baseline": "../known.json"}' >invokelint.json
run -f plain a.json
run -f plain --baseline ../known.json a.json
run -f plain -c invokelint.json a.json
rm invokelint.json

echo "== named on the command line, and broken"
run -c ../outside a.json
run --baseline ../outside a.json
run -c /proc/self/environ a.json | sed 's/environ:[-0-9:]*/environ:…/'
echo '{"rules": {"s3cr3t": 1}}' >../config
run -c ../config a.json

echo "== workflows"
for target in ../../../ext/x.yml /dev/zero nothing; do
    ln -s "$target" .github/workflows/x.yml
    run -f plain gh.json
    rm .github/workflows/x.yml
done
mkfifo .github/workflows/x.yml
run -f plain gh.json
rm -r .github
ln -s ../ext/.github .github
run -f plain gh.json
rm .github
mkdir .github
ln -s ../../ext .github/workflows
run -f plain gh.json
printf '[remote "origin"]\nurl = https://github.com/o/r.git\n' >.git/config
run -f plain gh.json
rm .github/workflows
run -q -f plain gh.json
mkdir .github/workflows
ln -s ../../../ext/x.yml .github/workflows/x.yml
run -f plain gh.json
rm -r .git/config .github
echo '{"repositories": {"o/r": "../ext"}}' >invokelint.json
run -f plain gh.json
run -f plain -c invokelint.json gh.json
rm invokelint.json

echo "== documents"
ln -s ../outside out.json
ln -s /proc/self/environ env.json
ln -s /dev/zero zero.json
ln -s .. up
ln -s a.json in.json
mkfifo pipe.json
run -f plain out.json env.json zero.json up/outside in.json
run --list-files .
run -f plain up
run --diff -q out.json
run dump --as=tree out.json
run expr --file out.json .a
run migrate out.json
run validate --schema conf/mine.json out.json
run -f plain ../outside
run -f plain <(echo '[')  | sed 's|/dev/fd/[0-9]*|FD|g'
rm ./*.json up

echo "== schemas"
echo '{"$ref": "../outside"}' >s.json
echo '{"$ref": "file:///proc/self/environ"}' >t.json
echo '{"$ref": "u.json"}' >u.json
ln -sf ../outside v.json
echo '{"$schema": "../outside"}' >w.json
echo '{"$schema": "v.json"}' >x.json
run validate -f plain --schema s.json u.json
run validate -f plain --schema t.json u.json
run validate -f plain w.json x.json
run validate -f plain --schema v.json u.json
ln -s /proc/self/environ y.json
run validate -f plain --schema y.json u.json
run validate -f plain --schema ../outside u.json
echo '{"$ref": "https://e.com/v"}' >z.json
run validate -f plain --map https://e.com/v=v.json --schema z.json u.json
run validate -f plain --map https://e.com/v=../outside --schema z.json u.json
rm y.json z.json
mkdir schemas
ln -s ../../outside schemas/a.json
mkfifo schemas/b.json
ln -s /dev/zero schemas/c.json
run validate -f plain --schema-dir schemas u.json
echo '{"$ref": "https://e.com/..%2f..%2foutside"}' >u.json
run validate -f plain --map https://e.com/=schemas --schema u.json conf/mine.json

echo "== .gitignore"
ln -s ../outside .gitignore
run --list-files conf
rm .gitignore
mkfifo .gitignore
run --list-files conf

echo "== -j"
good y.json
run -j 4000000000 -f plain y.json

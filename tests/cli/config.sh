# Configurations: which one speaks, what it says, and what is wrong with it.
mkdir -p repo/.git repo/sub/deep repo/.github
bad repo/bad.json
bad repo/sub/deep/bad.json
sed -i 's/"deploy"/"deploy-deep"/' repo/sub/deep/bad.json
echo '{"rules": {"json-*": "off"}}' >invokelint.json # above the root: not ours
run -f plain repo

# The nearest one, and no other.
echo '{"rules": {"json-extra-comma": "warning"}}' >repo/.github/invokelint.json
run -f plain repo
echo '{"rules": {"json-extra-comma": "info"}}' >repo/sub/.invokelint.json
run -f plain repo
run -f plain repo/sub/deep/bad.json
(cd repo/sub/deep && run -f plain)
run -f plain --no-config repo
run -f plain -c invokelint.json repo
run -f plain --config=invokelint.json --no-config repo
echo '{"rules": {"json-extra-comma": "hint"}}' >repo/sub/invokelint.json
run -f plain -v repo/sub
rm repo/sub/invokelint.json

# Standard input belongs where its name says.
run -f plain --stdin-filename repo/sub/x.json - <repo/bad.json
(cd repo/sub && run -f plain - <../bad.json)

# Options win.
run -f plain --severity json-extra-comma=error repo
cat >repo/sub/.invokelint.json <<'JSON'
{"rules": {"json-extra-comma": "off"}, "failOn": "warning", "maxWarnings": 0}
JSON
run -f plain repo/sub
run -f plain --select json-extra-comma repo/sub
run -f plain --select 'json-*' repo/sub

# Thresholds.
echo '{"rules": {"*": "info"}, "failOn": "info"}' >repo/sub/.invokelint.json
status repo/sub
status --fail-on warning repo/sub
echo '{"rules": {"*": "warning"}, "maxWarnings": 1}' >repo/sub/.invokelint.json
status repo/sub
bad repo/sub/second.json
sed -i 's/"deploy"/"deploy-second"/' repo/sub/second.json
status repo/sub
status --max-warnings 2 repo/sub
echo '{"rules": {"*": "hint"}, "failOn": "hint"}' >repo/sub/.invokelint.json
run -f plain repo/sub/second.json

# Files that are passed over, unless they are named.
cat >repo/sub/.invokelint.json <<'JSON'
{
  "ignore": ["deep/"],  // generated
}
JSON
run --list-files repo
run --list-files repo/sub/deep/bad.json
PRE_COMMIT=1 run --list-files repo/sub/deep/bad.json repo/bad.json

# validate and expr hear it, too.
echo '{"rules": {"schema-*": "warning"}, "dialect": "1.8"}' >repo/sub/.invokelint.json
run validate -f plain --schema action repo/sub/second.json
(cd repo/sub && run expr 'trimstr("x")')
(cd repo && run expr -f plain 'trimstr("x")')

# What is wrong is said at its place, and nothing is linted.
cat >repo/.github/invokelint.json <<'JSON'
{
  // A slip in every line.
  "rules": {"json-extra-coma": "off", "json-": "loud", "json": "off"},
  "override": [],
  "overrides": [{"pointers": ["invocationMethod"]}],
  "ignore": "old/",
  "dialect": "1.6"
}
JSON
run repo/bad.json
status --print-config repo
(cd repo && status expr .)
echo '{"rules": ' >repo/.github/invokelint.json
run -f plain -c repo/.github/invokelint.json repo
echo '{"rules": {"json-empty": "off", "json-empty": "info"}}' >repo/.github/invokelint.json
run -f plain repo/bad.json
run -c absent.json repo

# Findings that are known already.
mkdir -p .git ci actions
bad actions/a.json
bad actions/b.json
sed -i 's/"deploy"/"deploy-b"/' actions/b.json
run --write-baseline ci/known.json
cat ci/known.json
cp ci/known.json first.json
run --baseline ci/known.json
(cd actions && run --baseline ../ci/known.json .)
run -f plain --baseline ci/known.json --no-ignores

# Lines move; others come, others go.
sed -i '1s/^/\n\n/' actions/a.json
run --baseline ci/known.json
good actions/b.json
sed -i 's/"deploy"/"deploy-b"/' actions/b.json
sed -i '7s/"properties"/"propertys"/' actions/a.json
run -f plain --baseline ci/known.json
run -f plain --baseline ci/known.json actions/a.json
run -f plain --baseline ci/known.json --select 'schema-*'
status --baseline ci/known.json --fail-on info actions/b.json

mv actions/b.json b.json
run -f plain --baseline ci/known.json actions/a.json
mv b.json actions

# Written anew; reasons stay.
sed -i 's/"message": "a comma too many"/&, "reason": "later"/; s/}$/}/' ci/known.json
sed -i '0,/"message": "[^"]*"/s//&, "reason": "later"/' ci/known.json
run --baseline ci/known.json --write-baseline ci/known.json
cat ci/known.json
run --write-baseline again.json -q
run --baseline ci/known.json -q

# The configuration may name it.
echo '{"baseline": "ci/known.json"}' >invokelint.json
(cd actions && run)
run --write-baseline ci/known.json -q
run --print-config | grep baseline

# Files that are none.
run --baseline absent.json
echo '{"version": 1, "findings": [{"path": "a", "rule": "b", "fingerprint": "X"}]}' >wrong.json
run --baseline wrong.json
run --write-baseline none/such.json

# The configuration of the base branch, as docs/ci.md has it.
if ! command -v git >/dev/null; then
    echo SKIP
    return
fi
temp=$PWD/temp
mkdir temp work
cd work || exit
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
git_() { git -c user.name=n -c user.email=e@example.com -c init.defaultBranch=main "$@"; }
git_ init -q .
bad a.json
mkdir sub
bad sub/b.json
echo '{"rules": {"json-extra-comma": "warning"}}' >invokelint.json
git_ add .
git_ commit -qm base
git_ checkout -qb theirs
echo '{"rules": {"*": "off"}}' >invokelint.json
echo '{"ignore": ["*"]}' >sub/.invokelint.json
git_ add .
git_ commit -qm theirs
run -f plain
git_ fetch -q . main
git_ show FETCH_HEAD:invokelint.json >"$temp/invokelint.json"
run -f plain --config "$temp/invokelint.json" --no-ignores

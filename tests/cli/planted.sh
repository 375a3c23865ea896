# A `.git` or a configuration that another user has put above one's files.
if [ "$(id -u)" != 0 ]; then
    echo SKIP
    return
fi
chmod go+rx .
mkdir -p shared/mine/.git2 shared/.git
bad shared/mine/a.json
off='{"rules": {"*": "off"}}'
echo "$off" >shared/invokelint.json
chown -R 1234 shared/mine
cd shared/mine || exit

echo "== of root, as in a container: counts"
run -f plain a.json
echo "== planted by somebody else"
chown 4321 ../.git ../invokelint.json
run -f plain a.json
run --list-files
echo "== the configuration alone"
chown 0 ../.git
run -f plain a.json
run -q -f plain a.json
run -f plain -c ../invokelint.json a.json
echo "== beside the file"
echo "$off" >invokelint.json
chown 4321 invokelint.json
run -f plain a.json
rm -r invokelint.json .git2
echo "== of who owns the file, or the working directory"
chown 1234 ../invokelint.json
run -f plain a.json
chown 4321 .. ../.git ../invokelint.json
(cd .. && run -f plain mine/a.json)
echo "== where everybody may put one"
chown 0 .. ../.git ../invokelint.json
chmod 1777 ..
run -f plain a.json

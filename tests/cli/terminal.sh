# On a terminal: colours, links where they are known, and lines that fit.
# A chroot may have `script`, but no /dev/pts.
script -qec true /dev/null </dev/null >/dev/null 2>&1 || { echo SKIP; return; }
bad bad.json
sed -i '6s/$/ "x": "a long tail, which does not fit",/' bad.json
terminal() {
    echo "\$ $1"
    script -qec "stty cols 60; $1 '$BIN' bad.json" /dev/null </dev/null |
        tr -d '\r' | sed 's/\x1b/<ESC>/g'
}
unset VTE_VERSION
terminal "TERM=xterm"
for words in "TERM=linux" "TERM=xterm VTE_VERSION=4800" \
    "TERM=xterm VTE_VERSION=5202" "TERM=dumb" "TERM=xterm NO_COLOR=1"; do
    terminal "$words" | sed 3q
done

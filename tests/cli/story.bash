# What stories are written with.

# Runs the program with these arguments and shows what it says: standard
# output first, then standard error marked with `! `, then the exit status.
run() {
    local status
    echo "\$ invokelint $*"
    "$BIN" "$@" 2>.stderr
    status=$?
    sed 's/^/! /' .stderr
    rm -f .stderr
    echo "=> $status"
}

# The same, but only the exit status.
status() {
    echo "\$ invokelint $*"
    "$BIN" "$@" >/dev/null 2>&1
    echo "=> $?"
}

# A file with an action that has nothing wrong; each has its own identifier.
good() {
    mkdir -p "$(dirname "$1")"
    goods=$((${goods:-0} + 1))
    cat >"$1" <<END
{
  "identifier": "dep$(printf %03d $goods)",
  "title": "Deploy",
  "trigger": {
    "type": "self-service",
    "operation": "CREATE",
    "userInputs": {
      "properties": {"service": {"type": "string", "title": "Service"}},
      "required": ["service"],
      "order": ["service"]
    }
  },
  "invocationMethod": {
    "type": "KAFKA",
    "payload": {"service": "{{ .inputs.service }}", "run": "{{ .run.id }}"}
  }
}
END
}

# The same with one error, on line 6: a comma too many.
bad() {
    good "$1"
    sed -i '6s/"CREATE",/"CREATE",,/' "$1"
}

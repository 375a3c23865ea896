#!/usr/bin/env python3
"""completions.py ROOT INVOKELINT: what the shells complete.  TAP.

Each script of `invokelint completions` is loaded into its shell, and the
shell is asked what may follow after some command lines.  Shells that are not
there are skipped.  Each word that stands for a value must be one that the
program takes.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap, has_substitution  # noqa: E402

# Command line up to the cursor, words that are offered, words that are not.
CASES = [
    ("invokelint va", {"validate"}, {"lint", "explain"}),
    ("invokelint comp", {"completions"}, {"lint"}),
    ("invokelint --fo", {"--format"}, {"--formats", "--fail-on"}),
    ("invokelint validate --fo", {"--format", "--formats"}, set()),
    ("invokelint --", {"--jobs", "--select"}, {"--at", "--schema", "--as"}),
    ("invokelint expr --", {"--at", "--file"}, {"--jobs", "--select"}),
    ("invokelint --format ", {"text", "plain", "json"},
     {"json-schema-flag", "lint"}),
    ("invokelint --format=pl", {"plain"}, {"json"}),
    ("invokelint -f js", {"json", "jsonl"}, {"json-schema-flag", "plain"}),
    ("invokelint validate --format json-", {"json-schema-flag"}, {"plain"}),
    ("invokelint rules --format ", {"text", "json"}, {"plain"}),
    ("invokelint --format json=a", {"action.json"}, {"text"}),
    ("invokelint --select unknown-i", {"unknown-input"}, {"unknown-root"}),
    ("invokelint --select=unknown-i", {"unknown-input"}, {"unknown-root"}),
    ("invokelint --ignore unknown-input,json-em", {"json-empty"},
     {"unknown-input"}),
    ("invokelint --select j", {"jq-", "json-", "json-empty"}, set()),
    ("invokelint --severity json-em", {"json-empty"}, {"warning"}),
    ("invokelint --severity json-empty=", {"error", "warning", "info"},
     {"json-empty"}),
    ("invokelint --severity json-empty=info,unknown-in", {"unknown-input"},
     {"info"}),
    ("invokelint --severity json-empty=info,unknown-input=war", {"warning"},
     {"unknown-input"}),
    ("invokelint --fail-on ", {"error", "warning", "info", "hint"}, {"off"}),
    ("invokelint --kind ", {"action", "method", "legacy"}, {"lint"}),
    ("invokelint --color=", {"auto", "always", "never"}, {"text"}),
    ("invokelint expr --at automation.ENTITY_U",
     {"automation.ENTITY_UPDATED"}, {"automation.ENTITY_CREATED"}),
    ("invokelint expr --at self-service.", {"self-service.CREATE"}, {"any"}),
    ("invokelint expr --dialect ", {"1.7", "1.8"}, {"2020-12"}),
    ("invokelint validate --dialect ", {"2020-12"}, {"1.7"}),
    ("invokelint validate --schema user-in", {"user-inputs"}, {"action"}),
    ("invokelint validate --schema ac", {"action", "action.json"}, set()),
    ("invokelint validate --schema-dir ", {"port"}, {"action.json"}),
    ("invokelint dump --as t", {"tokens", "tree", "types"}, {"jq"}),
    ("invokelint explain secret-", {"secret-literal"}, {"unknown-input"}),
    ("invokelint schemas kaf", {"kafka"}, {"slack"}),
    ("invokelint completions ", {"bash", "zsh", "fish"}, {"action.json"}),
    ("invokelint man ", {"1", "5"}, {"action.json"}),
    ("invokelint act", {"action.json"}, {"other.json"}),
    ("invokelint -q act", {"action.json"}, {"other.json"}),
    ("invokelint validate act", {"action.json"}, {"other.json"}),
    ("invokelint --max-warnings ", set(), {"action.json", "text"}),
]

BASH = r"""
source "$1"
shift
while [ $# -gt 0 ]; do
    # As readline divides the line: blanks, and each of COMP_WORDBREAKS.
    IFS=$'\t' read -r -a COMP_WORDS <<<"$1"
    [[ $1 == *$'\t' ]] && COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    COMPREPLY=()
    _invokelint 2>/dev/null
    echo "--"
    printf '%s\n' "${COMPREPLY[@]}"
    shift
done
"""

ZSH = r"""
zmodload zsh/zpty
folder=$1
shift
zpty shell zsh -f -i
zpty -w shell "PROMPT= RPROMPT= LISTMAX=10000; stty -echo"
zpty -w shell "fpath=($folder \$fpath); autoload -Uz compinit; compinit -u -D"
zpty -w shell '
compadd() {
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
        builtin compadd "$@"
        return
    fi
    local -a hits
    builtin compadd -O hits "$@"
    print -rl -- ${hits/#/HIT:}
    builtin compadd "$@"
}
hits() { print -r -- BEGIN; _main_complete; compstate[list]=; print -r -- END; }
zle -C hits complete-word hits
bindkey "^I" hits
print REA""DY
'
zpty -r -m shell line '*READY*'
for command; do
    echo "--"
    zpty -w -n shell $'\x15'"$command"$'\t'
    zpty -r -m shell text '*BEGIN*END*'
    print -r -- "$text"
done
zpty -d shell
"""


def fragments(words):
    """The last parts of `words`: what stands before was there already."""
    return {re.split("[,=]", word.rstrip("=,").split("\t")[0])[-1].rstrip("/")
            for word in words if word}


def ask_bash(script, folder):
    lines = []
    for line, _, _ in CASES:
        # A divider stands alone, unless the next word follows at once.
        words = re.sub(r"([=:])", "\t\\1\t", line.replace(" ", "\t"))
        words = re.sub(r"([=:])\t$", r"\1", words)
        lines.append(words)
    run = subprocess.run(
        ["bash", "--norc", "-c", BASH, "bash", script, *lines], cwd=folder,
        capture_output=True, text=True, timeout=60, check=True)
    return [fragments(part.splitlines()) for part in
            run.stdout.split("--\n")[1:]] if "--\n" in run.stdout else []


def ask_zsh(script, folder):
    functions = folder.parent / "functions"
    functions.mkdir(exist_ok=True)
    shutil.copy(script, functions / "_invokelint")
    run = subprocess.run(
        ["zsh", "-f", "-c", ZSH, "zsh", functions,
         *[line for line, _, _ in CASES]],
        cwd=folder, capture_output=True, text=True, timeout=60, check=True)
    return [fragments(re.findall(r"HIT:(.*?)\r?$", part, re.M))
            for part in run.stdout.split("--\n")[1:]]


def ask_fish(script, folder):
    found = []
    command = "source $argv[1]; for line in $argv[2..]; echo __; " \
              "complete --do-complete=$line; end"
    run = subprocess.run(
        ["fish", "--no-config", "-c", command, script,
         *[line for line, _, _ in CASES]],
        cwd=folder, capture_output=True, text=True, timeout=60, check=True)
    for part in run.stdout.split("__\n")[1:]:
        found.append(fragments(part.splitlines()))
    return found


def same_program(binary, script, shell, folder):
    """Writes the script of `shell` to `script`."""
    run = subprocess.run([binary, "completions", shell], check=True,
                         capture_output=True)
    script.write_bytes(run.stdout)


def check_shell(tap, binary, shell, ask):
    if not shutil.which(shell):
        tap.skip(shell, f"there is no {shell}")
        return
    if not has_substitution():
        tap.skip(shell, "there is no /proc, which completions read through")
        return
    with tempfile.TemporaryDirectory() as top:
        folder = pathlib.Path(top, "work")
        folder.mkdir()
        (folder / "port").mkdir()
        for name in ("action.json", "other.json"):
            (folder / name).write_text("{}")
        script = pathlib.Path(top, f"completion.{shell}")
        same_program(binary, script, shell, folder)
        answers = ask(script, folder)
    if len(answers) != len(CASES):
        tap.check(shell, f"{len(answers)} answers to {len(CASES)} questions")
        return
    for (line, wanted, unwanted), found in zip(CASES, answers):
        fault = ""
        if wanted - found:
            fault += f"does not offer {sorted(wanted - found)}\n"
        if unwanted & found:
            fault += f"offers {sorted(unwanted & found)}\n"
        tap.check(f"{shell}: {line}", fault and
                  f"{fault}offers {sorted(found)[:20]}")


# How each value of WORD form is handed to the program.
VALUES = {
    "color": ["--color={}", "--list-files"],
    "context": ["expr", "--at", "{}", "."],
    "dialect": ["expr", "--dialect", "{}", "."],
    "draft": ["validate", "--dialect", "{}", "--schema", "action", "--no-config",
              "action.json"],
    "format": ["--format", "{}", "action.json"],
    "kind": ["--kind", "{}", "action.json"],
    "level": ["--fail-on", "{}", "action.json"],
    "rule": ["explain", "{}"],
    "rules": ["--select", "{}", "action.json"],
    "bundled": ["schemas", "{}"],
    "shell": ["completions", "{}"],
    "stage": ["dump", "--as", "{}", "action.json"],
    "table": ["rules", "--format", "{}"],
    "schema_format": ["validate", "--schema", "action", "--format", "{}",
                "action.json"],
}


def check_values(tap, binary):
    script = subprocess.run([binary, "completions", "bash"], check=True,
                            capture_output=True, text=True).stdout
    words = dict(re.findall(r"^    (\w+)\)\n        words='([^']*)'", script,
                            re.M))
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "action.json").write_text("{}")
        for value, pattern in VALUES.items():
            refused = []
            for word in words.get(value, "").split():
                run = subprocess.run(
                    [binary, *[part.format(word) for part in pattern]],
                    cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)
                if run.returncode == 2:
                    refused.append(f"{word}: {run.stderr.decode()}")
            tap.check(f"the program takes each {value}",
                      "\n".join(refused) or
                      ("" if words.get(value) else "has no words"))
    listed = json.loads(subprocess.run(
        [binary, "rules", "--format", "json"], check=True, capture_output=True,
        text=True).stdout)["rules"]
    absent = {rule["id"] for rule in listed} - set(words["rule"].split())
    tap.check("each rule is offered", "\n".join(sorted(absent)))


def main():
    binary = pathlib.Path(sys.argv[2]).resolve()
    os.environ.pop("PRE_COMMIT", None)
    tap = Tap()
    for shell, ask in (("bash", ask_bash), ("zsh", ask_zsh),
                       ("fish", ask_fish)):
        check_shell(tap, binary, shell, ask)
    check_values(tap, binary)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

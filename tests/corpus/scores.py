#!/usr/bin/env python3
"""scores.py ROOT INVOKELINT SHARED [--write]: no score ever falls.

Runs the graders of SHARED (labelled corpus, jq cases, cases from the field,
hostile input) on INVOKELINT, a release build, and fails where a score is
below what tests/scores.json holds.  `--write` keeps the scores that were
reached; it goes into the change that reaches them.  Exit status 77 (skipped)
without SHARED: it is other people's text and not part of the project.
"""
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
# A hostile case that fails is run again: its limits are CPU time and memory,
# and another program may have had the machine.
TRIES = 3


def run(*words, **options):
    print(f"== {pathlib.Path(words[0]).name}", flush=True)
    done = subprocess.run([sys.executable, *words], capture_output=True,
                          text=True, **options)
    if done.returncode not in (0, 1):
        sys.exit(f"exit status {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def last_json(text):
    """The JSON value at the end of `text`, which begins a line."""
    at = 0 if text.startswith("{") else text.rindex("\n{") + 1
    while True:
        try:
            return json.loads(text[at:])
        except json.JSONDecodeError:
            at = text.rindex("\n{", 0, at) + 1


def corpus(root, binary, shared):
    # Inside of a git work tree the linter would see the files beside it.
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(shared / "corpus", folder + "/corpus")
        result = last_json(run(
            copy + "/run.py", "--bin", binary, "--root", copy,
            "--map", root / "tests/corpus/kinds.json"))
    labelled, mutants = result["labelled"], result["mutants"]
    return {
        "labelled: recall": labelled["recall"],
        "labelled: precision": labelled["precision"],
        "labelled: right line": labelled["right_line"],
        "labelled: right column": labelled["right_col"],
        "mutants: found": mutants["found"],
        "mutants: right column": mutants["right_col"],
    }


def jq(_, binary, shared):
    result = last_json(run(shared / "spec/jq/grade.py", "--bin", binary))
    scores = {}

    for part, values in result.items():
        for name, value in values.items():
            if isinstance(value, str) and re.fullmatch(r"\d+/\d+", value):
                scores[f"jq {part}: {name}"] = int(value.split("/")[0])
            elif name == "agree":
                scores[f"jq {part}"] = value
    return scores


def field(_, binary, shared):
    out = run(shared / "field/run_field.py", "--bin", binary,
              "--cases", shared / "field/dev.jsonl")
    return {"field": json.loads(out.splitlines()[-1])["ok"]}


def hostile(_, binary, shared):
    grader = shared / "hostile/hostile.py"
    out = run(grader, "--bin", binary)
    total = int(re.search(r"^TOTAL +(\d+)/", out, re.M)[1])

    for _ in range(TRIES - 1):
        failed = re.findall(r"^FAIL (\S.*) \([\d.]+ s\)$", out, re.M)
        if not failed:
            break
        out = run(grader, "--bin", binary, "--only",
                  "^(" + "|".join(re.escape(name) for name in failed) + ")$")
        total += int(re.search(r"^TOTAL +(\d+)/", out, re.M)[1])
    for line in re.findall(r"^FAIL .*\n.*", out, re.M):
        print(line)
    return {"hostile": total}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("--write", action="store_true")
    words = parser.parse_args()
    kept = words.root / "tests/scores.json"
    if not (words.shared / "hostile/hostile.py").exists():
        print(f"skipped: no graders in {words.shared}")
        return SKIPPED
    scores = {}
    for grader in corpus, jq, field, hostile:
        scores |= grader(words.root, words.binary.resolve(),
                         words.shared.resolve())
    least = json.loads(kept.read_text()) if kept.exists() else {}
    low = 0
    for name, score in scores.items():
        fell = score < least.get(name, 0)
        low += fell
        print(f"{name}: {score}" + (f", not {least[name]}" if fell else ""))
    if words.write:
        kept.write_text(json.dumps(scores, indent=2) + "\n")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""matcher.py ROOT INVOKELINT: GitHub's problem matcher against real output.

Each line of `--format plain` and `--format text` that reports a finding must
be matched by exactly one pattern of .github/invokelint-matcher.json, with the
fields that `--format json` has; every other line by none.  TAP.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap  # noqa: E402

# GitHub's levels; what it does not know is not annotated at all.
SEVERITY = {"error": "error", "warning": "warning", "info": "notice",
            "hint": "notice"}


def read_matchers(path):
    matchers = json.loads(path.read_text())["problemMatcher"]
    for matcher in matchers:
        if len(matcher["pattern"]) != 1:
            sys.exit(f"{matcher['owner']}: only single lines are tested")
        matcher["regexp"] = re.compile(matcher["pattern"][0]["regexp"])
    return matchers


def annotation(matcher, found):
    """What the runner makes of a match."""
    pattern = matcher["pattern"][0]
    field = {name: found[pattern[name]] for name in
             ("file", "line", "column", "severity", "message", "code")
             if name in pattern}
    return (field["file"], int(field["line"]), int(field["column"]),
            field.get("severity", matcher.get("severity")), field["message"],
            field["code"])


def run(binary, folder, *words):
    done = subprocess.run([binary, "lint", "--verbose", *words, "--", "."],
                          cwd=folder, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return done.stdout


def wanted(binary, folder):
    report = json.loads(run(binary, folder, "--format", "json"))
    for file in report["files"]:
        for finding in file["findings"]:
            start = finding["range"]["start"]
            yield (file["path"], start["line"], start["col"],
                   SEVERITY[finding["level"]], finding["message"],
                   finding["rule"])


def compare(matchers, text, findings):
    """What is wrong with the annotations of a report; empty: nothing."""
    found = []
    for line in text.splitlines():
        hits = [(matcher, match) for matcher in matchers
                if (match := matcher["regexp"].search(line))]
        if len(hits) > 1:
            return f"matched twice: {line}"
        found += [annotation(*hit) for hit in hits]
    for have, want in zip(found, findings):
        if have != want:
            return f"has {have}\nwants {want}"
    if len(found) != len(findings):
        return f"{len(found)} annotations of {len(findings)} findings"
    return ""


def main():
    root, binary = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    matchers = read_matchers(root / ".github/invokelint-matcher.json")
    tap = Tap()
    with tempfile.TemporaryDirectory() as top:
        folder = pathlib.Path(top)
        for name in ("real", "syntax", "unused-input", "jq-may-fail"):
            if (root / "fixtures" / name).exists():
                shutil.copytree(root / "fixtures" / name, folder / name)
        bad = (root / "docs/example/restart-service.json").read_text()
        for name in ("a b.json", "[z].json"):
            (folder / name).write_text(bad)
        findings = list(wanted(binary, folder))
        levels = {finding[3] for finding in findings}
        tap.check("there are findings of each level",
                  "" if levels == set(SEVERITY.values()) else str(levels))
        for form in ("plain", "text"):
            text = run(binary, folder, "--format", form)
            tap.check(form, compare(matchers, text, findings))
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

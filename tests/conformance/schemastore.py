#!/usr/bin/env python3
"""schemastore.py INVOKELINT SHARED [SCHEMA...]: real schemas, real documents.

Runs `invokelint validate` over SHARED/suites/schemastore-dev and compares it
with what four other validators agreed on (manifest.jsonl there): each schema
is accepted, each verdict is theirs, and at every place where they report an
error there is a finding.  `invokelint validate --check-schema` finds no error
in any of the schemas.  Exit status 77 (skipped) without that suite: it is
other people's text and not part of the project.
"""
import collections
import json
import pathlib
import subprocess
import sys

SKIPPED = 77


def run(binary, *words):
    """The findings of one run: path → list of findings."""
    ended = subprocess.run([binary, "validate", "--format", "json", *words],
                           capture_output=True, text=True)
    if ended.returncode not in (0, 1):
        raise RuntimeError(f"{words}: {ended.stderr}")
    return {file["path"]: file["findings"]
            for file in json.loads(ended.stdout)["files"]}


class Positions:
    """Where each JSON Pointer of a text is: (key start, value start, end)."""

    def __init__(self, text):
        self.text = text
        self.place = {}
        self.value(self.space(0), "", None)

    def space(self, at):
        while at < len(self.text) and self.text[at] in " \t\r\n\ufeff":
            at += 1
        return at

    def string(self, at):
        """The decoded string at `at`, and what is behind it."""
        end = at + 1
        while self.text[end] != '"':
            end += 2 if self.text[end] == "\\" else 1
        return json.loads(self.text[at:end + 1], strict=False), end + 1

    def value(self, at, pointer, key):
        start = at
        if self.text[at] in "{[":
            at = self.members(at, pointer)
        elif self.text[at] == '"':
            at = self.string(at)[1]
        else:
            while at < len(self.text) and self.text[at] not in ",]} \t\r\n":
                at += 1
        self.place[pointer] = (start if key is None else key, start, at)
        return at

    def members(self, at, pointer):
        closing = "}" if self.text[at] == "{" else "]"
        index = 0
        at = self.space(at + 1)
        while self.text[at] != closing:
            key, name = None, str(index)
            if closing == "}":
                key = at
                name, at = self.string(at)
                name = name.replace("~", "~0").replace("/", "~1")
                at = self.space(self.space(at) + 1)
            at = self.space(self.value(at, f"{pointer}/{name}", key))
            if self.text[at] == ",":
                at = self.space(at + 1)
            index += 1
        return at + 1


def uncovered(document, rows, findings):
    """The places of `rows` where no finding starts, neither inside."""
    text = document.read_text(encoding="utf-8-sig")
    places = Positions(text).place
    starts = []
    lines = [0]
    for line in text.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    for found in findings:
        start = found["range"]["start"]
        starts.append(lines[start["line"] - 1] + start["col"] - 1)
    for pointer, keyword in rows:
        low, _, high = places[pointer]
        if not any(low <= start < max(high, low + 1) for start in starts):
            yield pointer, keyword


class Grader:
    """Runs the program over the suite and counts."""

    def __init__(self, binary, suite):
        self.binary = binary
        self.suite = suite
        self.count = collections.Counter()
        self.faults = []

    def schema(self, name, rows):
        """One schema, and its documents in `rows`."""
        folder = self.suite / name
        schema = str(folder / "schema.json")
        maps = []
        if (folder / "refs.json").exists():
            refs = json.loads((folder / "refs.json").read_text())
            for uri, path in refs.items():
                maps += ["--map", f"{uri}={folder / path}"]
        documents = {str(folder / row["instance"]): row for row in rows}
        found = run(self.binary, *maps, "--schema", schema, *documents)
        advice = run(self.binary, *maps, "--check-schema", schema)[schema]
        bad = [item["message"] for path, items in found.items()
               for item in items
               if path not in documents and item["level"] == "error"]
        bad += [item["message"] for item in advice if item["level"] == "error"]
        self.count["schemas"] += 1
        self.count["accepted"] += not bad
        self.count["advice"] += len(advice)
        self.faults += [f"{schema}: {message}" for message in bad]
        for path, row in documents.items():
            self.document(path, row, found[path])

    def document(self, path, row, findings):
        valid = all(item["level"] != "error" for item in findings)
        self.count["documents"] += 1
        self.count["verdicts"] += valid == row["valid"]
        if valid != row["valid"]:
            self.faults.append(
                f"{path}: called {'valid' if valid else 'invalid'}")
            return
        expected = row.get("top_errors", [])
        missing = list(uncovered(pathlib.Path(path), expected, findings))
        self.count["places"] += len(expected)
        self.count["covered"] += len(expected) - len(missing)
        self.faults += [f"{path}: nothing at `{pointer}` ({keyword})"
                        for pointer, keyword in missing]

    def end(self):
        count = self.count
        for fault in self.faults:
            print(fault)
        print(f"{count['accepted']} of {count['schemas']} schemas accepted "
              f"({count['advice']} pieces of advice), "
              f"{count['verdicts']} of {count['documents']} verdicts right, "
              f"findings at {count['covered']} of {count['places']} places")
        return 1 if self.faults else 0


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    suite = pathlib.Path(sys.argv[2]) / "suites/schemastore-dev"
    if not (suite / "manifest.jsonl").exists():
        print(f"no schemas in {suite}")
        return SKIPPED
    rows = collections.defaultdict(list)
    with (suite / "manifest.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if len(sys.argv) == 3 or row["schema"] in sys.argv[3:]:
                rows[row["schema"]].append(row)
    grader = Grader(binary, suite)
    for name in sorted(rows):
        grader.schema(name, rows[name])
    return grader.end()


if __name__ == "__main__":
    sys.exit(main())

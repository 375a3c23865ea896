#!/usr/bin/env python3
"""pairs.py INVOKELINT SHARED: actions beside what they belong to.

SHARED/corpus/workflows/pairs.jsonl has published actions with the GitHub
workflow that each dispatches, SHARED/corpus/blueprints/pairs.jsonl has
UPSERT_ENTITY mappings with their blueprint; both say where the two disagree.
Each pair is laid out in a work tree of its own and linted: what is known must
be found, and nothing else.  Skipped without them, for they are other people's
text.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap, skip_all  # noqa: E402

QUOTED = re.compile(r"`([^`]*)`")
ACROSS = {"workflow-unknown-input", "workflow-missing-input",
          "workflow-not-found", "workflow-not-dispatchable",
          "workflow-input-value", "unknown-blueprint", "unknown-property",
          "value-not-in-enum"}


def lint(binary, folder, path):
    """The findings that rest on another file: {(rule, name)}."""
    run = subprocess.run(
        [binary, "lint", "--no-config", "--format", "json", path],
        cwd=folder, capture_output=True, text=True)
    if run.returncode not in (0, 1):
        raise RuntimeError(run.stderr)
    found = set()
    for file in json.loads(run.stdout)["files"]:
        for finding in file["findings"]:
            if finding["rule"] in ACROSS:
                found.add((finding["rule"], QUOTED.findall(
                    finding["message"])[1:2][0]))
    return found


def lay_out(folder, corpus, pair, beside):
    """A work tree with the action of `pair` and `beside`, from → to."""
    (folder / ".git").mkdir()
    (folder / "port").mkdir()
    action = corpus / pair["action"]
    shutil.copy(action, folder / "port" / action.name)
    for source, place in beside:
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(corpus / source, target)
    return f"port/{action.name}"


def check(tap, binary, corpus, pair, beside, wanted):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        found = lint(binary, folder, lay_out(folder, corpus, pair, beside))
    tap.check(f"{pair['action']} {beside[0][0]}",
              [*(f"missed: {one}" for one in sorted(wanted - found)),
               *(f"too much: {one}" for one in sorted(found - wanted))])
    return wanted


def read(path):
    return [json.loads(line)
            for line in path.read_text(encoding="utf-8").splitlines()]


def main():
    binary, shared = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    corpus = shared / "corpus"
    files = {kind: corpus / kind / "pairs.jsonl"
             for kind in ("workflows", "blueprints")}
    if not all(path.exists() for path in files.values()):
        return skip_all(f"no pairs in {corpus}")
    tap, known = Tap(), 0
    for pair in read(files["workflows"]):
        wanted = {("workflow-unknown-input", name)
                  for name in pair.get("undeclared") or []}
        wanted |= {("workflow-missing-input", name)
                   for name in pair.get("missing_required") or []}
        place = ".github/workflows/" + pair["workflow_name"]
        known += len(check(tap, binary, corpus, pair,
                           [(pair["workflow"], place)], wanted))
    for pair in read(files["blueprints"]):
        wanted = {("unknown-property", name)
                  for kind in ("unknown_properties", "unknown_relations")
                  for name in pair[kind]}
        beside = [(source, f"blueprints/{i}.json")
                  for i, source in enumerate(pair["blueprints"])]
        known += len(check(tap, binary, corpus, pair, beside, wanted))
    print(f"# {known} disagreements are known, in {tap.count} pairs")
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

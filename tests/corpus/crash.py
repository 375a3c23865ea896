#!/usr/bin/env python3
"""crash.py ROOT INVOKELINT SHARED: lints every file of the corpus of published
and wild documents.  Whatever is in them, the exit status must be 0 or 1, the
report well formed, and every finding inside its file.  Exit status 77
(skipped) without that corpus.
"""
import json
import pathlib
import subprocess
import sys

SKIPPED = 77


def lint(binary, paths):
    return subprocess.run(
        [binary, "lint", "--no-config", "--format", "json", "--", *paths],
        capture_output=True)


def check(paths, run):
    """What is wrong with the report `run` about `paths`."""
    if run.returncode not in (0, 1):
        yield f"exit status {run.returncode}: {run.stderr.decode()[:500]}"
        return
    files = json.loads(run.stdout)["files"]
    if len(files) > len(paths):
        yield f"{len(files)} reports on {len(paths)} files"
    for file in files:
        size = pathlib.Path(file["path"]).stat().st_size
        for found in file["findings"]:
            first, last = found["range"]["start"], found["range"]["end"]
            if not 0 <= first["offset"] <= last["offset"] <= size:
                yield f"{file['path']}: {found['rule']} is outside the file"


def main():
    binary, shared = sys.argv[2], pathlib.Path(sys.argv[3])
    paths = [path for folder in ("published", "wild")
             for path in sorted((shared / "corpus" / folder).glob("*.json*"))]
    if not paths:
        print(f"no corpus in {shared}")
        return SKIPPED
    faults = list(check(paths, lint(binary, paths)))
    if faults:
        # Once more, one by one, to name the file.
        faults = [f"{path}: {fault}" for path in paths
                  for fault in check([path], lint(binary, [path]))] or faults
    print(f"{len(paths)} files, {len(faults)} faults")
    print("\n".join(faults[:50]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""check.py ROOT INVOKELINT SHARED: grades the linter on labelled files.

Reads what SHARED/corpus/run.py measures on files that were read by hand
(`labelled`) and on clean files with one seeded mistake each (`mutants`), and
holds it against the least that this project promises.  Exit status 77
(skipped) without that corpus: it is other people's text and not part of the
project.
"""
import json
import pathlib
import subprocess
import sys

SKIPPED = 77
LEAST = {
    ("labelled", "recall"): 0.95,
    ("labelled", "precision"): 0.95,
    ("mutants", "found"): 54,
}


def main():
    root, binary, shared = (pathlib.Path(word) for word in sys.argv[1:4])
    corpus = shared / "corpus"
    if not (corpus / "run.py").exists():
        print(f"no corpus in {corpus}")
        return SKIPPED
    run = subprocess.run(
        [sys.executable, corpus / "run.py", "--bin", binary.resolve(),
         "--map", root / "tests/corpus/kinds.json", "-v"],
        capture_output=True, text=True)
    sys.stdout.write(run.stdout)
    sys.stderr.write(run.stderr)
    result = json.loads(run.stdout[run.stdout.index("\n{\n")
                                   if "\n{\n" in run.stdout else 0:])
    low = [f"{part} {name} is {result[part][name]}, not {least}"
           for (part, name), least in LEAST.items()
           if result[part][name] < least]
    for line in low:
        print(line)
    return 1 if low or run.returncode else 0


if __name__ == "__main__":
    sys.exit(main())

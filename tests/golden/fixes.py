#!/usr/bin/env python3
"""fixes.py ROOT INVOKELINT SHARED: what holds of every fix.

Over all fixtures, and over other people's documents where SHARED has them, the
safe fixes alone and all together:

  * the findings become fewer where something was fixed (an error weighs more
    than any number of warnings, and so on) and never more;
  * what was fixed once does not change when it is fixed again;
  * a document that was JSON stays JSON, and has the same members and elements
    in the same order: only names and scalars differ, unless a rule of RESHAPE
    moved something; line ends and byte order mark stay;
  * `--diff` is a patch that makes the same of the files as `--fix`;
  * a seeded mistake of which there can be no doubt is mended so that the file
    says again what it said before;
  * a first-generation action has nothing old about it once it is migrated;
  * of files with one slip of the finger in them, hardly any has more or as
    many findings once it is fixed: where the slip hid another fault.
"""
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

ENDINGS = {".json", ".jsonc", ".jsonl"}
LISTS = {"index.jsonl", "labels.jsonl", "pairs.jsonl"}

# Rules whose fixes move members, or make a value of a text.
RESHAPE = {"action-in-string", "integration-flat", "legacy-v1-action",
           "schema-type"}

# Where a fix lets more be seen than it mends, and why.
UNCOVERS = {
    "fixtures/integration-flat/bad-2.json":
        "what the execution properties lack shows when they are there",
    "fixtures/legacy-v1-action/bad-2.json":
        "the old action does not say what its operation is",
}

# Kinds of seeded mistakes that can be meant in one way only; the second list
# is of those whose fix is not safe.
CERTAIN = {"trailing-comma-object", "missing-comma", "single-quotes",
           "typo-top", "typo-invocation", "typo-trigger",
           "enum-invocation-type", "enum-event-type", "enum-combinator",
           "type-publish", "jq-missing-dot", "diff-without-event"}
LIKELY = {"hash-comment", "undefined-input-dot", "v1-trigger", "http-url"}


def sources(root, shared, endings=ENDINGS):
    """(name below the copy, path) of every document."""
    folders = [("fixtures", root / "fixtures")]
    folders += [(name, shared / "corpus" / name)
                for name in ("published", "wild", "mutants", "labelled")]
    for name, folder in folders:
        for path in sorted(folder.rglob("*")):
            if (path.suffix in endings and path.name not in LISTS and
                    ".fixed." not in path.name):
                yield f"{name}/{path.relative_to(folder)}", path


class Run:
    """A copy of all documents, and the program at work on it."""

    def __init__(self, binary, folder, files):
        self.binary, self.folder = pathlib.Path(binary).resolve(), folder
        for name, path in files:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
        self.names = [name for name, _ in files]

    def call(self, *options, names=None):
        return subprocess.run(
            [self.binary, *options, "--", *(names or self.names)],
            cwd=self.folder, capture_output=True)

    def lint(self, names=None):
        """The findings of each file, as (rule, level)."""
        run = self.call("lint", "--no-config", "--format", "json", names=names)
        return {file["path"]: [(found["rule"], found["level"])
                               for found in file["findings"]]
                for file in json.loads(run.stdout)["files"]}

    def texts(self):
        return {name: (self.folder / name).read_bytes() for name in self.names}


def weight(findings):
    levels = [level for _, level in findings]
    return [levels.count(level) for level in ("error", "warning", "info")]


def parse(text):
    """The value with its members in order; None when it is no strict JSON."""
    try:
        return json.loads(text.decode("utf-8-sig"), object_pairs_hook=tuple)
    except (ValueError, RecursionError):
        return None


def same_shape(one, other):
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(
            same_shape(a[1], b[1]) for a, b in zip(one, other))
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same_shape, one, other))
    return not isinstance(one, (list, tuple)) and not isinstance(
        other, (list, tuple))


def faults_of(name, before, after, found, left):
    """What is wrong with the fixes of one file that they have changed."""
    if weight(left) >= weight(found) and name not in UNCOVERS:
        yield f"{weight(found)} findings became {weight(left)}: {left}"
    if before.count(b"\r") != after.count(b"\r") and not any(
            rule == "jq-invalid-character" for rule, _ in found):
        yield "line ends changed"
    if before.startswith(b"\xef\xbb\xbf") != after.startswith(b"\xef\xbb\xbf"):
        yield "the byte order mark changed"
    was, now = parse(before), parse(after)
    faulty = any(rule.startswith("json-") for rule, _ in left)
    if not name.endswith(".json") or "jsonc" in name:
        return
    if now is None and (was is not None or not faulty):
        yield "it is no JSON"
    elif (was is not None and not same_shape(was, now) and
          not RESHAPE & {rule for rule, _ in found}):
        yield "it has other members or elements"


def check_mode(run, options):
    """All files with `options`; leaves them fixed."""
    before, found = run.texts(), run.lint()
    diff = run.call("lint", "--no-config", "--diff", *options)
    run.call("lint", "--no-config", "--fix", *options)
    after, left = run.texts(), run.lint()
    changed = [name for name in run.names if before[name] != after[name]]
    run.call("lint", "--no-config", "--fix", "-j", "4", *options)
    again = run.texts()
    faults = [f"{name}: changed again" for name in run.names
              if again[name] != after[name]]
    for name in run.names:
        if weight(left.get(name, [])) > weight(found.get(name, [])) and (
                name not in changed):
            faults.append(f"{name}: other findings without a change")
    for name in changed:
        faults += [f"{name}: {fault}" for fault in
                   faults_of(name, before[name], after[name], found[name],
                             left.get(name, []))]
    faults += check_patch(run, diff, before, after)
    print(f"{' '.join(['--fix', *options])}: {len(changed)} of "
          f"{len(run.names)} files changed")
    return faults


def check_patch(run, diff, before, after):
    """`patch` makes `after` of `before`, if there is a program to ask.  What
    would show a credential is no patch, and changes nothing.
    """
    shown_only = set(re.findall("the diff of `(.*?)` is shown only",
                                diff.stderr.decode()))
    if not shutil.which("patch"):
        print("no program `patch`: the patches were not applied")
        return
    for name, text in before.items():
        (run.folder / name).write_bytes(text)
    done = subprocess.run(["patch", "-p1", "-s", "--binary"], input=diff.stdout,
                          cwd=run.folder, capture_output=True)
    if done.returncode:
        yield f"patch: {done.stdout.decode()[:500]}"
    for name in shown_only:
        if b"\n@@ line" not in diff.stdout.split(f"+++ b/{name}".encode())[-1]:
            yield f"{name}: there is no diff to be seen"
    for name, text in after.items():
        wanted = before[name] if name in shown_only else text
        if (run.folder / name).read_bytes() != wanted:
            yield f"{name}: the patch makes something else of it"
        (run.folder / name).write_bytes(text)


def check_mutants(run, shared, operators, safe):
    """Seeded mistakes are mended; call it when the files are fixed."""
    labels = shared / "corpus/mutants/dev/labels.jsonl"
    for line in labels.read_text().splitlines() if labels.exists() else []:
        label = json.loads(line)
        if label["operator"] not in operators:
            continue
        mended, base = ((run.folder / label[which]).read_text()
                        for which in ("file", "base"))
        values = [parse(re.sub(r"\s+", " ", text).replace(" }}", "}}")
                        .replace("{{ ", "{{").encode())
                  for text in (mended, base)]
        if values[0] is None or values[0] != values[1]:
            yield f"{label['file']}: not mended by {safe} fixes"


def check_migrate(run, before):
    """Every first-generation action, one file at a time."""
    count = 0
    for name, findings in before.items():
        if not any(rule == "legacy-v1-action" for rule, _ in findings) or any(
                rule.startswith("json-") for rule, _ in findings):
            continue
        count += 1
        first = run.call("migrate", "--quiet", names=[name]).stdout
        (run.folder / name).write_bytes(first)
        again = run.call("migrate", "--quiet", names=[name]).stdout
        rules = {rule for rule, _ in run.lint([name]).get(name, [])}
        if again != first:
            yield f"{name}: migrated again it is different"
        if "legacy-v1-action" in rules:
            yield f"{name}: it is still of the first generation"
        if name.endswith(".json") and parse(first) is None:
            yield f"{name}: migrated it is no JSON"
    print(f"migrate: {count} files")


SIGNS = "{}[]\",:'.|()="


def slip(rng, text):
    """`text` with a character too few, too many or in the wrong place."""
    spots = [at for at, sign in enumerate(text) if sign in SIGNS]
    at = rng.choice(spots) if rng.random() < 0.6 else rng.randrange(len(text))
    kind = rng.choice(["left out", "twice", "foreign", "swapped", "a few"])
    if kind == "left out":
        return text[:at] + text[at + 1:]
    if kind == "twice":
        return text[:at] + text[at] + text[at:]
    if kind == "foreign":
        return text[:at] + rng.choice(SIGNS + "/#;$a0-") + text[at:]
    if kind == "swapped":
        return text[:at] + text[at + 1:at + 2] + text[at] + text[at + 2:]
    return text[:at] + text[at + rng.randrange(2, 8):]


def check_slips(binary, root, options, most):
    """At most the part `most` of the changed files is no better."""
    rng = random.Random(1)
    fine = sorted(path for path in (root / "fixtures").glob("*/ok*.json"))
    with tempfile.TemporaryDirectory() as folder:
        run = Run(binary, pathlib.Path(folder), [])
        for number in range(800):
            name = f"{number:03}.json"
            text = rng.choice(fine).read_text()
            (run.folder / name).write_text(slip(rng, text))
            run.names.append(name)
        before, found = run.texts(), run.lint()
        run.call("lint", "--no-config", "--fix", *options)
        after, left = run.texts(), run.lint()
    changed = [name for name in run.names if before[name] != after[name]]
    worse = [name for name in changed
             if weight(left.get(name, [])) >= weight(found[name])]
    print(f"{' '.join(['slips: --fix', *options])}: {len(changed)} changed, "
          f"{len(worse)} of them no better")
    if len(worse) > most * len(changed):
        yield f"{len(worse)} of {len(changed)} files are no better: {worse}"


def main():
    root, binary, shared = sys.argv[1:4]
    shared = pathlib.Path(shared)
    files = list(sources(pathlib.Path(root), shared))
    faults = []
    if not (shared / "corpus").exists():
        print(f"no corpus in {shared}: only the fixtures")
    with tempfile.TemporaryDirectory() as folder:
        run = Run(binary, pathlib.Path(folder), files)
        faults += check_mode(run, [])
        faults += check_mutants(run, shared, CERTAIN, "safe")
    with tempfile.TemporaryDirectory() as folder:
        run = Run(binary, pathlib.Path(folder), files)
        found = run.lint()
        faults += check_mode(run, ["--unsafe-fixes"])
        faults += check_mutants(run, shared, CERTAIN | LIKELY, "all")
    with tempfile.TemporaryDirectory() as folder:
        faults += check_migrate(Run(binary, pathlib.Path(folder), files), found)
    faults += check_slips(binary, pathlib.Path(root), [], 0.02)
    faults += check_slips(binary, pathlib.Path(root), ["--unsafe-fixes"], 0.02)
    print("\n".join(faults[:50]) or "nothing wrong")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

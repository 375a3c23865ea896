#!/usr/bin/env python3
"""comments.py ROOT INVOKELINT SHARED: no safe fix loses what a person wrote.

All fixtures, and other people's documents where SHARED has them, with comments
sown everywhere: between any two tokens of JSON, behind and between the lines
of YAML.  After `--fix` and after `migrate`

  * every comment is still there, once, and there are no others;
  * the data is what it was, or at each place what the same fixes make of the
    document without comments.
"""
import json
import pathlib
import re
import sys
import tempfile

from fixes import Run, sources

TOKEN = re.compile(r'"(?:\\.|[^"\\\n])*"|[-+.\w]+|[\[\]{}:,]')
GAP = re.compile(r"\s*")
MARK = re.compile(r"sown [0-9]+ here")
BLOCK_SCALAR = re.compile(r"(?:^|[\s:-])[|>][-+0-9]*\s*$")


# ---- Sowing ------------------------------------------------------------------

def tokens_of(text):
    """(start, end) of each token of JSON; None when something else is there."""
    tokens, at = [], GAP.match(text).end()
    while at < len(text):
        token = TOKEN.match(text, at)
        if not token:
            return None
        tokens.append(token.span())
        at = GAP.match(text, token.end()).end()
    return tokens


def sow_json(text, style):
    """`text` with comments in the gaps; "line" leaves the indentation alone."""
    tokens = tokens_of(text)
    if not tokens:
        return None
    out, at = "", 0
    for number, (start, end) in enumerate(tokens):
        gap = text[at:start]
        if style == "block":
            gap += f"/* sown {number} here */"
        elif "\n" in gap:
            first, rest = gap.split("\n", 1)
            indent = re.search(r"[ \t]*$", rest)[0]
            gap = (f"{first} // sown {number} here\n{rest}"
                   f"// sown {len(tokens) + number} here\n{indent}")
        out += gap + text[start:end]
        at = end
    return out + text[at:] + "\n// sown 999999 here\n"


def sow_yaml(text):
    """`text` with comments at the ends of lines that are no part of a text of
    several lines, and on lines of their own; None where that cannot be told."""
    if "\t" in text or re.search(r"""^[^#\n]*[:-] +(["'])(?:(?!\1).)*$""", text,
                                 re.M):
        return None
    out, number, block = [], 0, None
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (not line.strip() or indent > block):
            out.append(line)
            continue
        block = indent if BLOCK_SCALAR.search(line) else None
        if not re.match(r" *(- |[\w$\"'.-]+ *:( |$))", line):
            out.append(line)
            continue
        out.append(" " * indent + f"# sown {number} here")
        out.append(line if block is not None or "#" in line
                   else f"{line} # sown {number + 1} here")
        number += 2
    return "\n".join(out)


# ---- Comparing ---------------------------------------------------------------

def strip(text):
    """JSON without comments and trailing commas."""
    text = re.sub(r'("(?:\\.|[^"\\\n])*")|/\*.*?\*/|//[^\n]*',
                  lambda match: match[1] or " ", text, flags=re.S)
    return re.sub(r'("(?:\\.|[^"\\\n])*")|,(\s*[\]}])',
                  lambda match: match[1] or match[2], text)


def parse(text):
    try:
        return json.loads(strip(text))
    except (ValueError, RecursionError):
        return None


def lies_between(value, before, after):
    """Whether each part of `value` is as before the fixes or after them."""
    if value in (before, after) and not isinstance(value, bool):
        return True
    if all(isinstance(each, dict) for each in (value, before, after)):
        return (value.keys() <= before.keys() | after.keys() and
                value.keys() >= before.keys() & after.keys() and
                all(lies_between(part, before.get(key, after.get(key)),
                                 after.get(key, before.get(key)))
                    for key, part in value.items()))
    if all(isinstance(each, list) for each in (value, before, after)):
        return len(value) == len(before) == len(after) and all(
            map(lies_between, value, before, after))
    return value == before or value == after


def lines_of(text):
    """The lines of YAML without what was sown."""
    lines = [re.sub(r" *# sown [0-9]+ here", "", line)
             for line in text.split("\n")]
    return [line.rstrip() for line in lines if line.strip()]


# ---- Checking ----------------------------------------------------------------

def faults_of(name, sown, fixed, plain, plain_fixed):
    was, now = sorted(MARK.findall(sown)), sorted(MARK.findall(fixed))
    if was != now:
        lost = [mark for mark in was if mark not in now]
        yield f"{name}: lost or doubled: {lost or now}"
    elif name.endswith(("yaml", "yml")):
        known = set(lines_of(plain)) | set(lines_of(plain_fixed))
        new = [line for line in lines_of(fixed) if line not in known]
        if new:
            yield f"{name}: new lines {new[:3]}"
    else:
        value, before, after = map(parse, (fixed, plain, plain_fixed))
        # What was no JSON may stay so: a comment in it can stand in the way.
        if before is None and (value is None or after is None):
            return
        if not lies_between(value, after if before is None else before, after):
            yield f"{name}: other data"


def read(path):
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None


def sown_documents(files):
    """(name, text, text with comments)"""
    for name, path in files:
        text = read(path)
        if text is None or "sown" in text or path.suffix == ".jsonl":
            continue
        stem = name.rsplit(".", 1)[0]
        if path.suffix in (".yaml", ".yml"):
            sown = sow_yaml(text)
            if sown:
                yield f"{stem}.sown{path.suffix}", text, sown
            continue
        for style, ending in (("block", "jsonc"), ("line", "jsonc"),
                              ("line", "json")):
            sown = sow_json(text, style)
            if sown:
                yield f"{stem}.{style}.{ending}", text, sown


def write(run, folder, documents, which):
    run.names = []
    for name, *texts in documents:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(texts[which].encode())
        run.names.append(name)


def after_fix(binary, documents, which):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        run = Run(binary, folder, [])
        write(run, folder, documents, which)
        run.call("lint", "--no-config", "--fix", "--max-diagnostics", "1")
        return [(folder / name).read_bytes().decode() for name in run.names]


def after_migrate(binary, documents, which):
    """None where there is nothing to migrate, or nobody can."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        run = Run(binary, folder, [])
        write(run, folder, documents, which)
        made = [run.call("migrate", "-q", names=[name]) for name in run.names]
        return [done.stdout.decode() if done.returncode < 2 else None
                for done in made]


def main():
    root, binary, shared = sys.argv[1:4]
    files = list(sources(pathlib.Path(root), pathlib.Path(shared),
                         {".json", ".jsonc", ".yaml", ".yml"}))
    documents = list(sown_documents(files))
    faults, changed = [], 0
    sown, plain = (after_fix(binary, documents, which) for which in (1, 0))
    for (name, text, with_comments), fixed, plain_fixed in zip(
            documents, sown, plain):
        changed += fixed != with_comments
        faults += faults_of(name, with_comments, fixed, text, plain_fixed)
    print(f"--fix: {changed} of {len(documents)} documents changed")
    old = [each for each in documents if each[0].endswith("c") and
           "legacy" in each[0] or '"trigger": "' in each[1] or
           '"trigger":"' in each[1]]
    sown, plain = (after_migrate(binary, old, which) for which in (1, 0))
    migrated = 0
    for (name, text, with_comments), fixed, plain_fixed in zip(
            old, sown, plain):
        if fixed is None or plain_fixed is None or plain_fixed == text:
            continue
        migrated += 1
        faults += faults_of(f"migrate {name}", with_comments, fixed, text,
                            plain_fixed)
    print(f"migrate: {migrated} of {len(old)} documents changed")
    if not changed or not migrated:
        faults.append("nothing was fixed: this test has proven nothing")
    print("\n".join(faults[:50]) or "nothing wrong")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

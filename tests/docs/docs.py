#!/usr/bin/env python3
"""docs.py ROOT INVOKELINT: what the documentation says must be true.  TAP.

Of each page docs/rules/<id>.md: the line `level: error · since: 0.1 · fix:
yes|no` agrees with `invokelint rules`; every JSON example below `## Bad`
gives the page's finding, and every one below `## Good` none at warning or
above.  What UTF-8 or a short page cannot show is the output of a ```sh block.
Blocks with a title="path" make one work tree together.  Every finding has a
page, and every page a finding.

docs/fixing.md lists the rules with fixes.

Of docs/configuration.md: every ```jsonc block is a configuration without a
fault, and every key of the schema has its section with one.

Of README.md, CONTRIBUTING.md and docs/*.md: every ```console block is run in
ROOT, each line that starts with `$ `, and what it prints must stand below
it.  A line `…` stands for any number of lines.
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

FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```$", re.M | re.S)
TITLED = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.M | re.S)
HEAD = re.compile(r"^level: (\w+) · since: (\S+) · fix: (yes|no)$", re.M)

# What no example can show: it would have to be 2 GiB, or 2,000 faults, long.
UNSHOWN = {"json-size", "too-complex", "too-many-findings"}

# Pages whose examples are schemas, which only `validate` looks at.
SCHEMAS = {"schema-invalid", "schema-pattern-legacy", "schema-pattern-limit"}

# Pages whose examples are schemas, and about the advice on them.
ADVICE = {"schema-bad-default", "schema-dead-value", "schema-duplicate-id",
          "schema-impossible", "schema-undefined-required",
          "schema-unknown-format", "schema-unreachable",
          "schema-useless-keyword"}

# Pages whose examples are documents that name their schema.
NAMING = {"schema-not-found"}

# Programs of the examples on a command line that a machine may lack.
NEEDED = ("jq", "git")

# What a page says that its examples are linted with.
CONFIG = re.compile(r"linted with\s+`(\{.*?\})`\.", re.S)


def lint(binary, text, name, rule="", off=False, page=""):
    """The findings of `text`, an example on the `page` of `rule`, which may be
    off by default: (id, level, message)."""
    if isinstance(text, str):
        text = text.encode()
    command = ["lint", "--no-config", "--verbose", "--format", "json",
               "--stdin-filename", name, "-"]
    with tempfile.TemporaryDirectory() as folder:
        config = CONFIG.search(page)
        if config:
            path = pathlib.Path(folder, "invokelint.json")
            path.write_text(config[1], encoding="utf-8")
            command[1:2] = ["--config", path]
        if rule in SCHEMAS:
            schema = pathlib.Path(folder, "schema.json")
            schema.write_bytes(text)
            text = b"{}"
            command = ["validate", "--verbose", "--schema", schema,
                       "--format", "json", "-"]
        elif rule in ADVICE:
            command = ["validate", "--check-schema", "--format", "json", "-"]
        elif rule in NAMING:
            command = ["validate", "--format", "json", "-"]
        elif off:
            command[1:1] = ["--severity", f"{rule}=warning"]
        run = subprocess.run([binary, *command], input=text,
                             capture_output=True)
    if run.returncode not in (0, 1):
        raise RuntimeError(run.stderr.decode())
    return [(found["rule"], found["level"], found["message"])
            for file in json.loads(run.stdout)["files"]
            for found in file["findings"]]


def lint_tree(binary, files):
    """The findings of a work tree that holds `files`: path → text."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / ".git").mkdir()
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        run = subprocess.run([binary, "lint", "--no-config", "--verbose",
                              "--format", "json"], cwd=folder,
                             capture_output=True)
    if run.returncode not in (0, 1):
        raise RuntimeError(run.stderr.decode())
    return [(found["rule"], found["level"], found["message"])
            for file in json.loads(run.stdout)["files"]
            for found in file["findings"]]


def findings(binary, page, title, rule, off):
    """(text, its findings) of the examples in section `title`."""
    for part in re.split(r"^## ", page, flags=re.M)[1:]:
        files = dict(TITLED.findall(part))
        if part.startswith(title) and files:
            yield part, lint_tree(binary, files)
    for language, text in section(page, title):
        yield text, lint(binary, text, f"{title.lower()}.{language}", rule,
                         off, page)


def section(page, title):
    """The fenced examples below the headings that start with `title`."""
    parts = re.split(r"^## ", page, flags=re.M)[1:]
    for part in parts:
        if part.startswith(title) and not TITLED.search(part):
            for language, text in FENCE.findall(part):
                if language in ("json", "jsonc", "jsonl"):
                    yield language, text
                elif language == "sh":
                    yield "json", subprocess.run(
                        ["sh", "-c", text], check=True,
                        capture_output=True).stdout


def check_head(page, rule):
    found = HEAD.search(page)
    if not found:
        return "no line `level: … · since: … · fix: …`"
    fix = "yes" if rule["fixable"] else "no"
    if found[1] != rule["level"] or found[3] != fix:
        return f"says `{found[0]}`, but it is {rule['level']}, fix: {fix}"
    if "since" in rule and found[2] != rule["since"]:
        return f"says `{found[0]}`, but it is since {rule['since']}"
    if not page.startswith(f"# {rule['id']}\n"):
        return "does not start with its id"
    return ""


def check_bad(binary, rule, page, off):
    examples = list(findings(binary, page, "Bad", rule, off))
    if not examples and rule not in UNSHOWN:
        return "no example below `## Bad`"
    for text, found in examples:
        if rule not in [finding[0] for finding in found]:
            return f"{text}does not give it, but {found}"
    return ""


def check_good(binary, rule, page, off):
    examples = list(findings(binary, page, "Good", rule, off))
    if not examples:
        return "no example below `## Good`"
    for text, found in examples:
        grave = [finding for finding in found
                 if finding[1] in ("error", "warning")]
        if grave:
            return f"{text}gives {grave}"
    return ""


def check_pages(tap, root, binary):
    listed = subprocess.run([binary, "rules", "--format", "json"], check=True,
                            capture_output=True, text=True).stdout
    rules = {rule["id"]: rule for rule in json.loads(listed)["rules"]}
    pages = {path.stem: path.read_text(encoding="utf-8")
             for path in sorted((root / "docs/rules").glob("*.md"))
             if path.stem != "README"}
    for rule in sorted(rules.keys() | pages.keys()):
        if rule not in pages:
            tap.check(rule, "has no page")
        elif rule not in rules:
            tap.check(rule, "is a page about nothing")
        else:
            off = rules[rule]["level"] == "off"
            tap.check(f"{rule}: head", check_head(pages[rule], rules[rule]))
            tap.check(f"{rule}: bad",
                      check_bad(binary, rule, pages[rule], off))
            tap.check(f"{rule}: good",
                      check_good(binary, rule, pages[rule], off))


def check_fixing(tap, root, binary):
    """docs/fixing.md lists the rules that have fixes, and no others."""
    rules = json.loads(subprocess.run(
        [binary, "rules", "--format", "json"], capture_output=True).stdout)
    fixable = {rule["id"] for rule in rules["rules"] if rule["fixable"]}
    known = {rule["id"] for rule in rules["rules"]}
    page = (root / "docs/fixing.md").read_text(encoding="utf-8")
    table = page[page.index("## Safe or not"):page.index("## Migrating")]
    listed = set(re.findall(r"`([a-z0-9-]+)`", table))
    tap.check("fixing.md: rules", "\n".join(
        [f"{rule} is not there" for rule in sorted(fixable - listed)] +
        [f"{rule} has no fix" for rule in sorted(listed & known - fixable)]))


def check_configuration(tap, root, binary):
    page = (root / "docs/configuration.md").read_text(encoding="utf-8")
    schema = json.loads(subprocess.run(
        [binary, "schemas", "config"], check=True, capture_output=True).stdout)
    shown = {}
    for title, text in re.findall(r"^## `([^`]+)`\n(.*?)(?=^## |\Z)", page,
                                  re.M | re.S):
        shown[title] = [block for language, block in FENCE.findall(text)
                        if language == "jsonc"]
    for key in sorted(shown.keys() | schema["properties"].keys()):
        fault = ""
        if key not in shown or key not in schema["properties"]:
            fault = "is in the page or in the schema only"
        for block in shown.get(key, []):
            with tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder, "invokelint.json")
                path.write_text(block, encoding="utf-8")
                run = subprocess.run(
                    [binary, "--print-config", "--config", path],
                    capture_output=True, text=True, cwd=root)
            fault += run.stderr
            if f'"{key}"' not in block:
                fault += "has no example with it"
        tap.check(f"docs/configuration.md: {key}",
                  fault or ("" if shown.get(key) else "has no example"))


def same(wanted, lines):
    """Whether `lines` are `wanted`, in which `…` stands for any lines."""
    if not wanted:
        return not lines
    if wanted[0].strip() == "…":
        return any(same(wanted[1:], lines[skip:])
                   for skip in range(len(lines) + 1))
    return bool(lines) and lines[0] == wanted[0] and same(wanted[1:], lines[1:])


def commands(block):
    """(command, wanted lines) of one console block."""
    found = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif line.startswith("> ") and found and not found[-1][1]:
            found[-1] = (found[-1][0] + "\n" + line[2:], [])
        elif found:
            found[-1][1].append(line)
    return found


def absent(command):
    """The first thing that `command` needs of those that not every machine
    has, and this one has not; None when nothing is missing."""
    if ("<(" in command or "/dev/stdin" in command) and (
            not has_substitution()):
        return "/proc"
    return next((program for program in NEEDED
                 if re.search(rf"(^|\|) *{program}\b", command)
                 and not shutil.which(program)), None)


def check_console(root, binary, command, wanted):
    environment = dict(os.environ, LC_ALL="C.UTF-8")
    environment["PATH"] = f"{binary.parent}:{environment['PATH']}"
    for name in ("FORCE_COLOR", "NO_COLOR", "CI", "GITHUB_ACTIONS",
                 "GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        environment.pop(name, None)
    command = command.replace("build/invokelint", str(binary))
    run = subprocess.run(["bash", "-c", command], cwd=root, env=environment,
                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True)
    lines = run.stdout.splitlines()
    if same(wanted, lines):
        return ""
    return "\n".join(["should print:", *wanted, "prints:", *lines])


SOURCE = re.compile(r"^( *)```c (src/\S+)\n(.*?)^ *```$", re.M | re.S)


def check_sources(tap, root):
    """Each ```c block that names a file must stand in it word for word."""
    for path in sorted((root / "docs").glob("*.md")):
        for indent, name, block in SOURCE.findall(path.read_text("utf-8")):
            lines = [line.removeprefix(indent) for line in block.splitlines()]
            source = (root / name).read_text("utf-8")
            tap.check(f"{path.relative_to(root)}: {name}",
                      "" if "\n".join(lines) in source else
                      "the source does not hold this block")


def check_consoles(tap, root, binary):
    guides = [root / "README.md", root / "CONTRIBUTING.md"]
    for path in guides + sorted((root / "docs").glob("*.md")):
        if not path.exists():
            continue
        for language, block in FENCE.findall(path.read_text(encoding="utf-8")):
            if language != "console":
                continue
            for command, wanted in commands(block):
                name = f"{path.relative_to(root)}: {command}"
                if absent(command):
                    tap.skip(name, f"there is no {absent(command)}")
                else:
                    tap.check(name,
                              check_console(root, binary, command, wanted))


def main():
    root, binary = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    tap = Tap()
    check_pages(tap, root, binary)
    check_fixing(tap, root, binary)
    check_configuration(tap, root, binary)
    check_consoles(tap, root, binary)
    check_sources(tap, root)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

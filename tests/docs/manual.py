#!/usr/bin/env python3
"""manual.py ROOT INVOKELINT: the manual pages.  TAP.

mandoc must find nothing to say about them (skipped where there is no mandoc);
what the tables, the schema and the environment know must stand in them; and
their examples must run.
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

# What mandoc says about the machine and not about the page.
ABOUT_MACHINE = re.compile(r"referenced manual not found|mandoc\.db")


def lint(page):
    run = subprocess.run(["mandoc", "-Tlint", "-Wstyle"], input=page, text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return "\n".join(line for line in run.stdout.splitlines()
                     if not ABOUT_MACHINE.search(line))


def absent(page, wanted):
    """Those of the lines `wanted` that `page` has no line starting with."""
    lines = page.splitlines()
    return "\n".join(f"does not say {want!r}" for want in wanted
                     if not any(re.match(want, line) for line in lines))


def check_program(tap, root, binary, page):
    text = (root / "src/app/options.def").read_text()
    options = re.findall(r'^OPTION\(\w+, \w+, "([^"]+)"', text, re.M)
    tap.check("every option", absent(
        page, [rf"\.It (Fl \w .*, )?Fl -{name}( |$)" for name in options]))
    text = (root / "src/app/commands.def").read_text()
    commands = re.findall(r"^COMMAND\((\w+)", text, re.M)
    tap.check("every command", absent(
        page, [rf"\.It Cm {name}( |$)" for name in commands]))
    text = (root / "src/report/reporters.def").read_text()
    formats = re.findall(r"^REPORTER\((\w+)\)", text, re.M)
    tap.check("every format", absent(
        page, [rf"\.It Cm {name.replace('_', '-')}$" for name in formats]))
    names = set()
    for path in (root / "src").rglob("*.c"):
        names |= set(re.findall(r'\b(?:getenv|environment)\("(\w+)"\)',
                                path.read_text()))
    tap.check("the environment is read",
              "" if "NO_COLOR" in names else f"found {sorted(names)}")
    tap.check("every variable of the environment", absent(
        page, [rf"\.It Ev (.* )?{name}( |$)" for name in sorted(names)]))


def check_examples(tap, root, binary, page):
    """Each must run; that it finds something is fine."""
    action = (root / "docs/example/restart-service.json").read_text()
    for command in re.findall(r"^\.Dl \$ (.*)$", page, re.M):
        command = command.replace(r"\e", "\\")
        if "<(" in command and not has_substitution():
            tap.skip(command, "there is no /proc")
            continue
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "port").mkdir()
            for name in ("action.json", "port/action.json"):
                pathlib.Path(folder, name).write_text(action)
            environment = dict(os.environ)
            environment["PATH"] = f"{binary.parent}:{environment['PATH']}"
            run = subprocess.run(["bash", "-c", command], cwd=folder,
                                 env=environment, stdin=subprocess.DEVNULL,
                                 capture_output=True, text=True)
        tap.check(command, "" if run.returncode in (0, 1) and not run.stderr
                  else f"exit status {run.returncode}: {run.stderr}")


def keys_of(schema, found):
    """All keys that objects of the configuration may have."""
    for name, inner in schema.items():
        if name == "properties":
            found |= set(inner)
        if isinstance(inner, dict):
            keys_of(inner, found)
    return found


def check_config(tap, root, binary, page):
    schema = json.loads((root / "schemas/config.schema.json").read_text())
    tap.check("every key", absent(
        page, [rf"\.It Ic {re.escape(key)}$" for key in keys_of(schema, set())]))
    example = re.search(r"^\.Bd -literal[^\n]*\n(.*?)^\.Ed$", page, re.M | re.S)[1]
    run = subprocess.run([binary, "validate", "--schema", "config", "-"],
                         input=example, capture_output=True, text=True)
    tap.check("the example is a configuration",
              "" if run.returncode == 0 else run.stdout + run.stderr)


def main():
    root, binary = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    tap = Tap()
    sections = ["1"]
    if (root / "schemas/config.schema.json").exists():
        sections.append("5")
    for section in sections:
        page = subprocess.run([binary, "man", section], check=True,
                              capture_output=True, text=True).stdout
        if shutil.which("mandoc"):
            tap.check(f"mandoc on invokelint({section})", lint(page))
        else:
            tap.skip(f"mandoc on invokelint({section})", "there is no mandoc")
        (check_program if section == "1" else check_config)(
            tap, root, binary, page)
        check_examples(tap, root, binary, page)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

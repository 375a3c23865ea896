#!/usr/bin/env python3
"""recipes.py ROOT INVOKELINT: the recipes in the guides.  TAP.

Each command line of invokelint in a YAML, Groovy or shell block of a guide is
run in a work tree with one action, and must end with 0 or 1 and write the
files that it names.  A program that does not know `sarif` yet is not asked for
what it does not know.  YAML and JSON blocks must be YAML and JSON.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap  # noqa: E402

BLOCK = re.compile(r"^```(ya?ml|groovy|sh|json)\n(.*?)^```$", re.M | re.S)
COMMAND = re.compile(r"^\s*(?:- )?(?:run: |script: |sh ')?"
                     r"(invokelint (?:-|lint ).*?)'?$", re.M)


def run_command(binary, action, command):
    """What is wrong with running `command`."""
    command = command.replace("$(Agent.TempDirectory)", "temp")
    files = re.findall(r"--format[ =]\w+=(\S+)", command)
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        (work / "port").mkdir()
        (work / "temp").mkdir()
        (work / "port/action.json").write_text(action)
        (work / "temp/invokelint.json").write_text("{}")
        done = subprocess.run(
            ["bash", "-c", command], cwd=work, stdin=subprocess.DEVNULL,
            env=dict(os.environ, RUNNER_TEMP=str(work / "temp"),
                     PATH=f"{binary.parent}:{os.environ['PATH']}"),
            capture_output=True, text=True)
        if done.returncode not in (0, 1) or done.stderr:
            return f"exit status {done.returncode}: {done.stderr}"
        for name in files:
            if not (work / name).exists():
                return f"wrote no {name}"
            if "raeson" not in (work / name).read_text():
                return f"{name} does not say what was found"
        if not files and "raeson" not in done.stdout:
            return f"does not say what was found: {done.stdout}"
    return ""


def knows(binary, form):
    return subprocess.run([binary, "-f", form, "--list-files", "/dev/null"],
                          capture_output=True).returncode == 0


def check_block(language, text):
    if language == "json":
        try:
            json.loads(text)
        except ValueError as fault:
            return str(fault)
    if language in ("yaml", "yml"):
        try:
            import yaml
        except ImportError:
            return ""
        try:
            yaml.safe_load(text)
        except yaml.YAMLError as fault:
            return str(fault)
    return ""


def main():
    root, binary = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    action = (root / "docs/example/restart-service.json").read_text()
    os.environ.pop("PRE_COMMIT", None)
    tap = Tap()
    for path in sorted((root / "docs").glob("*.md")):
        blocks = BLOCK.findall(path.read_text(encoding="utf-8"))
        faults = [fault for block in blocks if (fault := check_block(*block))]
        if blocks:
            tap.check(f"{path.name}: blocks", "\n".join(faults))
        if path.name != "ci.md":
            continue
        commands = [command for _, text in blocks
                    for command in COMMAND.findall(text)]
        tap.check("ci.md has recipes",
                  "" if len(commands) > 5 else str(commands))
        early = not knows(binary, "sarif")
        for command in commands:
            formats = re.findall(r"--format[ =](\w+)", command)
            if early and not all(knows(binary, form) for form in formats):
                tap.skip(command, "the program does not know this format yet")
            else:
                tap.check(command, run_command(binary, action, command))
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

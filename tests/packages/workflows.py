#!/usr/bin/env python3
"""workflows.py ROOT: what must hold of everything that GitHub runs.  TAP.

The workflows and action.yml are YAML; permissions are read-only unless a job
says otherwise; scripts are valid bash, into which nothing is written that
somebody else may choose; and what a workflow runs of this repository is there.
Skipped where there is no PyYAML.  tools/check/check_pins.py looks after versions.
"""
import pathlib
import re
import subprocess
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap, skip_all  # noqa: E402

# Expressions that only this repository decides about.
OWN = re.compile(r"^(matrix\.\w+|github\.event_name == .*)$")
# Files of ours that a script starts.
OURS = re.compile(r"(?:^|\s)((?:tools|tests|\.ci)/[\w./-]+)", re.M)


def steps_of(document):
    if "runs" in document:
        yield from document["runs"]["steps"]
    for job in document.get("jobs", {}).values():
        yield from job["steps"]


def check_script(root, script):
    """What is wrong with the `run` of a step."""
    for found in re.findall(r"\$\{\{\s*(.*?)\s*\}\}", script):
        if not OWN.match(found):
            yield f"writes `{found}` into a script"
    for path in OURS.findall(script):
        if not (root / path).exists():
            yield f"there is no {path}"
    plain = re.sub(r"\$\{\{.*?\}\}", "x", script)
    bash = subprocess.run(["bash", "-n"], input=plain, text=True,
                          capture_output=True)
    if bash.returncode:
        yield bash.stderr


def check_steps(root, document):
    for step in steps_of(document):
        if ("run" in step) == ("uses" in step):
            yield f"neither runs nor uses: {step}"
        if "runs" in document and step.get("shell") != "bash":
            yield f"a composite step needs its shell: {step}"
        yield from check_script(root, step.get("run", ""))


def check_workflow(root, path, document):
    # YAML 1.1 reads the key `on` as true.
    if not document.get("on", document.get(True)):
        yield "is never run"
    if document.get("permissions") not in ({}, {"contents": "read"}):
        yield f"permissions: {document.get('permissions')}"
    jobs = document.get("jobs", {})
    for name, job in jobs.items():
        if "runs-on" not in job:
            yield f"{name} runs nowhere"
        needs = job.get("needs", [])
        for need in [needs] if isinstance(needs, str) else needs:
            if need not in jobs:
                yield f"{name} needs {need}, which is not there"
        if "write" in job.get("permissions", {}).values() and (
                name != "publish"):
            yield f"{name} may write"
    yield from check_steps(root, document)


def check_action(root, path, document):
    text = path.read_text()
    for name, about in document["inputs"].items():
        if "description" not in about or "default" not in about:
            yield f"{name} is not described"
        if f"${{{{ inputs.{name} }}}}" not in text:
            yield f"{name} is not used"
    script = (root / "tools/action.sh").read_text()
    for step in steps_of(document):
        for variable in step.get("env", {}):
            if not re.search(rf"\$\{{?{variable}\b", script):
                yield f"{variable} is not read"
    yield from check_steps(root, document)


def main():
    try:
        import yaml
    except ImportError:
        return skip_all("there is no PyYAML")
    root = pathlib.Path(sys.argv[1]).resolve()
    paths = sorted((root / ".github/workflows").glob("*.yml"))
    checks = [(path, check_workflow) for path in paths]
    checks.append((root / "action.yml", check_action))
    tap = Tap()
    for path, check in checks:
        tap.check(path.relative_to(root),
                  check(root, path, yaml.safe_load(path.read_text())))
    tap.check("there are workflows", "" if len(paths) >= 2 else str(paths))
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

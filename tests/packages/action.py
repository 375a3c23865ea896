#!/usr/bin/env python3
"""action.py ROOT INVOKELINT: the steps of action.yml, run as GitHub does it.

The inputs of each case are filled in as the runner would do it (defaults,
expressions in `env`), and the `run` of each step is given to bash with the
environment that GitHub sets.  Nothing is fetched: releases are files.  TAP.
"""
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap, skip_all  # noqa: E402

EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")


class Runner:
    """The part of GitHub's runner that a composite action sees."""

    def __init__(self, root, action, folder):
        self.root, self.action, self.folder = root, action, folder
        self.work = folder / "work"
        self.work.mkdir()
        (folder / "temp").mkdir()

    def value(self, text, inputs, outputs):
        def look_up(found):
            parts = found[1].split(".")
            if parts[0] == "inputs":
                return inputs[parts[1]]
            return outputs.get(parts[1], {}).get(parts[3], "")
        return EXPRESSION.sub(look_up, str(text))

    def step(self, step, inputs, outputs, extra):
        files = {name: self.folder / name for name in
                 ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for path in files.values():
            path.write_text("")
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder),
            "GITHUB_ACTIONS": "true", "CI": "true",
            "GITHUB_ACTION_PATH": str(self.root),
            "GITHUB_WORKSPACE": str(self.work),
            "RUNNER_TEMP": str(self.folder / "temp"),
            **{name: str(path) for name, path in files.items()}, **extra,
            **{name: self.value(text, inputs, outputs)
               for name, text in step.get("env", {}).items()}}
        assert step["shell"] == "bash"
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c",
             step["run"]], cwd=self.work, env=environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        outputs[step["id"]] = dict(
            line.split("=", 1)
            for line in files["GITHUB_OUTPUT"].read_text().splitlines())
        self.summary = files["GITHUB_STEP_SUMMARY"].read_text()
        return done

    def run(self, step_id, inputs=None, outputs=None, **extra):
        """One step: its process and the outputs of all steps."""
        outputs = outputs or {}
        given = {name: str(about.get("default", ""))
                 for name, about in self.action["inputs"].items()}
        given.update(inputs or {})
        for step in self.action["runs"]["steps"]:
            if step["id"] == step_id:
                return self.step(step, given, outputs, extra), outputs
        raise KeyError(step_id)


def expect(done, status, *texts):
    fault = ""
    if done.returncode != status:
        fault += f"exit status {done.returncode}, not {status}\n"
    fault += "".join(f"does not say {text!r}\n" for text in texts
                     if text not in done.stdout)
    return fault and fault + done.stdout


def check_get(tap, runner, binary):
    release = runner.folder / "releases/v0.1.0"
    release.mkdir(parents=True)
    name = f"invokelint-linux-{os.uname().machine}"
    (release / name).write_bytes(binary.read_bytes())
    digest = hashlib.sha256(binary.read_bytes()).hexdigest()
    place = {"INVOKELINT_RELEASES": release.parent.as_uri()}

    done, outputs = runner.run(
        "get", {"version": "v0.1.0", "sha256": digest}, **place)
    program = outputs["get"].get("program", "")
    tap.check("a release is downloaded", expect(done, 0) or (
        "" if os.access(program, os.X_OK) else f"no program at {program!r}"))
    done, outputs = runner.run(
        "get", {"version": "v0.1.0", "sha256": "0" * 64}, **place)
    tap.check("another checksum is refused", expect(
        done, 2, "::error", digest) or (
        "has it all the same" if outputs["get"] or pathlib.Path(
            runner.folder, "temp/invokelint").exists() else ""))
    for inputs in ({"version": "v0.1.0"},
                   {"version": "v0.1.0/../x", "sha256": digest},
                   {"version": "$(touch hit)", "sha256": digest}):
        done, _ = runner.run("get", inputs, **place)
        tap.check(f"refused: {inputs['version']}", expect(done, 2, "::error"))
    done, _ = runner.run("get", {"version": "v9.9.9", "sha256": digest},
                         **place)
    tap.check("there is no such release", expect(done, 2, "cannot download"))


def knows(binary, form):
    return subprocess.run([binary, "-f", form, "--list-files", "/dev/null"],
                          capture_output=True).returncode == 0


def check_lint(tap, runner, binary):
    bad = (runner.root / "docs/example/restart-service.json").read_text()
    (runner.work / "port").mkdir()
    (runner.work / "port/bad action.json").write_text(bad)
    (runner.work / "package.json").write_text('{"name": "x"}')
    program = {"get": {"program": str(binary)}}

    done, outputs = runner.run("lint", outputs=dict(program))
    tap.check("findings fail and are annotated", expect(
        done, 1, "::error file=port/bad action.json,line=24,"))
    tap.check("the exit status is an output",
              "" if outputs["lint"] == {"exit-status": "1"} else str(outputs))
    done, _ = runner.run("lint", {"paths": "package.json"}, dict(program))
    tap.check("only the paths", expect(done, 0))
    done, _ = runner.run("lint", {
        "paths": "\nport/bad action.json\r\n\n",
        "args": "--ignore\njq-*,schema-*\n--ignore=unknown-input"},
        dict(program))
    tap.check("words are lines", expect(done, 0))
    done, _ = runner.run("lint", {"format": "text"}, dict(program))
    tap.check("text brings the matcher", expect(
        done, 1, "::add-matcher::", "port/bad action.json:24:29: error: ",
        "::remove-matcher owner=invokelint::"))
    stop = re.search(r"^::stop-commands::(\w{32})$", done.stdout, re.M)
    tap.check("commands are stopped meanwhile",
              "" if stop and f"\n::{stop[1]}::\n" in done.stdout
              else done.stdout)
    done, _ = runner.run("lint", {"working-directory": "port",
                                  "format": "plain"}, dict(program))
    tap.check("in another directory",
              expect(done, 1, "\nbad action.json:24:29-24:35: error: "))
    for inputs in ({"paths": "$(touch hit)"}, {"paths": "`touch hit`"},
                   {"args": "$(touch hit)"}, {"args": "; touch hit"},
                   {"format": "plain; touch hit"}, {"fail-on": '"; touch hit'},
                   {"summary": "$(touch hit)"}, {"paths": "--list-files"},
                   {"sarif-file": "a\nprogram=x"}):
        done, outputs = runner.run("lint", inputs, dict(program))
        fault = expect(done, 2)
        if list(runner.folder.rglob("hit")):
            fault += "ran it"
        if "program" in outputs["lint"]:
            fault += "wrote an output of its own"
        tap.check(f"refused: {inputs}", fault)
    for form, inputs, path in (
            ("sarif", {"sarif-file": "a.sarif"}, "work/a.sarif"),
            ("markdown", {"summary": "true"}, "GITHUB_STEP_SUMMARY")):
        if not knows(binary, form):
            tap.skip(form, "the program does not know it")
            continue
        done, outputs = runner.run("lint", inputs, dict(program))
        text = pathlib.Path(runner.folder, path).read_text()
        tap.check(form, expect(done, 1) or (
            "" if "unknown-input" in text else f"{path}: {text}"))


def main():
    try:
        import yaml
    except ImportError:
        return skip_all("there is no PyYAML")
    root, binary = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    action = yaml.safe_load((root / "action.yml").read_text())
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(root, action, pathlib.Path(folder))
        check_get(tap, runner, binary)
        check_lint(tap, runner, binary)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

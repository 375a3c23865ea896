#!/usr/bin/env python3
"""bowtie.py HARNESS SUITE: speaks Bowtie's protocol with invokelint-bowtie.

A short story first, which is our own; then the JSON-Schema-Test-Suite, all six
drafts, with its remotes as the registry, when it is there.  TAP.
"""

import json
import pathlib
import subprocess
import sys

import suite_text
sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap  # noqa: E402

# What is sent, and what of the answer must be so.
STORY = [
    ('{"cmd": "start", "version": 1}', {"version": 1, "ready": True}),
    ('{"cmd": "dialect", "dialect": "http://json-schema.org/draft-04/schema#"}',
     {"ok": True}),
    ('{"cmd": "run", "seq": 7, "case": {"description": "by draft 4",'
     ' "schema": {"maximum": 3, "exclusiveMaximum": true}, "tests": ['
     '{"description": "at", "instance": 3},'
     '{"description": "just below", "instance": 2.99999999999999999999}]}}',
     {"seq": 7, "results": [{"valid": False}, {"valid": True}]}),
    ('{"cmd": "dialect", "dialect": "urn:of:nobody"}', {"ok": False}),
    ('{"cmd": "dialect",'
     ' "dialect": "https://json-schema.org/draft/2020-12/schema"}',
     {"ok": True}),
    ('{"cmd": "run", "seq": {"a": [1]}, "case": {"description": "registry",'
     ' "schema": {"$ref": "http://example.com/n"}, "registry":'
     ' {"http://example.com/n": {"$anchor": "x", "multipleOf": 0.01},'
     '  "http://example.com/unused": {"$ref": "nowhere"}},'
     ' "tests": [{"description": "", "instance": 19.99},'
     ' {"description": "", "instance": 12345678901234567890.001}]}}',
     {"seq": {"a": [1]}, "results": [{"valid": True}, {"valid": False}]}),
    ('{"cmd": "run", "seq": "s", "case": {"description": "open",'
     ' "schema": {"pattern": "^(a|aa)+$"}, "tests": [{"description": "",'
     ' "instance": "' + 40 * "a" + '!"}, {"description": ""}]}}',
     {"seq": "s", "results": [{"errored": True}, {"errored": True}]}),
    ('{"cmd": "run", "seq": 9, "case": {}}', {"seq": 9, "errored": True}),
]


def talk(harness, lines):
    """The answers to `lines`, with a stop at the end."""
    text = "\n".join([*lines, '{"cmd": "stop"}', ""])
    run = subprocess.run([harness], input=text.encode(), check=True,
                         capture_output=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def covers(answer, wanted):
    """Whether all that is wanted is there; more may be."""
    if isinstance(wanted, dict):
        return isinstance(answer, dict) and all(
            key in answer and covers(answer[key], wanted[key])
            for key in wanted)
    if isinstance(wanted, list):
        return len(answer) == len(wanted) and all(map(covers, answer, wanted))
    return answer == wanted


def check_story(tap, harness):
    answers = talk(harness, [line for line, _ in STORY])
    faults = [f"{line}: {answer}"
              for (line, wanted), answer in zip(STORY, answers)
              if not covers(answer, wanted)]
    if len(answers) != len(STORY):
        faults.append(f"{len(STORY)} commands, {len(answers)} answers")
    tap.check("story", faults)
    bad = subprocess.run([harness], input=b'{"cmd": "dance"}\n',
                         capture_output=True)
    tap.check("not a command", [] if bad.returncode == 1 else [bad])


def check_draft(tap, harness, suite, draft, registry):
    lines = [STORY[0][0],
             json.dumps({"cmd": "dialect", "dialect": suite_text.DRAFTS[draft]})]
    wanted = []
    for path in sorted((suite / "tests" / draft).glob("*.json")):
        for group in suite_text.read(path):
            tests = group["tests"]
            wanted.append((path.stem, group["description"],
                           [test["valid"] for test in tests]))
            lines.append(
                f'{{"cmd": "run", "seq": {len(wanted)}, "case": {{'
                f'"description": {json.dumps(group["description"])}, '
                f'"schema": {suite_text.write(group["schema"])}, '
                f'"registry": {registry}, "tests": ' +
                suite_text.write([{"description": test["description"],
                                "instance": test["data"]}
                               for test in tests]) + "}}")
    answers = talk(harness, lines)[2:]
    faults = [f"{file}: {name}: {answer}" for (file, name, valid), answer
              in zip(wanted, answers)
              if [result.get("valid") for result in answer.get("results", [])]
              != valid]
    if not wanted or len(answers) != len(wanted):
        faults.append(f"{len(wanted)} cases, {len(answers)} answers")
    tap.check(f"{draft}: {sum(len(valid) for _, _, valid in wanted)} tests",
              faults)


def main():
    harness, suite = sys.argv[1], pathlib.Path(sys.argv[2])
    tap = Tap()

    check_story(tap, harness)
    if suite.is_dir():
        registry = suite_text.write(
            {uri: suite_text.read(path)
             for uri, path in suite_text.remotes(suite).items()})
        for draft in suite_text.DRAFTS:
            check_draft(tap, harness, suite, draft, registry)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""rules_index.py [--check] ROOT INVOKELINT: the index of all rules.

Writes ROOT/docs/rules/README.md from `invokelint rules`: every rule by level,
with a line that says what it finds.  With --check nothing is written, and an
index that is not what would be written fails.
"""
import argparse
import json
import pathlib
import subprocess
import sys

HEAD = """\
# Rules

<!-- Written by tools/generate/rules_index.py; do not edit. -->

Everything that invokelint can find, by level. `invokelint explain RULE` shows
the page of a rule without the network, and `invokelint rules` prints this
list. `--severity RULE=LEVEL` gives a rule another level; `--ignore RULE`
silences it.

The first word of an id tells what was looked at: `json-` the syntax of the
file, `schema-` the structure of the document (or, in `validate`, the schema
itself), `template-` the delimiters around expressions, `jq-` the language of the
expressions, `type-` what they give.
All others are about Port.
"""

LEVELS = {
    "error": "Port refuses it, or it cannot work at run time.",
    "warning": "Very likely wrong, or it works only by accident.",
    "info": "Worth knowing; often all is as it should be.",
    "hint": "For editors.",
    "off": "Off by default: `--severity RULE=warning`, or `--select RULE`, "
           "switches one on.",
}


def index(rules):
    text = HEAD
    for level, meaning in LEVELS.items():
        found = [rule for rule in rules if rule["level"] == level]
        if not found:
            continue
        text += f"\n## {level.capitalize()}\n\n{meaning}\n\n"
        text += "| rule | what it finds | fix |\n| --- | --- | --- |\n"
        for rule in found:
            fix = "yes" if rule["fixable"] else ""
            summary = rule["summary"].replace("|", "\\|")
            text += f"| [{rule['id']}]({rule['id']}.md) | {summary} | {fix} |\n"
    return text


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("invokelint")
    args = parser.parse_args()
    listed = subprocess.run([args.invokelint, "rules", "--format", "json"],
                            check=True, capture_output=True, text=True).stdout
    text = index(json.loads(listed)["rules"])
    path = args.root / "docs/rules/README.md"
    if not args.check:
        path.write_text(text, encoding="utf-8")
        return 0
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return 0
    print(f"{path} is out of date: run tools/generate/rules_index.py . "
          "build/invokelint")
    return 1


if __name__ == "__main__":
    sys.exit(main())

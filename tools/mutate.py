#!/usr/bin/env python3
"""mutate.py ROOT [--count N] [--seed S] [--room ROOM]: would the tests notice?

Breaks one random line of src at a time, in a copy of the tree, builds what
depends on it, and runs golden, cli and the unit tests until one of them fails.
A mutant that no test fails for has survived: either a test is missing, or the
line makes no difference (a bound that is never reached, a shortcut).  What the
compiler refuses is not counted.

The changes: a comparison or a logical operator turned into its neighbour, a
condition negated, a number raised by one, a call left out.
"""
import argparse
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile

NEIGHBOUR = {"==": "!=", "!=": "==", "<=": "<", ">=": ">", "<": "<=",
             ">": ">=", "&&": "||", "||": "&&"}
OPERATOR = re.compile(r"(?<=\s)(==|!=|<=|>=|<|>|&&|\|\|)(?=\s)")
NUMBER = re.compile(r"(?<![\w.'\"])\d+(?![\w.'\"])")
CONDITION = re.compile(r"\b(if|while) \((.*)\)( \{)?$")
CALL = re.compile(r"^\s+[a-z]\w*\(.*\);$")
STRING = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])+\'')
TIMEOUT = 120  # seconds; a loop that a mutant made endless is noticed
BUILD_TIMEOUT = 1800
CPU = 60  # seconds of one process: a generator may loop as well


def code_lines(text):
    """(index, line) of the lines that are code and no declaration."""
    comment = False
    for index, line in enumerate(text.split("\n")):
        plain = line.strip()
        starts = plain.startswith(("/*", "*", "#", "//"))
        comment = comment and "*/" not in line or \
            plain.startswith("/*") and "*/" not in line
        if line.startswith("    ") and not starts and not comment:
            yield index, line


def changes(line):
    """What the line may be turned into."""
    spans = [m.span() for m in STRING.finditer(line)]

    def outside(match):
        return not any(a <= match.start() < b for a, b in spans)

    for match in filter(outside, OPERATOR.finditer(line)):
        yield (line[:match.start()] + NEIGHBOUR[match[1]] +
               line[match.end():])
    for match in filter(outside, NUMBER.finditer(line)):
        yield line[:match.start()] + str(int(match[0]) + 1) + \
            line[match.end():]
    match = CONDITION.search(line)
    if match and match[2].count("(") == match[2].count(")"):
        yield (line[:match.start(2)] + f"!({match[2]})" + line[match.end(2):])
    if CALL.match(line):
        yield re.match(r"\s*", line)[0] + ";"


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU))


def pick(sources, chance):
    """A random change: (path, index of the line, line before, line after)."""
    while True:
        path = chance.choices([p for p, _ in sources],
                              [n for _, n in sources])[0]
        index, line = chance.choice(list(code_lines(path.read_text())))
        made = list(changes(line))
        if made:
            return path, index, line, chance.choice(made)


class Tree:
    """A copy of the tree with a build of its own."""

    def __init__(self, root, folder):
        self.root = folder / "tree"
        self.build = folder / "build"
        shutil.copytree(root, self.root, symlinks=True,
                        ignore=lambda at, names: {"build", ".git"}
                        if pathlib.Path(at) == root else ())
        self.run("meson", "setup", "--optimization=1", str(self.build),
                 str(self.root), check=True)
        self.run("ninja", "-C", str(self.build), check=True,
                 timeout=BUILD_TIMEOUT)

    def run(self, *command, check=False, timeout=TIMEOUT):
        try:
            done = subprocess.run(command, cwd=self.root, check=check,
                                  stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL, timeout=timeout,
                                  preexec_fn=limit)
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0

    def make(self, *targets):
        return self.run("ninja", "-C", str(self.build), *targets,
                        timeout=BUILD_TIMEOUT)

    def unit_tests(self):
        return sorted(p for p in (self.build / "tests/unit").iterdir()
                      if p.is_file() and p.name.startswith("test_"))

    def killer(self):
        """The first test that fails; None when the mutant survives, "" when
        it does not build.
        """
        if not self.make("invokelint", "tests/golden"):
            return ""
        if not self.run(str(self.build / "tests/golden"), str(self.root)):
            return "golden"
        program = str(self.build / "invokelint")
        if not self.run("tests/cli/run.sh", str(self.root), program):
            return "cli"
        self.make("all")
        for test in self.unit_tests():
            if not self.run(str(test), str(self.root)):
                return test.name
        return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--room", default="")
    args = parser.parse_args()
    chance = random.Random(args.seed)
    killed, survivors = 0, []
    with tempfile.TemporaryDirectory() as folder:
        tree = Tree(args.root.resolve(), pathlib.Path(folder))
        if tree.killer() is not None:
            sys.exit("mutate.py: the tests fail before anything is changed")
        sources = [(p, p.read_text().count("\n"))
                   for p in sorted((tree.root / "src" / args.room)
                                   .rglob("*.c"))]
        while killed + len(survivors) < args.count:
            path, index, before, after = pick(sources, chance)
            text = path.read_text()
            lines = text.split("\n")
            lines[index] = after
            path.write_text("\n".join(lines))
            killer = tree.killer()
            path.write_text(text)
            place = f"{path.relative_to(tree.root)}:{index + 1}"
            if killer is None:
                survivors.append(place)
                print(f"survived {place}\n  - {before.strip()}\n"
                      f"  + {after.strip()}", flush=True)
            elif killer:
                killed += 1
                print(f"killed   {place} by {killer}", flush=True)
    print(f"{killed} of {killed + len(survivors)} killed")


if __name__ == "__main__":
    main()

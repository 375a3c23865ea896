#!/usr/bin/env python3
"""check_layers.py ROOT: holds the includes of src/ against tools/layers.txt.

A floor may include the floors that its line names; a library's header only
opens behind its door, and some functions are for some files only.  Prints
every include and every call that is not allowed.
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
CALL = re.compile(r"\b(\w+)\(")


def read_rules(path):
    """The allowed floors of each floor, and the files of each door and of each
    function."""
    floors, doors, calls = {}, {}, {}
    for line in path.read_text().splitlines():
        line = line.split("#")[0].strip()
        if not line:
            continue
        left, _, right = line.partition(":")
        if left.startswith("door "):
            doors[left[len("door "):]] = set(right.split())
        elif left.startswith("only "):
            calls[left[len("only "):]] = set(right.split())
        else:
            floors[left] = set(right.split()) | {left}
    return floors, doors, calls


def faults(src, floors, doors, calls):
    for path in sorted(src.rglob("*.[ch]")) + sorted(src.rglob("*.def")):
        name = path.relative_to(src).as_posix()
        floor = name.split("/")[0]
        if floor not in floors:
            yield f"src/{name}: layers.txt does not know the floor {floor}"
            continue
        text = path.read_text()
        if path.suffix == ".c":
            for function in set(CALL.findall(text)) & calls.keys():
                if name not in calls[function]:
                    yield f"src/{name}: {function}() is only for " + (
                        " and ".join(sorted(calls[function])))
        for bracket, header in INCLUDE.findall(text):
            if bracket == "<":
                if header in doors and name not in doors[header]:
                    yield f"src/{name}: <{header}> only opens in " + (
                        " and ".join(sorted(doors[header])))
            elif "/" not in header:
                yield f'src/{name}: "{header}" is not named by its floor'
            elif header.split("/")[0] not in floors[floor]:
                yield f"src/{name}: {floor} may not include {header}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    floors, doors, calls = read_rules(root / "tools/layers.txt")
    found = list(faults(root / "src", floors, doors, calls))
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

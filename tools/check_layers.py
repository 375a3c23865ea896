#!/usr/bin/env python3
"""check_layers.py ROOT: holds the includes of src/ against tools/layers.txt.

A floor may include the floors that its line names; a library's header only
opens behind its door.  Prints every include that is not allowed.
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def read_rules(path):
    """The allowed floors of each floor, and the files of each door."""
    floors, doors = {}, {}
    for line in path.read_text().splitlines():
        line = line.split("#")[0].strip()
        if not line:
            continue
        left, _, right = line.partition(":")
        if left.startswith("door "):
            doors[left[len("door "):]] = set(right.split())
        else:
            floors[left] = set(right.split()) | {left}
    return floors, doors


def faults(src, floors, doors):
    for path in sorted(src.rglob("*.[ch]")) + sorted(src.rglob("*.def")):
        name = path.relative_to(src).as_posix()
        floor = name.split("/")[0]
        if floor not in floors:
            yield f"src/{name}: layers.txt does not know the floor {floor}"
            continue
        for bracket, header in INCLUDE.findall(path.read_text()):
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
    floors, doors = read_rules(root / "tools/layers.txt")
    found = list(faults(root / "src", floors, doors))
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

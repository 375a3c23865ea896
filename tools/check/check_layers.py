#!/usr/bin/env python3
"""check_layers.py ROOT: holds the includes of src/ against tools/layers.txt.

A room is a folder of src/.  It includes the rooms that its line names, and
these stand above it in the list; it has at most MODULES modules, and more than
one unless a line says why.  A library's header only opens behind its door, and
some functions are for some files only.  Prints whatever is not so.
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
CALL = re.compile(r"\b(\w+)\(")
MODULES = 20


class Rules:
    """What layers.txt says, and `faults` of the list itself."""

    def __init__(self, text):
        self.rooms, self.doors, self.calls, self.alone = {}, {}, {}, {}
        self.faults = []
        for line in text.splitlines():
            line = line.split("#")[0].strip()
            if line:
                self.read(line)

    def read(self, line):
        left, _, right = line.partition(":")
        word, _, name = left.partition(" ")
        if word == "door":
            self.doors[name] = set(right.split())
        elif word == "only":
            self.calls[name] = set(right.split())
        elif word == "alone":
            self.alone[name] = right.strip()
        else:
            for room in right.split():
                if room not in self.rooms:
                    self.faults.append(
                        f"layers.txt: {left} names {room}, "
                        "which does not stand above it")
            self.rooms[left] = set(right.split())


def room_faults(src, rules):
    """The rooms as folders: known, neither too full nor empty."""
    folders = {}
    for path in sorted(src.rglob("*.[ch]")):
        room = path.parent.relative_to(src).as_posix()
        folders.setdefault(room, set()).add(path.stem)
    for room, modules in folders.items():
        if room not in rules.rooms:
            yield f"src/{room}: layers.txt does not know this room"
        elif len(modules) > MODULES:
            yield f"src/{room}: {len(modules)} modules, at most {MODULES}"
        elif len(modules) == 1 and not rules.alone.get(room):
            yield f"src/{room}: one module, and layers.txt does not say why"
    for room in rules.rooms.keys() - folders.keys():
        yield f"layers.txt: there is no room {room}"


def file_faults(src, rules, used):
    """The includes and calls of each file; `used` gets the rooms included."""
    for path in sorted(src.rglob("*.[ch]")) + sorted(src.rglob("*.def")):
        name = path.relative_to(src).as_posix()
        room = path.parent.relative_to(src).as_posix()
        text = path.read_text()
        if path.suffix == ".c":
            for function in set(CALL.findall(text)) & rules.calls.keys():
                if name not in rules.calls[function]:
                    yield f"src/{name}: {function}() is only for " + (
                        " and ".join(sorted(rules.calls[function])))
        for bracket, header in INCLUDE.findall(text):
            other = header.rpartition("/")[0]
            if bracket == "<":
                if header in rules.doors and name not in rules.doors[header]:
                    yield f"src/{name}: <{header}> only opens in " + (
                        " and ".join(sorted(rules.doors[header])))
            elif not other:
                yield f'src/{name}: "{header}" is not named by its room'
            elif other != room:
                used.setdefault(room, set()).add(other)
                if other not in rules.rooms.get(room, ()):
                    yield f"src/{name}: {room} may not include {header}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    rules = Rules((root / "tools/layers.txt").read_text())
    used = {}
    found = rules.faults + list(room_faults(root / "src", rules))
    found += file_faults(root / "src", rules, used)
    for room, named in rules.rooms.items():
        for other in sorted(named - used.get(room, set())):
            found.append(f"layers.txt: {room} does not include {other}")
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

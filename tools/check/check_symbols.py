#!/usr/bin/env python3
"""check_symbols.py ROOT ARCHIVE...: holds the symbols of the library against
the house rules, by what `nm` says.

Fails when an external symbol does not start with the name of a module or a
type of its floor, when a function that the house forbids is called, or when
memory is taken from the system outside base/core/arena.c.  Says, as advice, which
functions no other file uses.
"""
import collections
import functools
import pathlib
import re
import subprocess
import sys

FORBIDDEN = {"sprintf", "vsprintf", "strcpy", "strcat", "strtok", "atoi",
             "atol", "gets", "system", "popen"}
MEMORY = {"malloc", "calloc", "realloc", "free", "strdup", "strndup"}

# Tables of one kind, one to a file, carry the name of the kind.
FAMILIES = {"rules": "rule", "report": "reporter", "kinds": "kind",
            "bundle": "bundle", "bundle_texts": "bundle", "help": "help",
            "pages": "page",
            "metaschemas": "metaschema", "metaschema_texts": "metaschema"}

TYPE = re.compile(r"^(?:struct|enum) (\w+)\s*[{;]", re.M)


def read_symbols(archives):
    """(object, letter, symbol) of every external symbol."""
    lines = subprocess.run(["nm", "-A", "-g", *archives], check=True,
                           capture_output=True, text=True).stdout
    for line in lines.splitlines():
        found = re.search(r"([^:/]+\.o):\s*[0-9a-f]*\s+(\w) (\S+)$", line)
        if found:
            yield found.groups()


def module_of(name):
    """The floor and the module whose object is called `name`."""
    stem = name.split("meson-generated_.._")[-1].removesuffix(".c.o")
    floor, _, module = stem.partition("_")
    return floor, module, stem


@functools.cache
def names_of(src, floor):
    """What the symbols of a floor may start with."""
    names = {floor}
    for path in (src / floor).rglob("*.[ch]"):
        names |= {path.stem, path.stem.split("_")[0]}
        if path.suffix == ".h":
            # `struct pattern_cache` is what functions pattern_… work on.
            for name in TYPE.findall(path.read_text()):
                names |= {name, name.split("_")[0]}
    return names


def fits(src, name, symbol):
    floor, module, stem = module_of(name)
    names = names_of(src, floor) | {
        FAMILIES[key] for key in (floor, module, stem) if key in FAMILIES}
    return any(symbol == name or symbol.startswith((name + "_", name + "s_"))
               for name in names)


def main():
    src = pathlib.Path(sys.argv[1]) / "src"
    defined, used, faults = {}, collections.defaultdict(set), []
    for name, letter, symbol in read_symbols(sys.argv[2:]):
        if letter == "U":
            used[symbol].add(name)
            if symbol in FORBIDDEN:
                faults.append(f"{name} calls {symbol}")
            if symbol in MEMORY and module_of(name)[2] != "base_core_arena":
                faults.append(f"{name} calls {symbol}: memory comes from"
                              " arenas")
        elif letter.isupper() and not symbol.startswith("_"):
            defined[symbol] = name
            if symbol != "main" and not fits(src, name, symbol):
                faults.append(f"{symbol} does not start with the name of its"
                              f" module ({name})")
    for symbol in sorted(defined):
        if not used[symbol] and not symbol.startswith("kind_"):
            print(f"advice: only {defined[symbol]} uses {symbol}")
    for fault in sorted(faults):
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

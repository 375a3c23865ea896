#!/usr/bin/env python3
"""check_limits.py ROOT: advice about size, for a reader to judge.

Prints what goes beyond the aims of docs/style.md: functions over 60 lines,
files over 600, nesting over 4, more than 5 parameters, lines over 80
columns.  Never fails.
"""
import pathlib
import re
import sys

FUNCTION = re.compile(r"^(\w+)\(", re.M)
FILE_LINES, FUNCTION_LINES, NESTING, PARAMETERS, COLUMNS = 600, 60, 4, 5, 80


def bare(text):
    """`text` with comments, strings and character constants blanked."""
    pattern = r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    return re.sub(pattern, lambda m: re.sub(r"[^\n]", " ", m[0]), text,
                  flags=re.S)


def functions(text):
    """(name, line, lines, nesting, parameters) of each definition."""
    for match in FUNCTION.finditer(text):
        brace = text.find("\n{\n", match.end())
        end = text.find("\n}\n", match.end())
        head = text[match.end():brace]
        if brace < 0 or end < brace or ";" in head or "\n}" in head:
            continue
        depth = deepest = 0
        for char in text[brace:end]:
            depth += (char == "{") - (char == "}")
            deepest = max(deepest, depth)
        line = text.count("\n", 0, match.start()) + 1
        lines = text.count("\n", match.start(), end) + 2
        yield match[1], line, lines, deepest - 1, head.count(",") + 1


def advice(path, text):
    lines = text.count("\n")
    if lines > FILE_LINES:
        yield f"{path}: {lines} lines"
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > COLUMNS and path.suffix != ".def":
            yield f"{path}:{number}: {len(line)} columns"
    for name, line, size, nesting, parameters in functions(bare(text)):
        where = f"{path}:{line}: {name}"
        if size > FUNCTION_LINES:
            yield f"{where} has {size} lines"
        if nesting > NESTING:
            yield f"{where} nests {nesting} deep"
        if parameters > PARAMETERS:
            yield f"{where} takes {parameters} parameters"


def main():
    root = pathlib.Path(sys.argv[1])
    for folder in ("src", "tools", "tests"):
        for path in sorted((root / folder).rglob("*.[ch]")):
            for line in advice(path.relative_to(root), path.read_text()):
                print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())

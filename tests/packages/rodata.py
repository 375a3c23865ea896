#!/usr/bin/env python3
"""rodata.py ARCHIVE: the compiled schemas must lie in read-only memory.

They are made of indices, so nothing in them has to be relocated when the
program starts.  Only the structs that name the arrays hold pointers.
"""
import re
import subprocess
import sys

POINTERS = 1024  # bytes that may need relocation: the naming structs


def main():
    lines = subprocess.run(["nm", "-A", "-S", sys.argv[1]], check=True,
                           capture_output=True, text=True).stdout.splitlines()
    read_only = written = 0
    for line in lines:
        found = re.search(
            r"generated_\S*?(bundle|metaschemas)\.c\.o:\s*\w+ (\w+) (\w) (\S+)$",
            line)
        if not found:
            continue
        size, letter = int(found[2], 16), found[3]
        if letter in "rR":
            read_only += size
        elif letter in "dDbB":
            written += size
            print(f"{found[1]}.c: {found[4]}, {size} bytes, is not read-only")
    print(f"{read_only} bytes read-only, {written} bytes not")
    return 0 if read_only and written <= POINTERS else 1


if __name__ == "__main__":
    sys.exit(main())

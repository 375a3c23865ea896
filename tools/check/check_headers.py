#!/usr/bin/env python3
"""check_headers.py ROOT CC...: compiles each header alone, so
that none depends on what happens to be included before it.
"""
import concurrent.futures
import pathlib
import subprocess
import sys


def compile_alone(compiler, root, header):
    command = [*compiler, "-std=c11", "-D_POSIX_C_SOURCE=200809L",
               "-I" + str(root / "src"), "-Wall", "-Wextra", "-Werror",
               "-fsyntax-only", "-x", "c", "-"]
    # Twice: the guard must hold.
    text = f'#include "{header}"\n#include "{header}"\n'
    run = subprocess.run(command, input=text, capture_output=True, text=True)
    return "" if run.returncode == 0 else f"{header}\n{run.stderr}"


def main():
    root, compiler = pathlib.Path(sys.argv[1]), sys.argv[2:]
    headers = sorted(path.relative_to(root / "src").as_posix()
                     for path in (root / "src").rglob("*.h"))
    with concurrent.futures.ThreadPoolExecutor() as pool:
        found = list(pool.map(
            lambda header: compile_alone(compiler, root, header), headers))
    print("".join(found), end="")
    return 1 if any(found) else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""emitted.py ROOT SUITE SCHEMAC LIBRARY LINKS CC...: the other back end.

Has schemac compile every schema of the required tests of all drafts into C,
builds that with tests/conformance/emitted.c, and runs it: compiled-in tables and schemas
loaded at run time must both give the verdicts of the JSON-Schema-Test-Suite.
TAP; skipped when there is no suite.
"""

import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile

import suite_text
sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap, skip_all  # noqa: E402

METASCHEMA = re.compile(r'^METASCHEMA\("([^"]+)", +"([^"]+)"\)', re.M)


def references(root, suite):
    """What schemas may refer to, as arguments of schemac: URI, path, …"""
    words = []
    def_file = root / "src/schema/ir/metaschemas.def"
    for uri, file in METASCHEMA.findall(def_file.read_text()):
        words += [f"http{'s' if '/draft/' in uri else ''}://{uri}",
                  root / "schemas/metaschema" / file]
    for uri, path in suite_text.remotes(suite).items():
        words += [uri, path]
    return words


def emit(folder, schemac, draft, suite, words):
    """Writes groups.c below `folder`: a table for each group."""
    schemas = [group["schema"]
               for path in sorted((suite / "tests" / draft).glob("*.json"))
               for group in suite_text.read(path)]

    def one(number):
        place = folder / str(number)
        place.mkdir()
        (place / "suite.json").write_text(
            suite_text.write(schemas[number]), encoding="utf-8")
        subprocess.run([schemac, "-k", "-d", suite_text.DRAFTS[draft],
                        f"group_{number}", "emitted.h",
                        place / "table.c", place / "suite.json", "--", *words],
                       check=True)
        return f'extern const struct schema group_{number};\n' \
               f'#include "{number}/table.c"\n'

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        tables = list(pool.map(one, range(len(schemas))))
    (folder / "groups.c").write_text(
        '#include "emitted.h"\n' + "".join(tables) +
        "const struct schema *const emitted_group[] = {" +
        "".join(f"&group_{number}, " for number in range(len(schemas))) +
        f"}};\nconst uint32_t emitted_groups = {len(schemas)};\n")


def check(folder, root, suite, schemac, library, links, cc, draft, words):
    """What is wrong, or nothing."""
    emit(folder, schemac, draft, suite, words)
    built = subprocess.run(
        [*cc, "-std=c11", "-D_POSIX_C_SOURCE=200809L", "-O0",
         f"-I{root / 'src'}", f"-I{root / 'tests/conformance'}", "-o", folder / "emitted",
         folder / "groups.c", root / "tests/conformance/emitted.c",
         root / "tests/conformance/suite.c", library, *links, "-pthread"],
        capture_output=True, text=True)
    if built.returncode:
        return built.stderr
    run = subprocess.run([folder / "emitted", suite, draft],
                         capture_output=True, text=True)
    print(f"# {draft}: {run.stdout.splitlines()[-1]}")
    return run.stdout if run.returncode else ""


def main():
    root, suite, schemac, library = map(pathlib.Path, sys.argv[1:5])
    tap = Tap()

    if not suite.is_dir():
        return skip_all("no JSON-Schema-Test-Suite")
    words = references(root, suite)
    for draft in suite_text.DRAFTS:
        with tempfile.TemporaryDirectory() as folder:
            fault = check(pathlib.Path(folder), root, suite, schemac.resolve(),
                          library, sys.argv[5].split(),
                          sys.argv[6:], draft, words)
        tap.check(draft, fault)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""engine.py [SET...]: the schema engine beside its peers; see README.md."""

import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.abspath(os.environ.get("INVOKELINT_SHARED",
                                        os.path.join(ROOT, "../shared")))
OUT = os.path.join(ROOT, "build/bench")
PEERS = os.path.join(OUT, "peers")
CYCLES, SECONDS = 3, 0.2

# Nanoseconds that section 2.1 of the shared spec/perf-conformance.md gives for
# Blaze: (validate, parse + validate, milliseconds to compile).  The program
# that measured them is not published; its figures are scaled by what the
# prototype parser beside them takes here (PROTOTYPE: what it took there).
PUBLISHED = {
    "action": (1181, 6744, 2.9),
    "github-workflow": (1233, 5694, 32),
    "cspell": (486, 4261, 18),
    "cmake-presets": (6006, 17803, 22),
    "ui5-manifest": (3999, 17982, 280),
    "helm-chart-lock": (64, 1431, None),
    "yamllint": (7.6, 1848, 0.3),
    "cerebrum-criminal-case": (1108, 7948, None),
    "users-array": (53280, 706937, None),
}
PROTOTYPE = 1650


def run(*command):
    """Standard output of a command, or None when it is not to be had."""
    try:
        done = subprocess.run(command, capture_output=True, text=True,
                              timeout=600, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout


def build():
    if not os.path.exists(os.path.join(OUT, "build.ninja")):
        subprocess.run(["meson", "setup", "--buildtype=release",
                        "-Dstatic=true", "-Dtests=disabled", OUT, ROOT],
                       check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["ninja", "-C", OUT, "bench/invokelint-bench"],
                   check=True, stdout=subprocess.DEVNULL)


def build_peers():
    if os.path.exists(os.path.join(PEERS, "node_modules/ajv")):
        return
    os.makedirs(PEERS, exist_ok=True)
    with open(os.path.join(PEERS, "package.json"), "w") as file:
        file.write('{"private": true}\n')
    if shutil.which("npm"):
        subprocess.run(["npm", "install", "--no-audit", "--no-fund",
                        "@sourcemeta/jsonschema", "ajv"], cwd=PEERS,
                       check=False, stdout=subprocess.DEVNULL)


def inputs(name):
    if name != "action":
        folder = os.path.join(SHARED, "bench/sets", name)
        return (os.path.join(folder, "schema.json"),
                os.path.join(folder, "instances.jsonl"))
    folder = os.path.join(OUT, "data")
    if not os.path.exists(folder):
        run(sys.executable, os.path.join(SHARED, "bench/gen_data.py"), folder,
            "--no-big")
    return (os.path.join(folder, "action.schema.json"),
            os.path.join(folder, "instances.jsonl"))


# ---- Those who run, each gives nanoseconds or None --------------------------

def ours(what, name):
    out = run(os.path.join(OUT, "bench/invokelint-bench"), what, *inputs(name),
              "1", str(SECONDS))
    count, total = map(int, re.match(r"valid (\d+)/(\d+)", out).groups())
    if count != total:
        sys.exit(f"{name}: {total - count} instances are not valid")
    return float(re.search(r"min ([\d.]+)", out).group(1))


def ajv(name):
    out = run("node", os.path.join(SHARED, "bench/node/validate_bench.mjs"),
              PEERS, "ajv", *inputs(name), "1", str(SECONDS))
    found = re.search(r"min ([\d.]+)", out or "")
    return float(found.group(1)) if found else None


def blaze(name):
    """Mean of the instances, each evaluated a hundred times in turn."""
    out = run(os.path.join(PEERS, "node_modules/.bin/jsonschema"), "validate",
              "--fast", "--benchmark", "--loop", "100", *inputs(name))
    times = [float(t) for t in re.findall(r"PASS ([\d.]+) \+-", out or "")]
    return 1000 * sum(times) / len(times) if times else None


def scale():
    """How much slower than the machine of the published figures this is."""
    source = os.path.join(SHARED, "bench/src/proto_validate.c")
    program = os.path.join(OUT, "proto_validate")
    schema, instances = inputs("action")
    rules = run(sys.executable, os.path.join(SHARED, "bench/py/proto_gen.py"),
                schema)
    if rules is None:
        return 1
    with open(os.path.join(OUT, "rules.h"), "w") as file:
        file.write(rules)
    run("cc", "-O2", "-w", "-I" + OUT, source, "-o", program)
    out = run(program, "-l", "300", instances)
    found = re.search(r"parse\+validate (\d+)", out or "")
    return int(found.group(1)) / PROTOTYPE if found else 1


# ---- The table --------------------------------------------------------------

def least(*times):
    times = [time for time in times if time is not None]
    return min(times) if times else None


def row(*cells):
    print(f"{cells[0]:24}" + "".join(f"{cell:>10}" for cell in cells[1:]),
          flush=True)


def figure(number):
    if number is None:
        return "-"
    return f"{number:,.0f}" if number >= 100 else f"{number:.1f}"


def ratio(a, b):
    return f"{a / b:.2f}" if a and b else "-"


def measure(name, slower):
    parts = {"parse": None, "validate": None, "full": None, "repeat": None,
             "compile": None}
    peers = {"ajv": None, "blaze": None}
    for _ in range(CYCLES):
        for part in parts:
            parts[part] = least(parts[part], ours(part, name))
        peers["ajv"] = least(peers["ajv"], ajv(name))
        peers["blaze"] = least(peers["blaze"], blaze(name))
    check, full, compiled = PUBLISHED[name]
    row(name, *(figure(parts[part]) for part in ("parse", "validate", "full")),
        ratio(parts["full"], full * slower),
        ratio(parts["validate"], check * slower),
        figure(parts["repeat"]), figure(peers["blaze"]),
        ratio(parts["repeat"], peers["blaze"]), figure(peers["ajv"]),
        ratio(parts["validate"], peers["ajv"]),
        figure(parts["compile"] / 1e6),
        ratio(parts["compile"], compiled and compiled * slower * 1e6))
    return (parts["validate"] / (check * slower),
            peers["blaze"] and parts["repeat"] / peers["blaze"],
            peers["ajv"] and parts["validate"] / peers["ajv"])


def mean(ratios):
    ratios = [r for r in ratios if r]
    product = 1.0
    for r in ratios:
        product *= r
    return f"{product ** (1 / len(ratios)):.2f}" if ratios else "-"


def main():
    names = sys.argv[1:] or list(PUBLISHED)
    if not os.path.isdir(os.path.join(SHARED, "bench/sets")):
        sys.exit("engine.py: needs the shared folder (INVOKELINT_SHARED)")
    build()
    build_peers()
    slower = scale()
    print(f"published figures are scaled by {slower:.2f}")
    row("ns an instance", "parse", "validate", "both", "/ Blaze", "v/ Blaze",
        "repeat", "Blaze", "ratio", "ajv", "v/ ajv", "compile", "/ Blaze")
    columns = list(zip(*(measure(name, slower) for name in names)))
    row("geometric mean", "", "", "", "", mean(columns[0]), "", "",
        mean(columns[1]), "", mean(columns[2]))


if __name__ == "__main__":
    main()

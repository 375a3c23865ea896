#!/usr/bin/env python3
"""faults.py INVOKELINT SHIM: what happens when the system says no.

SHIM (faults.c) makes the n-th allocation fail, or the n-th call that changes a
file, or ends the program there; each n is tried until none is left.  Whatever
happens, a run ends with its whole result or with 2 and a message; a file holds
all of its old text or all of its new one, and the next run works and leaves
nothing behind.
"""
import errno
import fcntl
import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap  # noqa: E402

OLD = json.dumps({
    "identifier": "a",
    "trigger": {"type": "self-service", "operation": "CREATE",
                "userInputs": {"properties": {}}},
    "invocationMethod": {"type": "KAFKA",
                         "payload": {"x": "{{ .inputs | tostrin }}",
                                     "pad": "p" * 3000}}})
NEW = OLD.replace("tostrin ", "tostring ")
FIX = ["--fix", "-q", "--no-config"]
MOST = 400  # calls; no run here has as many
NOBODY = 65534

TMPFILE_OR_NOT = ({}, {"FAULT_UNNAMED": "1"})


class Bench:
    """Where a case is run: a directory of its own."""

    def __init__(self, program, shim):
        self.program, self.shim = program, shim
        # Without TMPDIR, in memory: nothing waits for a disk there.
        place = os.environ.get("TMPDIR") or (
            "/dev/shm" if os.access("/dev/shm", os.W_OK | os.X_OK) else None)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="faults.",
                                                    dir=place))
        self.folder.chmod(0o755)
        self.work = self.folder / "work"
        marks = self.folder / "marks"
        marks.mkdir()
        marks.chmod(0o777)
        self.mark = marks / "mark"
        self.temporary = self.folder / "tmp"
        self.user = None

    def close(self):
        shutil.rmtree(self.folder)

    def reset(self, files):
        """Makes the directory anew, with these texts in it."""
        if self.work.exists():
            self.work.chmod(0o755)
            shutil.rmtree(self.work)
        shutil.rmtree(self.temporary, ignore_errors=True)
        self.work.mkdir()
        self.temporary.mkdir()
        self.temporary.chmod(0o1777)
        for name, text in files.items():
            (self.work / name).parent.mkdir(exist_ok=True, parents=True)
            (self.work / name).write_text(text)

    def start(self, arguments, faults=None, **more):
        self.mark.unlink(missing_ok=True)
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C",
                       "TMPDIR": str(self.temporary)}
        if faults is not None:
            environment.update(faults, LD_PRELOAD=self.shim,
                               FAULT_MARK=str(self.mark))
        more.setdefault("stdin", subprocess.DEVNULL)
        more.setdefault("stdout", subprocess.PIPE)
        more.setdefault("stderr", subprocess.PIPE)
        return subprocess.Popen([self.program, *arguments], cwd=self.work,
                                env=environment, user=self.user, **more)

    def run(self, arguments, faults=None, **more):
        process = self.start(arguments, faults, **more)
        try:
            out, err = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return "hangs", b"", b""
        return process.returncode, out, err

    def happened(self):
        return self.mark.exists()

    def names(self):
        return sorted(os.listdir(self.work)) + sorted(
            os.listdir(self.temporary))

    def text(self, name="a.json"):
        return (self.work / name).read_text()


# ---- Runs that read ---------------------------------------------------------

def make_tree(bench):
    files = {f"d{i % 3}/a{i}.json":
             OLD.replace('"a"', f'"a{i}"').replace("p" * 3000, "{{ .inputs.x }}")
             for i in range(12)}
    files["invokelint.json"] = json.dumps({"rules": {"unused-input": "off"}})
    files[".gitignore"] = "x\n"
    files[".github/workflows/x.yml"] = (
        "on: {workflow_dispatch: {inputs: {a: {type: string}}}}\n")
    files["g.json"] = json.dumps({
        "identifier": "g",
        "trigger": {"type": "self-service", "operation": "CREATE",
                    "userInputs": {"properties": {"p": {
                        "type": "string", "pattern": "^(?:a|b)+[c-e]$",
                        "default": "x"}}}},
        "invocationMethod": {"type": "GITHUB", "org": "o", "repo": "r",
                             "workflow": "x.yml",
                             "workflowInputs": {"b": "{{ .inputs.p }}"}}})
    bench.reset(files)
    (bench.work / ".git").mkdir()


def is_whole(result, whole):
    """The whole result, or 2 and a message."""
    status, out, err = result
    return (status, out) == whole[:2] or (status == 2 and err)


def differs(what, result, whole):
    status, out, err = result
    return (f"{what}: exit {status}, {len(out)} of {len(whole[1])} bytes, "
            f"{err.decode()[-200:]!r}")


def memory(bench, arguments, every):
    make_tree(bench)
    whole = bench.run(arguments)
    if whole[0] not in (0, 1):
        yield f"exit {whole[0]}: {whole[2].decode()}"
    for at in range(1, MOST * 20):
        faults = {"FAULT_MALLOC": str(at)} | ({"FAULT_ALL": "1"} if every
                                              else {})
        result = bench.run(arguments, faults)
        if not bench.happened():
            if at < 2:
                yield "there is nothing that could fail"
            return
        if not is_whole(result, whole):
            yield differs(f"allocation {at}", result, whole)
    yield "there is no end to it"


def descriptors(bench, arguments):
    make_tree(bench)
    whole = bench.run(arguments)

    for most in range(4, 24):
        def limit(most=most):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))

        result = bench.run(arguments, preexec_fn=limit)
        if result[0] == 127:  # the loader itself could not open its files
            continue
        if not is_whole(result, whole):
            yield differs(f"{most} descriptors", result, whole)


# ---- Streams ----------------------------------------------------------------

def full(bench):
    bench.reset({"a.json": OLD})
    for arguments in (["a.json"], ["-f", "json", "a.json"], ["rules"],
                      ["--diff", "a.json"], ["--version"], ["--help"]):
        with open("/dev/full", "wb") as device:
            status, _, err = bench.run(arguments, stdout=device)
        if status != 2 or b"No space left" not in err:
            yield f"{arguments}: exit {status}, {err!r}"
    status, _, err = bench.run(["-q", "-f", "json=/dev/full", "a.json"])
    if status != 2 or b"No space left" not in err:
        yield f"a report: exit {status}, {err!r}"


def closed(bench):
    """No message ends up in a file that has got the number of a stream."""
    for numbers in ([0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]):
        for arguments in (["a.json"], ["--fix", "a.json"],
                          ["-f", "json=r.json", "a.json", "absent.json"],
                          ["--fix", "-f", "json=r.json", "a.json"]):
            bench.reset({"a.json": OLD, "r.json": "old"})

            def close(numbers=numbers):
                for number in numbers:
                    os.close(number)

            status, _, _ = bench.run(["--no-config", *arguments],
                                     preexec_fn=close)
            fixed = "--fix" in arguments
            report = "-f" in arguments
            lost = 1 in numbers and not report  # the text is for nobody
            expected = 2 if lost or "absent.json" in arguments else (0, 1)
            if status not in (expected if isinstance(expected, tuple)
                              else (expected,)):
                yield f"{numbers} closed, {arguments}: exit {status}"
            if bench.text() != (NEW if fixed else OLD):
                yield f"{numbers} closed, {arguments}: wrong text"
            if report:
                json.loads(bench.text("r.json"))


def nonblocking(bench, number):
    """All of it arrives through a pipe that often says EAGAIN."""
    document = json.loads(OLD)
    document["invocationMethod"]["payload"]["pad"] = [
        "{{ .inputs.nope%d }}" % i for i in range(2000)]
    bench.reset({"a.json": json.dumps(document)})
    arguments = ["--no-config", "-f", "plain", "--max-diagnostics", "2000",
                 "a.json"]
    if number == 2:  # a filter reports on standard error
        arguments = ["--no-config", "--fix", "-f", "plain", "-"]
    text = bench.text().encode()
    whole = bench.run(arguments, stdin=open(bench.work / "a.json", "rb"))
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETFL, os.O_NONBLOCK)
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    streams = {"stdout": writing} if number == 1 else {
        "stdout": subprocess.DEVNULL, "stderr": writing}
    process = bench.start(arguments, stdin=open(bench.work / "a.json", "rb"),
                          **streams)
    os.close(writing)
    got = b""
    while piece := os.read(reading, 1000):
        got += piece
    os.close(reading)
    process.communicate()
    if len(text) < 10000 or len(whole[number]) < 70000:
        yield "too little to fill a pipe"
    if got != whole[number] or process.returncode != whole[0]:
        yield (f"{len(got)} of {len(whole[number])} bytes, "
               f"exit {process.returncode}")


def nonblocking_input(bench):
    bench.reset({})
    reading, writing = os.pipe()
    fcntl.fcntl(reading, fcntl.F_SETFL, os.O_NONBLOCK)
    process = bench.start([*FIX, "-"], stdin=reading)
    os.close(reading)
    time.sleep(0.05)  # it comes to wait; if not, the test proves less
    os.write(writing, OLD.encode())
    os.close(writing)
    out, err = process.communicate()
    if out.decode() != NEW:
        yield f"exit {process.returncode}: {err!r}"


# ---- Runs that write --------------------------------------------------------

class Writing:
    """A file to be written: how it is prepared, and what must come of it."""

    def __init__(self, arguments, name="a.json", linked=False, sealed=False,
                 files=None, result=None):
        self.arguments, self.name = arguments, name
        self.linked, self.sealed = linked, sealed
        self.files = files or {"a.json": OLD}
        self.result = result

    def prepare(self, bench):
        bench.reset(self.files)
        if self.linked:
            os.link(bench.work / self.name, bench.work / "other")
        bench.user = None
        if self.sealed:  # nothing may be made in the directory
            if os.getuid() == 0:
                os.chown(bench.work / self.name, NOBODY, NOBODY)
                bench.user = NOBODY
            bench.work.chmod(0o555)

    def texts(self, bench):
        """Of before (or None: no file) and after; what files there are."""
        self.prepare(bench)
        before = self.files.get(self.name)
        status, _, err = bench.run(self.arguments)
        assert status in (0, 1), err
        after = bench.text(self.name)
        assert before != after
        return before, after, bench.names()


def text_or_none(bench, name):
    try:
        return bench.text(name)
    except FileNotFoundError:
        return None


def end_there(bench, writing, how, faults):
    """Ends the program at each call."""
    before, after, names = writing.texts(bench)
    inner = names if before is not None else None
    for at in range(1, MOST):
        writing.prepare(bench)
        status, _, err = bench.run(writing.arguments, {
            "FAULT_CALL": str(at), "FAULT_HOW": how, **faults})
        if not bench.happened():
            if at < 5:
                yield f"there are only {at} calls"
            return
        where = f"{how} at call {at}"
        now = text_or_none(bench, writing.name)
        in_place = writing.linked or writing.sealed
        if how == "term":
            if status != -signal.SIGTERM:
                yield f"{where}: exit {status}"
            if inner and bench.names() != inner:
                yield f"{where}: leaves {bench.names()}"
        if now not in (before, after) and (how == "term" or not in_place):
            yield f"{where}: half written"
        status, _, err = bench.run(writing.arguments)
        if status not in (0, 1):
            yield f"{where}: the next run ends with {status}: {err!r}"
        if bench.text(writing.name) != after:
            yield f"{where}: the next run does not make it right"
        if bench.names() != names:
            yield f"{where}: the next run leaves {bench.names()}"
    yield "there is no end to it"


def fail_there(bench, writing, number, faults):
    """Lets each call fail."""
    before, after, names = writing.texts(bench)
    for at in range(1, MOST):
        writing.prepare(bench)
        status, _, err = bench.run(writing.arguments, {
            "FAULT_CALL": str(at), "FAULT_HOW": str(number), **faults})
        if not bench.happened():
            return
        where = f"{errno.errorcode[number]} from call {at}"
        now = text_or_none(bench, writing.name)
        if status not in (0, 1, 2) or (status == 2 and not err):
            yield f"{where}: exit {status}"
        if now not in (before, after):
            yield f"{where}: half written"
        if status != 2 and now != after:
            yield f"{where}: exit {status}, and it is the old text"
        bench.run(writing.arguments)
        if bench.text(writing.name) != after:
            yield f"{where}: the next run does not make it right"
        if bench.names() != names:
            yield f"{where}: the next run leaves {bench.names()}"
    yield "there is no end to it"


def writings():
    """By name: what is written in each of the ways in which it can be."""
    report = ["-q", "--no-config", "-f", "json=r.json", "a.json"]
    baseline = ["-q", "--no-config", "--write-baseline", "r.json", "a.json"]
    rest = {"a.json": OLD, "r.json": "old\n"}
    yield "a fix", Writing([*FIX, "a.json"])
    yield "a fix of a file with two names", Writing([*FIX, "a.json"],
                                                    linked=True)
    yield "a fix in a directory that is not ours", Writing([*FIX, "a.json"],
                                                           sealed=True)
    yield "a new report", Writing(report, "r.json", files={"a.json": OLD})
    yield "a report over an old one", Writing(report, "r.json", files=rest)
    yield "a baseline over an old one", Writing(baseline, "r.json", files=rest)


# A report is written anew by the next run, whatever is left of the old one: no
# copy is made of that.
def test_writing(tap, bench):
    for name, writing in writings():
        for faults in TMPFILE_OR_NOT:
            way = ", with a name from the start" if faults else ""
            for how in ("kill", "half", "term"):
                tap.check(f"{name}{way}: {how}",
                          end_there(bench, writing, how, faults))
            for number in (errno.ENOSPC, errno.EIO, errno.EACCES):
                tap.check(f"{name}{way}: {errno.errorcode[number]}",
                          fail_there(bench, writing, number, faults))
    bench.user = None


# ---- Two at once ------------------------------------------------------------

def at_once(bench, linked):
    """Several runs over the same files: each ends, and the files are right."""
    files = {f"a{i}.json": OLD.replace('"a"', f'"a{i}"') for i in range(20)}
    for _ in range(5):
        bench.reset(files)
        if linked:
            for name in files:
                os.link(bench.work / name, bench.work / f"{name}.other")
        names = bench.names()
        runs = [bench.start([*FIX, "."]) for _ in range(3)]
        for run in runs:
            _, err = run.communicate()
            if run.returncode not in (0, 1, 2):
                yield f"exit {run.returncode}: {err!r}"
        status, _, err = bench.run([*FIX, "."])
        if status not in (0, 1):
            yield f"afterwards: exit {status}: {err!r}"
        if bench.names() != names:
            yield f"left: {set(bench.names()) - set(names)}"
        for name, text in files.items():
            if bench.text(name) != text.replace("tostrin ", "tostring "):
                yield f"{name} is wrong"


def stopped(bench, linked):
    """One stands still at each call, while another one does the same."""
    writing = Writing([*FIX, "a.json"], linked=linked)
    _, after, names = writing.texts(bench)
    for at in range(1, MOST, 9 if linked else 4):
        writing.prepare(bench)
        first = bench.start(writing.arguments, {"FAULT_CALL": str(at),
                                                "FAULT_HOW": "stop"})
        while not bench.happened() and first.poll() is None:
            time.sleep(0.001)
        if not bench.happened():
            first.communicate()
            return
        os.waitid(os.P_PID, first.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
        status, _, err = bench.run(writing.arguments)
        if status not in (0, 1, 2) or (status == 2 and not err):
            yield f"the second, while the first is at {at}: exit {status}"
        first.send_signal(signal.SIGCONT)
        _, err = first.communicate()
        if first.returncode not in (0, 1, 2):
            yield f"the first, which was at {at}: exit {first.returncode}"
        if bench.text() != after or bench.names() != names:
            yield f"stopped at {at}: {bench.names()}"
    yield "there is no end to it"


# ---- All --------------------------------------------------------------------

def test_reading(tap, bench):
    lint = ["-q", "-f", "plain", "-j1", "."]
    for every in (False, True):
        kind = "all allocations from the n-th on" if every else \
            "the n-th allocation"
        tap.check(f"{kind}, lint", memory(bench, lint, every))
        tap.check(f"{kind}, validate", memory(
            bench, ["validate", "-q", "-f", "plain", "-j1", "--schema",
                    "action", "."], every))
    tap.check("the n-th allocation on four threads", memory(
        bench, ["-q", "-f", "plain", "-j4", "."], False))
    for jobs in "14":
        tap.check(f"few descriptors, -j {jobs}", descriptors(
            bench, ["-q", "-f", "plain", "-j", jobs, "."]))


def test_streams(tap, bench):
    tap.check("a full device", full(bench))
    tap.check("closed streams", closed(bench))
    tap.check("standard output that does not block", nonblocking(bench, 1))
    tap.check("standard error that does not block", nonblocking(bench, 2))
    tap.check("standard input that does not block", nonblocking_input(bench))


def main():
    tap = Tap()
    bench = Bench(*(os.path.abspath(path) for path in sys.argv[1:3]))
    try:
        test_reading(tap, bench)
        test_streams(tap, bench)
        test_writing(tap, bench)
        for linked in (False, True):
            name = ", files with two names" if linked else ""
            tap.check(f"three runs at once{name}", at_once(bench, linked))
            tap.check(f"two runs, one of which stops{name}",
                      stopped(bench, linked))
    finally:
        bench.close()
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

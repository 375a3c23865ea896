#!/usr/bin/env python3
"""hook.py ROOT: tools/hook is killed at several moments while it builds, and
then works as if nothing had been.  TAP.

The build is real, in a copy of the tree.  Nothing here depends on how long a
thing takes: the moments are those at which a file appears.
"""
import os
import pathlib
import pty
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap, skip_all  # noqa: E402

PATIENCE = 500  # seconds after which a test has failed
# What there is in the folder of the build at the moment of the signal.
MOMENTS = {"before the build": None, "while meson runs": "log",
           "while ninja runs": "out/src/libcore.a.p"}

# What may stay: the program, and what is not ours.
KEPT = ("hook is still there", "hook.lock is still there")


class Hook:
    """One run of tools/hook in a session, hence process group, of its own."""

    def __init__(self, tree, terminal=None, **variables):
        self.tree, self.folder = tree, tree / "build"

        def begin():
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_DFL)
            if terminal is not None:
                os.close(os.open(os.ttyname(terminal), os.O_RDWR))

        self.process = subprocess.Popen(
            [tree / "tools/hook", "--version"], preexec_fn=begin,
            start_new_session=True, stdin=subprocess.DEVNULL, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=dict(os.environ, **variables))

    def own(self):
        """What this run makes for itself."""
        return list(self.folder.glob(f"hook.{self.process.pid}-*"))

    def builds(self):
        """Whether it says that it builds.  A killed one may say so, too."""
        try:
            builder = os.readlink(self.folder / "hook.builder")
        except OSError:
            return False
        return builder.startswith(f"{self.process.pid}-")

    def wait_for(self, name):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            if any((own / name).exists() for own in self.own()) if name else (
                    self.builds()):
                return
            time.sleep(0.01)
        raise RuntimeError(f"{name} does not appear: {self.end()}")

    def end(self):
        """(exit status, standard output, standard error)"""
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


def processes_in(tree):
    """The command lines of processes that work on `tree`."""
    for path in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().decode(errors="replace")
        except OSError:
            continue
        if f"{tree}/build/hook." in words:
            yield words.replace("\0", " ")


def left_behind(tree):
    folder = tree / "build"
    yield from (f"{path.name} is still there"
                for path in sorted(folder.glob("hook*")))
    yield from (f"still runs: {words}" for words in processes_in(tree))


def check_signal(tap, tree, number, moment, group):
    hook = Hook(tree)
    hook.wait_for(MOMENTS[moment])
    if group:
        os.killpg(hook.process.pid, number)
    else:
        hook.process.send_signal(number)
    status, out, err = hook.end()
    faults = []
    if status != -number:
        faults.append(f"ends with {status}: {out}{err}")
    if number != signal.SIGKILL:
        faults += left_behind(tree)
    if "waiting" in err:
        faults.append(f"waits for the one that was killed before: {err}")
    tap.check(f"{number.name} to {'all' if group else 'the hook'} {moment}",
              faults)


def check_pair(tap, tree):
    """Two at once, after one that was killed and could clean nothing up."""
    first = Hook(tree)
    first.wait_for(None)
    second = Hook(tree)
    (status1, out1, err1), (status2, out2, err2) = first.end(), second.end()
    tap.check("two at once: both run", [
        text for status, out, text in ((status1, out1, err1),
                                       (status2, out2, err2))
        if status or not out.startswith("invokelint ")])
    tap.check("two at once: the first builds, and says so",
              "" if "building" in err1 and "built in" in err1 else err1)
    tap.check("two at once: the second waits, and says for whom", ""
              if "building" not in err2 and "waiting for process "
              f"{first.process.pid}," in err2 else err2)
    tap.check("nothing is left but the program", [
        fault for fault in left_behind(tree) if fault not in KEPT])
    third = Hook(tree).end()
    tap.check("later runs have nothing to say",
              "" if third[0] == 0 and not third[2] else str(third))


def check_others(tap, tree):
    """What may stand in the way: builders that never end, or never were."""
    program = tree / "build/hook/invokelint"
    kept = program.with_name("kept")
    link = tree / "build/hook.builder"
    # A build that takes no time: what it does is not the point here.
    tools = tree / "build/tools"
    tools.mkdir()
    (tools / "meson").write_text('#!/bin/sh\nfor last; do :; done\n'
                                 'eval "out=\\${$(($# - 1))}"\nmkdir "$out"\n')
    (tools / "ninja").write_text(f'#!/bin/sh\ncp "{kept}" "$2/invokelint"\n')
    for tool in tools.iterdir():
        tool.chmod(0o755)
    program.rename(kept)
    path = f"{tools}:{os.environ['PATH']}"

    def check(name, wanted, **variables):
        status, out, err = Hook(tree, PATH=path, **variables).end()
        fault = []
        if status or not out.startswith("invokelint ") or wanted not in err:
            fault = [f"exit status {status}, wants {wanted}", out, err]
        if not wanted and "waiting" in err:
            fault = [err]
        tap.check(name, fault + [left for left in left_behind(tree)
                                 if left not in KEPT])
        program.unlink(missing_ok=True)

    sleeper = subprocess.Popen(["sleep", str(PATIENCE)])
    try:
        link.symlink_to(f"{sleeper.pid}-1-{host()}")
        check("the number of a builder that ended belongs to another", "")
        link.symlink_to("4194999-1-" + host())
        check("a builder that was killed", "")
        link.symlink_to("nonsense")
        check("a link that names nobody", "")
        (tree / "build/hook.lock").mkdir()
        check("the lock that older versions left behind", "building")
        (tree / "build/hook.lock").rmdir()
        link.symlink_to("1-1-elsewhere")
        check("the wait for another host ends", "waiting for process 1,",
              INVOKELINT_HOOK_WAIT="2")
        born = birth(sleeper.pid)
        if born:
            link.symlink_to(f"{sleeper.pid}-{born}-{host()}")
            check("the wait for a builder that never ends ends",
                  f"waiting for process {sleeper.pid},",
                  INVOKELINT_HOOK_WAIT="2")
    finally:
        sleeper.kill()
        sleeper.wait()
    (tools / "ninja").write_text("#!/bin/sh\necho no compiler >&2\nexit 1\n")
    status, out, err = Hook(tree, PATH=path).end()
    tap.check("a build that fails says why and leaves nothing", [
        *([] if status == 2 and "no compiler" in err and
          "cannot build" in err else [f"{status}: {out}{err}"]),
        *(left for left in left_behind(tree) if left not in KEPT)])
    (tools / "ninja").write_text(f'#!/bin/sh\ncp "{kept}" "$2/invokelint"\n')
    check_terminal(tap, tree, path)


def check_terminal(tap, tree, path):
    """pre-commit keeps what a hook prints; the terminal behind it does not."""
    try:
        master, slave = pty.openpty()
    except OSError:
        tap.skip("the terminal shows that it builds", "there is no /dev/pts")
        return
    status, out, err = Hook(tree, terminal=slave, PATH=path).end()
    os.close(slave)
    seen = os.read(master, 4096).decode()
    os.close(master)
    tap.check("the terminal shows that it builds",
              "" if status == 0 and "building the program" in seen
              else f"{status}: {out}{err}, {seen}")


def host():
    return "".join(filter(str.isalnum, os.uname().nodename))


def birth(pid):
    try:
        text = pathlib.Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return ""
    return text.rpartition(") ")[2].split()[19]


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    if not shutil.which("ninja") or not shutil.which("meson"):
        return skip_all("there is no meson, or no ninja")
    tap = Tap()
    with tempfile.TemporaryDirectory() as top:
        tree = pathlib.Path(top, "tree").resolve()
        shutil.copytree(root, tree, symlinks=True, ignore=lambda folder, names:
                        [name for name in names if name in (".git", "build")])
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            for moment in MOMENTS:
                check_signal(tap, tree, number, moment, group=True)
        check_signal(tap, tree, signal.SIGTERM, "while ninja runs", False)
        check_signal(tap, tree, signal.SIGKILL, "while meson runs", True)
        check_signal(tap, tree, signal.SIGKILL, "before the build", False)
        check_pair(tap, tree)
        check_others(tap, tree)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

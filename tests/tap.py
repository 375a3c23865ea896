"""The Test Anything Protocol, as the test programs here print it."""

import os

MOST_LINES = 40


def skip_all(why):
    """The plan of a test that cannot run; returns the exit status.  It is 0:
    status 77 is for tests that speak no TAP, and an error for those that do."""
    print(f"1..0 # SKIP {why}")
    return 0


def has_substitution():
    """Whether a shell can make a file of `<(command)`: not in a chroot without
    /proc, where /dev/fd leads nowhere."""
    return os.path.exists("/dev/fd/0")


class Tap:
    def __init__(self):
        self.count = self.failed = 0

    def check(self, name, faults):
        """One test: `faults`, a text or many, say what is wrong, if anything."""
        faults = [faults] if isinstance(faults, str) else list(faults)
        lines = [line for fault in faults if fault
                 for line in str(fault).splitlines()]
        self.count += 1
        self.failed += bool(lines)
        print(f"{'not ok' if lines else 'ok'} {self.count} - {name}")
        for line in lines[:MOST_LINES]:
            print(f"#   {line[:600]}")

    def skip(self, name, why):
        self.count += 1
        print(f"ok {self.count} - {name} # SKIP {why}")

    def end(self):
        """Prints the plan; returns the exit status."""
        print(f"1..{self.count}")
        return 1 if self.failed or not self.count else 0

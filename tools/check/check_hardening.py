#!/usr/bin/env python3
"""check_hardening.py [--static] PROGRAM [ARCHIVE]: reads the ELF file of a
program and says what it lacks against bugs that nobody knows of yet.

It must be position independent, relocate everything before it starts and
keep that read-only, and have no memory that is both written and run.  A
static one needs no other file.  ARCHIVE holds its objects, in which the
compiler must have put the stack protector and the fortified functions; the
program itself is asked for those when there is none, as far as it has symbols.
musl has no fortified functions of its own to be seen.
"""
import pathlib
import re
import struct
import subprocess
import sys

ET_DYN = 3
PT_LOAD, PT_DYNAMIC, PT_INTERP = 1, 2, 3
PT_GNU_STACK, PT_GNU_RELRO = 0x6474e551, 0x6474e552
PF_X, PF_W = 1, 2
DT_NEEDED, DT_TEXTREL, DT_BIND_NOW = 1, 22, 24
DT_FLAGS, DT_FLAGS_1 = 30, 0x6ffffffb
DF_TEXTREL, DF_BIND_NOW, DF_1_NOW, DF_1_PIE = 4, 8, 1, 0x08000000

# Half of the objects call no function, or have nothing on the stack.
LEAST_PROTECTED = 0.25


class Elf:
    """Type, segments and dynamic section of an ELF file."""

    def __init__(self, data):
        if data[:4] != b"\x7fELF":
            raise ValueError("is no ELF file")
        wide = data[4] == 2
        order = "<" if data[5] == 1 else ">"
        self.type, = struct.unpack_from(order + "H", data, 16)
        start, = struct.unpack_from(order + ("Q" if wide else "I"), data,
                                    32 if wide else 28)
        size, count = struct.unpack_from(order + "HH", data,
                                         54 if wide else 42)
        self.segments, self.dynamic = [], []
        for at in range(start, start + size * count, size):
            if wide:
                kind, flags, offset, _, _, length = struct.unpack_from(
                    order + "IIQQQQ", data, at)
            else:
                kind, offset, _, _, length, _, flags = struct.unpack_from(
                    order + "IIIIIII", data, at)
            self.segments.append((kind, flags))
            if kind == PT_DYNAMIC:
                self.dynamic = list(struct.iter_unpack(
                    order + ("qQ" if wide else "iI"),
                    data[offset:offset + length]))

    def has(self, kind):
        return any(other == kind for other, _ in self.segments)

    def flags(self, tag):
        return next((value for other, value in self.dynamic if other == tag),
                    0)

    def tags(self):
        return {tag for tag, _ in self.dynamic}


def check_layout(elf, static):
    if elf.type != ET_DYN or not elf.has(PT_DYNAMIC):
        yield "is not position independent"
    elif not elf.flags(DT_FLAGS_1) & DF_1_PIE:
        yield "is a library, not a position independent program"
    if not elf.has(PT_GNU_RELRO):
        yield "has no RELRO"
    if not (DT_BIND_NOW in elf.tags() or
            elf.flags(DT_FLAGS) & DF_BIND_NOW or
            elf.flags(DT_FLAGS_1) & DF_1_NOW):
        yield "has partial RELRO only: it binds late"
    if DT_TEXTREL in elf.tags() or elf.flags(DT_FLAGS) & DF_TEXTREL:
        yield "relocates its code"
    if not elf.has(PT_GNU_STACK):
        yield "does not say that its stack is not run"
    for kind, flags in elf.segments:
        if kind in (PT_LOAD, PT_GNU_STACK) and flags & PF_X and flags & PF_W:
            yield "has memory that is both written and run"
    if static and (elf.has(PT_INTERP) or DT_NEEDED in elf.tags()):
        yield "is not static"


def symbols(path):
    """A set for each object of an archive, or one for a program; None where
    there are none (any more)."""
    found = {}
    for options in ([], ["-D"]):
        run = subprocess.run(["nm", "-A", *options, path], text=True,
                             capture_output=True)
        for line in run.stdout.splitlines():
            place, _, name = line.rpartition(" ")
            place = re.match(r"(.*?):[\s0-9a-f]", place)[1]
            found.setdefault(place, set()).add(name.partition("@")[0])
    return list(found.values())


def check_compiled(path, archive):
    objects = symbols(archive or path)
    if not objects:
        yield "has no symbols: the stack protector cannot be seen"
        return
    protected = sum("__stack_chk_fail" in names for names in objects)
    if protected < (len(objects) * LEAST_PROTECTED if archive else 1):
        yield f"protects the stack in {protected} of {len(objects)} objects"
    everything = set().union(*objects, *symbols(path))
    if not any(re.fullmatch(r"__\w+_chk", name) for name in everything) and (
            b"ld-musl" not in path.read_bytes() and
            "__init_libc" not in everything):
        yield "is not fortified"


def main():
    words = [word for word in sys.argv[1:] if word != "--static"]
    path = pathlib.Path(words[0])
    faults = list(check_layout(Elf(path.read_bytes()),
                               "--static" in sys.argv))
    faults += check_compiled(path, words[1] if len(words) > 1 else None)
    for fault in faults:
        print(f"{path} {fault}")
    if not faults:
        print(f"{path} is hardened")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

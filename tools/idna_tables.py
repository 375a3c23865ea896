#!/usr/bin/env python3
"""idna_tables.py UCD: writes src/format/idna_data.c and nfc_data.c.

UCD is a folder with the files of the Unicode Character Database, such as
/usr/share/unicode of Debian's package unicode-data.  Run by hand when a new
version of Unicode shall be known; the build needs neither it nor this.
"""
import pathlib
import re
import sys
import textwrap

LIMIT = 0x110000
ROOT = pathlib.Path(__file__).resolve().parent.parent

# RFC 5892, section 2.6; what is not listed as PVALID or CONTEXTO there is
# DISALLOWED.
EXCEPTIONS = {
    **dict.fromkeys([0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007], "PVALID"),
    **dict.fromkeys([0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB,
                     *range(0x660, 0x66A), *range(0x6F0, 0x6FA)], "CONTEXTO"),
    **dict.fromkeys([0x640, 0x7FA, 0x302E, 0x302F, *range(0x3031, 0x3036),
                     0x303B], "DISALLOWED"),
}
LETTER_DIGITS = {"Ll", "Lu", "Lo", "Nd", "Lm", "Mn", "Mc"}
IGNORABLE_BLOCKS = [(0x20D0, 0x20FF), (0x1D100, 0x1D1FF), (0x1D200, 0x1D24F)]

HEAD = """/* Made by tools/idna_tables.py from the Unicode Character Database, version
 * %s; not to be edited.  Copyright (c) 1991-2022 Unicode, Inc., used under
 * https://www.unicode.org/license.txt
 */

/* clang-format off */

"""


class Database:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.version = re.search(r"-(\d+\.\d+\.\d+)\.txt",
                                 (self.folder / "Scripts.txt").read_text())[1]

    def fields(self, name):
        for line in (self.folder / name).read_text().splitlines():
            line = line.split("#")[0].strip()
            if line:
                yield [field.strip() for field in line.split(";")]

    def values(self, name, default=""):
        """The property of each code point in a file of `range ; value`."""
        found = [default] * LIMIT
        for where, value in self.fields(name):
            first, _, last = where.partition("..")
            for c in range(int(first, 16), int(last or first, 16) + 1):
                found[c] = value
        return found

    def points(self, name, *wanted):
        """The code points with one of the properties `wanted`."""
        found = set()
        for where, value, *_ in self.fields(name):
            if value in wanted:
                first, _, last = where.partition("..")
                found |= set(range(int(first, 16), int(last or first, 16) + 1))
        return found


def derive(ucd, category):
    """RFC 5892, section 3, for each code point."""
    join = ucd.points("PropList.txt", "Join_Control")
    jamo = ucd.points("HangulSyllableType.txt", "L", "V", "T")
    unstable = ucd.points("DerivedNormalizationProps.txt",
                          "Changes_When_NFKC_Casefolded")
    ignorable = ucd.points("DerivedCoreProperties.txt",
                           "Default_Ignorable_Code_Point")
    ignorable |= ucd.points("PropList.txt", "White_Space",
                            "Noncharacter_Code_Point")
    for first, last in IGNORABLE_BLOCKS:
        ignorable |= set(range(first, last + 1))
    ldh = {ord(c) for c in "-0123456789abcdefghijklmnopqrstuvwxyz"}
    for c in range(LIMIT):
        if c in EXCEPTIONS:
            yield EXCEPTIONS[c]
        elif category[c] == "Cn":
            yield "DISALLOWED"
        elif c in ldh:
            yield "PVALID"
        elif c in join:
            yield "CONTEXTJ"
        elif c in jamo or c in unstable or c in ignorable:
            yield "DISALLOWED"
        elif category[c] in LETTER_DIGITS:
            yield "PVALID"
        else:
            yield "DISALLOWED"


SCRIPTS = {"Greek": "GREEK", "Hebrew": "HEBREW", "Hiragana": "CJK",
           "Katakana": "CJK", "Han": "CJK"}


def properties(ucd):
    """What idna_data.h says of each code point, as the text of an initialiser."""
    category = ucd.values("extracted/DerivedGeneralCategory.txt", "Cn")
    bidi = ucd.values("extracted/DerivedBidiClass.txt", "L")
    joining = ucd.values("extracted/DerivedJoiningType.txt", "U")
    script = ucd.values("Scripts.txt", "")
    order = ucd.values("extracted/DerivedCombiningClass.txt", "0")
    for c, status in enumerate(derive(ucd, category)):
        if status == "DISALLOWED":
            yield None
            continue
        mark = "true" if category[c].startswith("M") else "false"
        joins = joining[c] if joining[c] in "LRDT" else "U"
        yield (f"{{IDNA_{status}, IDNA_BIDI_{bidi[c]}, IDNA_JOINS_{joins},"
               f" IDNA_SCRIPT_{SCRIPTS.get(script[c], 'OTHER')}, {mark},"
               f" {order[c]}}}")


def write_idna(ucd):
    kinds = {None: 0}
    ranges, last = [], 0
    for c, kind in enumerate(properties(ucd)):
        index = kinds.setdefault(kind, len(kinds))
        if index != last:
            ranges.append(f"0x{c:05X}{index:02X}")
            last = index
    assert len(kinds) <= 256
    with open(ROOT / "src/format/idna_data.c", "w") as out:
        out.write(HEAD % ucd.version + '#include "format/idna_data.h"\n\n')
        out.write("const struct idna_point idna_points[] = {\n    {0},\n")
        for kind in list(kinds)[1:]:
            out.write(f"    {kind},\n")
        out.write("};\n\nconst uint32_t idna_ranges[] = {\n")
        write_rows(out, ranges)
        out.write("};\n\nconst uint32_t idna_range_count ="
                  f" {len(ranges)};\n")


def write_nfc(ucd):
    excluded = ucd.points("DerivedNormalizationProps.txt",
                          "Full_Composition_Exclusion")
    pairs = []
    for line in (ucd.folder / "UnicodeData.txt").read_text().splitlines():
        code, parts = line.split(";")[0], line.split(";")[5].split()
        canonical = len(parts) == 2 and not parts[0].startswith("<")
        if canonical and int(code, 16) not in excluded:
            first, second = (int(part, 16) for part in parts)
            pairs.append((int(code, 16), first, second))
    with open(ROOT / "src/format/nfc_data.c", "w") as out:
        out.write(HEAD % ucd.version + '#include "format/nfc_data.h"\n\n')
        out.write("const struct nfc_pair nfc_pairs[] = {\n")
        write_rows(out, ["{%s}" % ",".join(f"0x{c:X}" for c in pair)
                         for pair in sorted(pairs)])
        out.write(f"}};\n\nconst uint32_t nfc_pair_count = {len(pairs)};\n")


def write_rows(out, items):
    out.write(textwrap.fill(", ".join(items) + ",", 80, initial_indent="    ",
                            subsequent_indent="    ") + "\n")


def main():
    ucd = Database(sys.argv[1])
    write_idna(ucd)
    write_nfc(ucd)


if __name__ == "__main__":
    main()

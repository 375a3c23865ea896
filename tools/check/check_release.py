#!/usr/bin/env python3
"""check_release.py ROOT [TAG]: one version everywhere.

meson.build, CHANGELOG.md and debian/changelog must agree on the version; with
TAG, `v<version>` must be the tag, and the version must not be unreleased.
"""
import pathlib
import re
import sys


def first(path, pattern):
    found = re.search(pattern, path.read_text(encoding="utf-8"), re.M)
    return found[1] if found else None


def main():
    root = pathlib.Path(sys.argv[1])
    changes = first(root / "CHANGELOG.md", r"^## (.+)$") or ""
    found = {
        "meson.build": first(root / "meson.build", r"^  version: '(.+)',$"),
        "CHANGELOG.md": changes.split(" ")[0],
        "debian/changelog": first(root / "debian/changelog",
                                  r"^invokelint \((.+)-[^-]+\)"),
    }
    if len(sys.argv) > 2:
        found["the tag"] = sys.argv[2].removeprefix("v")
        if "unreleased" in changes:
            print(f"CHANGELOG.md says: {changes}")
            return 1
    if len(set(found.values())) != 1:
        for where, version in found.items():
            print(f"{where}: {version}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

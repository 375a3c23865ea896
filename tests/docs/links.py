#!/usr/bin/env python3
"""links.py ROOT: every link in the Markdown files leads somewhere.  TAP.

Relative links must name a file or folder of the repository, and their
fragments a heading of that page as GitHub makes anchors of them.  Every guide
is listed in docs/README.md, and every heading has an anchor of its own.
"""
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap  # noqa: E402

FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.M | re.S)
CODE = re.compile(r"(`+).+?\1", re.S)
LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+(?:\([^()]*\))?)"
                  r"(?:\s+\"[^\"]*\")?\)")
REFERENCE = re.compile(r"^\[[^\]]+\]:\s*(\S+)", re.M)
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$", re.M)


def pages(root):
    """All Markdown files that git knows or would take; without git, or in
    the sources of a release, all but those of build folders."""
    if shutil.which("git"):
        run = subprocess.run(
            ["git", "-C", root, "ls-files", "--cached", "--others",
             "--exclude-standard", "*.md"], capture_output=True, text=True)
        if run.returncode == 0:
            return sorted(root / name for name in run.stdout.splitlines()
                          if (root / name).exists())
    return sorted(path for path in root.rglob("*.md")
                  if "build" not in path.relative_to(root).parts)


def anchors(text):
    found = []
    for heading in HEADING.findall(FENCE.sub("", text)):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        plain = re.sub(r"[^\w\- ]", "", plain.lower())
        anchor = plain.replace(" ", "-")
        count = sum(1 for other in found if other == anchor)
        found.append(f"{anchor}-{count}" if count else anchor)
    return found


def links(text):
    plain = CODE.sub("", FENCE.sub("", text))
    return LINK.findall(plain) + REFERENCE.findall(plain)


def check(root, path, texts):
    for link in links(texts[path]):
        if re.match(r"[a-z][a-z0-9+.-]*:", link):
            continue
        name, _, fragment = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists():
            yield f"{link}: there is no such file"
        elif root not in target.parents and target != root:
            yield f"{link}: leads out of the repository"
        elif fragment and target in texts and (
                fragment not in anchors(texts[target])):
            yield f"{link}: there is no such heading"


def check_index(root):
    """Every guide has its line in docs/README.md."""
    index = (root / "docs/README.md").read_text(encoding="utf-8")
    for path in sorted((root / "docs").glob("*.md")):
        if path.name != "README.md" and f"({path.name})" not in index:
            yield f"{path.name} is not listed"


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    texts = {path: path.read_text(encoding="utf-8") for path in pages(root)}
    tap = Tap()
    for path in texts:
        tap.check(path.relative_to(root), check(root, path, texts))
    tap.check("docs/README.md lists all guides", check_index(root))
    tap.check("there are pages", "" if len(texts) >= 10 else str(len(texts)))
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""check_pins.py [--online] ROOT: what our workflows and the container are made
with is named by its content: actions by commit, images by digest.

A tag can be moved to something else, by its owner or by who got hold of it; a
hash cannot.  The tag stands beside it, for people.  Only what shall move is
left out: the Debian that is not released yet, which CI looks at.

With --online, the hosts are asked whether the commit of each action is the one
that its tag names, and whether they still have the images: `git` and, for the
latter, `docker`.
"""
import pathlib
import re
import subprocess
import sys

MOVING = {"debian:sid"}

USES = re.compile(r"^\s*-?\s*uses:\s*(\S+)(?:\s+#\s*(\S+))?", re.M)
ACTION = re.compile(r"([\w.-]+/[\w.-]+)(?:/[\w./-]+)?@([0-9a-f]{40})$")
VERSION = re.compile(r"v\d+\.\d+\.\d+$")
# `container: IMAGE`, `image: IMAGE` in a matrix or below `container:`.
IMAGE = re.compile(
    r"^\s*(?:-\s*\{\s*)?(?:container|image):[ \t]*[\"']?([^\s\"',{}$]+)", re.M)
FROM = re.compile(r"^FROM\s+(\S+)(?:\s+AS\s+(\S+))?", re.M)
DIGEST = re.compile(r"[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$")


def check_actions(text):
    """(faults, (repository, commit, version) of each)"""
    faults, found = [], set()
    for action, version in USES.findall(text):
        pinned = ACTION.match(action)
        if action.startswith("./"):
            continue
        if not pinned:
            faults.append(f"{action} is not pinned by its commit")
        elif not VERSION.match(version):
            faults.append(f"{action} does not say which version it is")
        else:
            found.add((pinned[1], pinned[2], version))
    return faults, found


def check_images(names):
    faults = [f"{name} is not pinned by its digest" for name in names
              if name not in MOVING and not DIGEST.match(name)]
    return faults, {name for name in names if DIGEST.match(name)}


def look_up_action(repository, commit, version):
    run = subprocess.run(
        ["git", "ls-remote", f"https://github.com/{repository}",
         f"refs/tags/{version}", f"refs/tags/{version}^{{}}"],
        capture_output=True, text=True)
    commits = [line.split()[0] for line in run.stdout.splitlines()]
    # An annotated tag comes first, then the commit that it is for.
    if not commits:
        yield f"{repository} has no {version}: {run.stderr.strip()}"
    elif commits[-1] != commit:
        yield f"{repository}: {version} is {commits[-1]}, not {commit}"


def look_up_image(name):
    run = subprocess.run(["docker", "buildx", "imagetools", "inspect", name],
                         capture_output=True, text=True)
    if run.returncode:
        yield f"{name}: {run.stderr.strip()}"


def main():
    online = "--online" in sys.argv
    root = pathlib.Path([word for word in sys.argv[1:]
                         if word != "--online"][0])
    faults, actions, images = [], set(), set()

    def note(path, result, found):
        faults.extend(f"{path.relative_to(root)}: {fault}"
                      for fault in result[0])
        found |= result[1]

    paths = [*sorted((root / ".github/workflows").glob("*.y*ml")),
             root / "action.yml"]
    for path in paths:
        text = path.read_text()
        note(path, check_actions(text), actions)
        note(path, check_images(IMAGE.findall(text)), images)
    container = root / "Containerfile"
    stages = FROM.findall(container.read_text())
    own = {"scratch", *(name for _, name in stages)}
    note(container, check_images([image for image, _ in stages
                                  if image not in own]), images)
    if online:
        for action in sorted(actions):
            faults += look_up_action(*action)
        for image in sorted(images):
            faults += look_up_image(image)
    print("\n".join(faults) or f"{len(actions)} actions and {len(images)} "
          "images are pinned" + (", and there" if online else ""))
    return 1 if faults or not actions or not images else 0


if __name__ == "__main__":
    sys.exit(main())

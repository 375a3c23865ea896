#!/usr/bin/env python3
"""repeat.py FILE COUNT: an array of COUNT times the action in FILE, each under
a name of its own; on standard output.
"""

import json
import sys


def main():
    with open(sys.argv[1]) as file:
        action = json.load(file)
    name = action["identifier"]
    actions = [{**action, "identifier": f"{name}_{i}"}
               for i in range(int(sys.argv[2]))]
    print(json.dumps(actions, indent=2))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""make_nasty.py OUT: documents that take long where something is quadratic,
each on the one line of a file for invokelint-bench, beside its schema:

unique-16, unique-128   so many thousand different small objects in an array
                        with `uniqueItems`
keys-16, keys-64        an object with so many thousand keys
"""

import json
import os
import sys


def write(path, value):
    with open(path, "w") as file:
        file.write(json.dumps(value, separators=(",", ":")) + "\n")


def main():
    out = sys.argv[1]
    os.makedirs(out, exist_ok=True)
    write(f"{out}/unique.json", {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "array",
        "uniqueItems": True,
    })
    for count in (16, 128):
        write(f"{out}/unique-{count}.jsonl",
              [{"id": i, "name": f"item {i}"} for i in range(count * 1000)])
    write(f"{out}/keys.json", {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "properties": {"key_1": {"type": "integer"}},
        "additionalProperties": {"type": "integer"},
    })
    for count in (16, 64):
        write(f"{out}/keys-{count}.jsonl",
              {f"key_{i}": i for i in range(count * 1000)})


if __name__ == "__main__":
    main()

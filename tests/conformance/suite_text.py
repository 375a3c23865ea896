"""JSON of the JSON-Schema-Test-Suite, with its numbers as they are written:
Python's own would be rounded."""

import json

# Folders of tests/, and the dialects that their schemas are in.
DRAFTS = {
    "draft3": "http://json-schema.org/draft-03/schema#",
    "draft4": "http://json-schema.org/draft-04/schema#",
    "draft6": "http://json-schema.org/draft-06/schema#",
    "draft7": "http://json-schema.org/draft-07/schema#",
    "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
}

MARK = "\ue000"


def read(path):
    def mark(text):
        return MARK + text

    return json.loads(path.read_text(encoding="utf-8"),
                      parse_float=mark, parse_int=mark)


def write(value):
    text = json.dumps(value, ensure_ascii=False)
    first, *rest = text.split('"' + MARK)
    return first + "".join(part.replace('"', "", 1) for part in rest)


def remotes(suite):
    """The files below remotes/ by the URIs that schemas know them by."""
    folder = suite / "remotes"
    return {f"http://localhost:1234/{path.relative_to(folder).as_posix()}":
            path for path in sorted(folder.rglob("*.json"))}

#!/usr/bin/env python3
"""make_files.py DATA OUT: the small action files of DATA/files (1.6 KB each),
made right in OUT/valid, with 1,250 seeded mistakes in OUT/invalid.

The expressions in DATA read names drawn at random; a linter would report most
of them.  Here every expression reads a declared input, whatever its type, so
that nothing is to be reported.  OUT/array-*.json are arrays of such actions of 1, 10 and 100 MB, OUT/dense.json is 100 MB without
blanks.  The same DATA gives the same bytes.
"""

import copy
import json
import os
import random
import re
import sys

SEED = 11
MISTAKES = ["input", "missing", "enum", "key", "type"]


def strings(value, change):
    """A copy of `value` with every string in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [strings(item, change) for item in value]
    if isinstance(value, dict):
        return {k: strings(v, change) for k, v in value.items()}
    return value


def readers(names):
    """A change of strings: they read the inputs `names`, each in turn."""
    turn = iter(range(1 << 30))

    def change(text):
        name = names[next(turn) % len(names)]
        text = re.sub(r"\.inputs\.\w+", ".inputs." + name, text)
        text = text.replace("| ascii_", '// "" | tostring | ascii_')
        return text.replace("{{ .entity.identifier }}", "{{ .run.id }}")

    return change


def payload(method):
    """The part of an invocation method that is free in its members."""
    if "mapping" in method:
        return method["mapping"]["properties"]
    for field in ("workflowInputs", "body", "pipelineVariables"):
        if field in method:
            return method[field]
    return method["payload"]


def right(action):
    inputs = action["trigger"]["userInputs"]["properties"]
    method = strings(action["invocationMethod"], readers(list(inputs)))
    payload(method)["all"] = "{{ .inputs }}"
    if method["type"] == "AZURE_DEVOPS":
        # Their schema has no place for the organization that Port wants.
        method = {"type": "KAFKA", "payload": method["payload"]}
    if method["type"] == "WEBHOOK":
        # Headers, like titles and identifiers, take text only.
        for name, value in method["headers"].items():
            if "{{" in value:
                method["headers"][name] = "{{ .run.id }}"
        method["headers"]["RUN_ID"] = "{{ .run.id }}"
    mapping = method.get("mapping", {})
    relations = mapping.get("relations", {})
    for name in {"identifier", "title"} & mapping.keys():
        mapping[name] = "{{ .run.id }}"
    for name in relations:
        relations[name] = "{{ .run.id }}"
    method.pop("reportWorkflowStatus", None)  # false: nobody ends the run
    return {**action, "invocationMethod": method}


def spoil(action, mistake):
    if mistake == "input":
        payload(action["invocationMethod"])["all"] = "{{ .inputs.no_such }}"
    elif mistake == "missing":
        del action["identifier"]
    elif mistake == "enum":
        action["trigger"]["operation"] = "CREATED"
    elif mistake == "key":
        action["descriptoin"] = "misspelt"
    elif mistake == "type":
        action["publish"] = "yes"


def write_array(path, actions, size, indent):
    """An array of `actions`, over and over under new names, of `size` bytes."""
    written = count = 0
    with open(path, "w") as file:
        file.write("[")
        while written < size:
            action = {**actions[count % len(actions)]}
            action["identifier"] += f"_{count}"
            text = json.dumps(action, indent=indent)
            if indent:
                text = "\n" + text
                text = text.replace("\n", "\n" + " " * indent)
            written += file.write("," + text if count else text)
            count += 1
        file.write("\n]\n")


def main():
    data, out = sys.argv[1:]
    actions = []
    chance = random.Random(SEED)
    for kind in ("valid", "invalid"):
        os.makedirs(os.path.join(out, kind), exist_ok=True)
    for i, name in enumerate(sorted(os.listdir(os.path.join(data, "files")))):
        with open(os.path.join(data, "files", name)) as file:
            action = right(json.load(file))
        actions.append(copy.deepcopy(action))
        for kind in ("valid", "invalid"):
            if kind == "invalid":
                for mistake in chance.sample(MISTAKES, 1 + (i % 4 == 0)):
                    spoil(action, mistake)
            with open(os.path.join(out, kind, name), "w") as file:
                file.write(json.dumps(action, indent=2) + "\n")
    for size in (1, 10, 100):
        write_array(f"{out}/array-{size}.json", actions, size * 1000000, 2)
    write_array(f"{out}/dense.json", actions, 100000000, None)


if __name__ == "__main__":
    main()

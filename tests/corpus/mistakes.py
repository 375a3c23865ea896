#!/usr/bin/env python3
"""mistakes.py INVOKELINT SHARED [--seed N] [--schemas a,b,…|all] [--worst N]

One mistake, one finding: makes seeded mistakes in valid documents and counts
what `invokelint validate` says of each.  Four classes: a wrong value where a
constant decides between branches, a required key that is missing, a value
that is not in its enum, a required key that is misspelt, and (two mistakes)
an unknown key with a wrong type.
A mistake only counts when it makes the document invalid; python-jsonschema,
when it is there, has to agree.

Fails when there are more than MOST findings per mistake, or when more than
MISSED of the mistakes have no finding at their place: the value, the key, or
for a missing key the object's own key or first character.  Exit status 77
(skipped) without SHARED: the schemas are other people's text and not part of
the project.
"""
import argparse
import copy
import json
import pathlib
import random
import subprocess
import sys
import tempfile

try:
    import jsonschema.validators
except ImportError:
    jsonschema = None

SKIPPED = 77
MOST = 1.05    # findings per mistake, on average
MISSED = 0.03  # of all mistakes: nothing at the right place
PER_CLASS = 100
CLASSES = ["discriminator", "missing", "enum", "misspelt", "unknown+type"]
SCHEMAS = [
    "action", "cloudbuild", "github-action", "github-issue-forms",
    "mongodb-atlas-search-index-definition", "prometheus", "qodana-1.0",
    "staticwebapp.config", "ubuntu-server-autoinstall", "web-types",
    "youtrack-app",
]


# ---- Documents, and where their parts stand ---------------------------------


def write(value, path=(), places=None):
    """(text, places): offsets by path; (path, "key") is a member's key."""
    places = {} if places is None else places
    out = []

    def put(value, path, at):
        places[path] = at
        if isinstance(value, dict):
            out.append("{")
            at += 1
            for i, (key, member) in enumerate(value.items()):
                text = ("," if i else "") + json.dumps(key) + ":"
                places[path + (key,), "key"] = at + (i > 0)
                out.append(text)
                at = put(member, path + (key,), at + len(text))
            out.append("}")
            return at + 1
        if isinstance(value, list):
            out.append("[")
            at += 1
            for i, item in enumerate(value):
                out.append("," if i else "")
                at = put(item, path + (i,), at + (i > 0))
            out.append("]")
            return at + 1
        text = json.dumps(value)
        out.append(text)
        return at + len(text)

    put(value, path, 0)
    return "".join(out), places


def at(value, path):
    for step in path:
        value = value[step]
    return value


def all_paths(value, path=()):
    yield path
    items = (value.items() if isinstance(value, dict) else
             enumerate(value) if isinstance(value, list) else ())
    for key, child in items:
        yield from all_paths(child, path + (key,))


# ---- What a schema says of the parts of a document --------------------------


class Facts:
    """Paths whose value decides between branches, is in an enum or is
    required, and of objects that are closed.  Generous: a branch that does not hold is asked, too; only what
    makes a document invalid is kept later."""

    def __init__(self, schema, instance):
        self.root = schema
        self.seen = set()
        self.deciding, self.listed = set(), set()
        self.required, self.closed = set(), set()
        self.look(schema, instance, ())

    def follow(self, schema):
        for _ in range(16):
            ref = schema.get("$ref") if isinstance(schema, dict) else None
            if not isinstance(ref, str) or not ref.startswith("#"):
                break
            target = self.root
            for step in ref[1:].split("/")[1:]:
                step = step.replace("~1", "/").replace("~0", "~")
                target = (target[int(step)] if isinstance(target, list)
                          else target.get(step, {}))
            schema = target
        return schema

    def constants(self, schema, key):
        """Constants that a branch allows for member `key`, as text."""
        schema = self.follow(schema)
        if not isinstance(schema, dict):
            return None
        member = self.follow((schema.get("properties") or {}).get(key))
        if isinstance(member, dict) and "const" in member:
            return {json.dumps(member["const"])}
        if isinstance(member, dict) and isinstance(member.get("enum"), list):
            return {json.dumps(value) for value in member["enum"]}
        return None

    def decide(self, branches, value, path):
        for key in value if isinstance(value, dict) else ():
            sets = [self.constants(branch, key) for branch in branches]
            sets = [each for each in sets if each]
            if len(sets) > 1 and len(set().union(*sets)) == \
                    sum(map(len, sets)):
                self.deciding.add(path + (key,))

    def look(self, schema, value, path):
        schema = self.follow(schema)
        if not isinstance(schema, dict) or (id(schema), path) in self.seen:
            return
        self.seen.add((id(schema), path))
        if "enum" in schema or "const" in schema:
            self.listed.add(path)
        for word in ("allOf", "anyOf", "oneOf"):
            branches = schema.get(word) or []
            for branch in branches:
                self.look(branch, value, path)
            if word != "allOf":
                self.decide(branches, value, path)
        for word in ("then", "else", "if"):
            self.look(schema.get(word), value, path)
        if isinstance(value, dict):
            self.look_members(schema, value, path)
        elif isinstance(value, list):
            items = schema.get("items")
            for i, item in enumerate(value):
                self.look(items, item, path + (i,))

    def look_members(self, schema, value, path):
        if False in (schema.get("additionalProperties"),
                     schema.get("unevaluatedProperties")) and \
                not schema.get("patternProperties"):
            self.closed.add(path)
        for name in schema.get("required") or ():
            if name in value:
                self.required.add(path + (name,))
        known = schema.get("properties") or {}
        patterns = schema.get("patternProperties") or {}
        for key, member in value.items():
            self.look(known.get(key), member, path + (key,))
            for each in patterns.values():
                self.look(each, member, path + (key,))
            self.look(schema.get("additionalProperties"), member,
                      path + (key,))


# ---- Mistakes ----------------------------------------------------------------


class Mutant:
    """A document with mistakes: what was done, and where a finding belongs."""

    def __init__(self, document, mistakes):
        self.document = document
        self.places = []
        for kind, path, replacement in mistakes:
            where = at(self.document, path[:-1])
            if kind == "drop":
                del where[path[-1]]
                self.places.append((path[:-1], "object"))
            elif kind == "misspell":
                members = list(where.items())
                where.clear()
                for key, member in members:
                    where[replacement if key == path[-1] else key] = member
                self.places.append((path[:-1] + (replacement,), "misspelt"))
            elif kind == "add":
                where[path[-1]] = replacement
                self.places.append((path, "key"))
            else:
                where[path[-1]] = replacement
                self.places.append((path, "value"))
        self.mistakes = mistakes
        self.text, self.offsets = write(self.document)

    def offsets_of(self, place):
        path, what = place
        if what == "value":
            return {self.offsets[path]}
        if what == "object" and not (path, "key") in self.offsets:
            return {self.offsets[path]}
        # Where unknown keys are allowed, the right one is missing.
        if what == "misspelt":
            return (self.offsets_of((path, "key")) |
                    self.offsets_of((path[:-1], "object")))
        return {self.offsets[path, "key"]}

    def says(self):
        return "; ".join(
            f"{kind} /{'/'.join(map(str, path))}" +
            (f" = {json.dumps(new)}" if kind != "drop" else "")
            for kind, path, new in self.mistakes)


def slip(chance, word):
    """A letter doubled, left out, or the first one in the other case."""
    i = chance.randrange(1, len(word))
    return chance.choice([word[:i] + word[i - 1:], word[:i] + word[i + 1:],
                          word[0].swapcase() + word[1:]])


def misspell(chance, value):
    if not isinstance(value, str) or not value:
        return chance.choice(["bogus", 4711])
    how = chance.randrange(3)
    if how == 0:
        return value + value[-1]
    if how == 1 and len(value) > 2:
        return value[:1] + value[2:]
    return "bogus"


def wrong_type(chance, value):
    if isinstance(value, bool):
        return chance.choice(["maybe", 17, {}])
    if isinstance(value, (int, float)):
        return chance.choice(["many", [], True])
    if isinstance(value, str):
        return chance.choice([17, True])
    return chance.choice([17, "bogus", True])


def draw(chance, kind, document, facts):
    """One mistake of the class, or two; None when there is no place."""
    def one_of(paths):
        paths = sorted((p for p in paths if p), key=str)
        return chance.choice(paths) if paths else None

    if kind == "missing":
        path = one_of(facts.required)
        return path and [("drop", path, None)]
    if kind == "misspelt":
        path = one_of(facts.required)
        if not path or len(path[-1]) < 4:
            return None
        name = slip(chance, path[-1])
        return (name not in at(document, path[:-1]) and
                [("misspell", path, name)])
    if kind in ("discriminator", "enum"):
        path = one_of(facts.deciding if kind == "discriminator"
                      else facts.listed - facts.deciding)
        return path and [("set", path, misspell(chance, at(document, path)))]
    paths = list(all_paths(document))
    path = one_of(paths)
    if not facts.closed or not path:
        return None
    inside = chance.choice(sorted(facts.closed, key=str))
    if inside[:len(path)] == path:
        return None
    name = chance.choice(["bogus", "extra_setting", "foo"])
    return [("add", inside + (name,), chance.choice(["x", 1, True])),
            ("set", path, wrong_type(chance, at(document, path)))]


# ---- Schemas and their documents ---------------------------------------------


class Subject:
    def __init__(self, name, schema, documents):
        self.name, self.schema_path = name, schema
        self.schema = json.loads(schema.read_text(encoding="utf-8-sig"))
        self.documents = documents
        self.validator = None
        if jsonschema:
            try:
                kind = jsonschema.validators.validator_for(
                    self.schema, jsonschema.validators.Draft7Validator)
                self.validator = kind(self.schema)
            except Exception:  # a schema that the other engine refuses
                pass

    def is_valid(self, document, otherwise):
        """The other engine's verdict; `otherwise` without one."""
        try:
            return (self.validator.is_valid(document)
                    if self.validator else otherwise)
        except Exception:
            return otherwise


def read_subjects(shared, names, scratch):
    suite = shared / "suites/schemastore-dev"
    if names == ["all"]:
        names = ["action"] + (suite / "schemas.txt").read_text().split()
    for name in names:
        if name == "action":
            made = scratch / "bench"
            subprocess.run(
                [sys.executable, shared / "bench/gen_data.py", made,
                 "--no-big"], check=True, stdout=subprocess.DEVNULL)
            lines = (made / "instances.jsonl").read_text().splitlines()
            yield Subject(name, made / "action.schema.json",
                          [json.loads(line) for line in lines[:100]])
            continue
        if (suite / name / "refs.json").exists():
            continue
        yield Subject(name, suite / name / "schema.json",
                      [json.loads(path.read_text(encoding="utf-8-sig"))
                       for path in sorted((suite / name).glob("pos-*.json"))])


def lint(binary, subject, texts, scratch):
    """The errors of each text."""
    folder = pathlib.Path(tempfile.mkdtemp(dir=scratch))
    paths = []
    if not texts:
        return []
    for i, text in enumerate(texts):
        paths.append(folder / f"{i}.json")
        paths[-1].write_text(text)
    run = subprocess.run(
        [binary, "validate", "--schema", subject.schema_path, "--no-config",
         "-f", "json", *paths], capture_output=True, text=True)
    files = {file["path"]: file["findings"]
             for file in json.loads(run.stdout)["files"]}
    return [[f for f in files[str(path)] if f["level"] == "error"]
            for path in paths]


def make_mutants(binary, subject, kind, seed, scratch, wanted):
    """Up to `wanted` mutants that are invalid by each of their mistakes."""
    chance = random.Random(f"{seed} {subject.name} {kind}")
    mutants, parts, facts = [], [], {}
    if not subject.documents:
        return []
    for _ in range(wanted * 3):
        number = chance.randrange(len(subject.documents))
        document = subject.documents[number]
        if number not in facts:
            facts[number] = Facts(subject.schema, document)
        mistakes = draw(chance, kind, document, facts[number])
        if not mistakes:
            continue
        mutants.append(Mutant(copy.deepcopy(document), mistakes))
        parts.append([Mutant(copy.deepcopy(document), [mistake])
                      for mistake in mistakes])
    singles = [single for part in parts for single in part]
    verdicts = iter(lint(binary, subject, [s.text for s in singles], scratch))
    kept = []
    for mutant, part in zip(mutants, parts):
        bad = [bool(next(verdicts)) for _ in part]
        if all(bad) and len(kept) < wanted and not any(
                subject.is_valid(single.document, False) for single in part):
            kept.append(mutant)
    found = lint(binary, subject, [m.text for m in kept], scratch)
    return list(zip(kept, found))


# ---- Counting ------------------------------------------------------------------


class Count:
    def __init__(self):
        self.mistakes = self.findings = self.missed = 0

    def add(self, mistakes, findings, missed):
        self.mistakes += mistakes
        self.findings += findings
        self.missed += missed

    def average(self):
        return self.findings / self.mistakes if self.mistakes else 0

    def __str__(self):
        return (f"{self.mistakes:5} mistakes {self.average():6.3f} findings "
                f"each {self.missed:4} missed")


def judge(mutant, findings):
    """(mistakes, findings, how many mistakes have none at their place)"""
    starts = [f["range"]["start"]["offset"] for f in findings]
    missed = sum(not mutant.offsets_of(place) & set(starts)
                 for place in mutant.places)
    return len(mutant.mistakes), len(findings), missed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--schemas", default=",".join(SCHEMAS))
    parser.add_argument("--worst", type=int, default=10)
    parser.add_argument("--each", type=int, default=0)
    args = parser.parse_args()
    args.binary = args.binary.resolve()
    if not (args.shared / "suites/schemastore-dev").exists():
        print(f"no schemas in {args.shared}")
        return SKIPPED
    names = args.schemas.split(",")
    each = args.each or -(-PER_CLASS // len(names))
    by_class = {kind: Count() for kind in CLASSES}
    by_schema, total, worst = {}, Count(), []
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        mutants = {kind: [] for kind in CLASSES}
        for subject in read_subjects(args.shared, names, scratch):
            found = lint(args.binary, subject,
                         [write(d)[0] for d in subject.documents], scratch)
            subject.documents = [d for d, f in zip(subject.documents, found)
                                 if not f]
            for kind in CLASSES:
                made = make_mutants(args.binary, subject, kind, args.seed,
                                    scratch, args.each or 3 * each)
                mutants[kind] += [(i, subject, *m) for i, m in enumerate(made)]
        for kind in CLASSES:
            # A share of each schema; those that have more make up for
            # those that have no such place.
            mutants[kind].sort(key=lambda item: item[0])
            limit = None if args.each else PER_CLASS
            for _, subject, mutant, findings in mutants[kind][:limit]:
                counts = judge(mutant, findings)
                for count in (by_class[kind], total,
                              by_schema.setdefault(subject.name, Count())):
                    count.add(*counts)
                excess = counts[1] - counts[0]
                if excess > 0 or counts[2]:
                    worst.append((excess + 2 * counts[2], kind, subject.name,
                                  mutant, findings))
    for name, count in [*by_class.items(), *sorted(by_schema.items()),
                        ("all", total)]:
        print(f"{name:40} {count}")
    worst.sort(key=lambda item: -item[0])
    for _, kind, name, mutant, findings in worst[:args.worst]:
        print(f"{name} ({kind}): {mutant.says()}")
        for f in findings:
            print(f"    {f['range']['start']['offset']}: {f['message']}")
            if f["help"]:
                print(f"        help: {f['help']}")
    if total.average() > MOST or total.missed > MISSED * total.mistakes:
        print(f"more than {MOST} findings per mistake, or more than "
              f"{MISSED:.0%} missed")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

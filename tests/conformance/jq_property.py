#!/usr/bin/env python3
"""jq_property.py INVOKELINT [--pairs N] [--seed S]: types against the real jq.

Makes expressions and inputs that fit a declared action at random, and runs
both programs on them:

* what is called a proven error (an error-level type-error) fails in jq;
* every value that jq gives is of the type that `expr` prints;
* there are as many outputs as it says.

Needs jq, from 1.6 on; what its versions do differently is left out, or asked
of the dialect that it speaks.  Exit status 77: no jq.

`meson test` runs 2,000 pairs, `.ci/run nightly` 100,000 of another seed each
day.
"""
import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile

ACTION = {
    "identifier": "host", "title": "Host",
    "trigger": {"type": "self-service", "operation": "DAY-2",
                "blueprintIdentifier": "service", "userInputs": {
        "properties": {
            "name": {"type": "string"},
            "note": {"type": "string"},
            "count": {"type": "number"},
            "limit": {"type": "number"},
            "flag": {"type": "boolean"},
            "maybe": {"type": "boolean"},
            "tags": {"type": "array", "items": {"type": "string"}},
            "ports": {"type": "array", "items": {"type": "number"}},
            "config": {"type": "object"},
            "size": {"type": "string", "enum": ["small", "large"]},
            "level": {"type": "number", "enum": [1, 2, 3]},
        },
        "required": ["name", "count", "flag", "tags", "size"],
    }},
    "invocationMethod": {"type": "KAFKA", "payload": "{{ .inputs }}"},
}
STAMP = "2024-06-06T05:21:00.565Z"


class Inputs:
    def __init__(self, rng):
        self.rng = rng

    def text(self):
        return self.rng.choice(["", "a", "abc", "12", "a-b", "x,y", "A b"])

    def number(self):
        return self.rng.choice([0, 1, -1, 2, 3, 10, 2.5, 1000])

    def value(self, depth=2):
        r = self.rng
        kind = r.randrange(7 if depth else 4)
        if kind == 0:
            return None
        if kind == 1:
            return r.random() < 0.5
        if kind == 2:
            return self.number()
        if kind < 5:
            return self.text()
        if kind == 5:
            return [self.value(depth - 1) for _ in range(r.randrange(3))]
        return {k: self.value(depth - 1)
                for k in r.sample(["a", "b", "key"], r.randrange(3))}

    def maybe(self, made):
        return made() if self.rng.random() < 0.6 else None

    def root(self):
        r = self.rng
        inputs = {
            "name": self.text(), "count": self.number(),
            "flag": r.random() < 0.5,
            "tags": [self.text() for _ in range(r.randrange(3))],
            "size": r.choice(["small", "large"]),
        }
        optional = {
            "note": self.text, "limit": self.number,
            "maybe": lambda: r.random() < 0.5,
            "ports": lambda: [self.number() for _ in range(r.randrange(3))],
            "config": lambda: {"a": self.value(1)},
            "level": lambda: r.choice([1, 2, 3]),
        }
        for key, made in optional.items():
            if r.random() < 0.6:
                inputs[key] = made()
        user = {"email": "a@acme.io", "firstName": "A", "lastName": "B",
                "status": "ACTIVE", "id": "1", "createdAt": STAMP,
                "updatedAt": STAMP}
        return {
            "inputs": inputs,
            "trigger": {"by": {"orgId": "o", "userId": "u", "user": user},
                        "origin": "UI", "at": STAMP, "operation": "DAY-2"},
            "event": None,
            "entity": {
                "identifier": "svc", "title": self.maybe(self.text),
                "icon": None, "blueprint": "service",
                "team": [self.text() for _ in range(r.randrange(3))],
                "properties": {k: self.value() for k in
                               r.sample(["lang", "tier", "url"],
                                        r.randrange(4))},
                "relations": {k: v for k, v in [
                    ("owner", self.maybe(self.text)),
                    ("deps", [self.text()])] if r.random() < 0.7},
                "createdAt": STAMP, "createdBy": "u", "updatedAt": STAMP,
                "updatedBy": "u"},
            "action": {"identifier": "host", "encryptedProperties": []},
            "run": {"id": "r_1"},
            "secrets": {"TOKEN": "t"},
        }


PATHS = [
    ".inputs.name", ".inputs.note", ".inputs.count", ".inputs.limit",
    ".inputs.flag", ".inputs.maybe", ".inputs.tags", ".inputs.ports",
    ".inputs.config", ".inputs.size", ".inputs.level", ".inputs", ".entity",
    ".entity.title", ".entity.team", ".entity.properties",
    ".entity.properties.lang", ".entity.properties.tier",
    ".entity.relations.owner", ".entity.relations.deps", ".event",
    ".event.diff", ".trigger.at", ".trigger.by.user", ".run.id",
    ".secrets.TOKEN", ".secrets.NONE", ".inputs.config.a", ".action",
]
LITERALS = ["null", "true", "false", "0", "1", "2", "\"a\"", "\"12\"",
            "\"small\"", "\"tiny\"", "[]", "{}", "[1,2]", "[\"a\"]",
            "{a:1}", "\"x,y\""]
CALLS = """length keys values nulls strings numbers booleans arrays objects
scalars iterables not type tostring tojson tonumber ascii_downcase
ascii_upcase explode add any all first last reverse sort unique min max
to_entries floor sqrt flatten utf8bytelength fromjson empty todate
from_entries isnan now|type""".split()
UNARY = ["map({})", "select({})", "any({})", "all({})", "sort_by({})",
         "group_by({})", "unique_by({})", "min_by({})", "max_by({})",
         "first({})", "map_values({})", "with_entries(.value |= {})",
         "isempty({})", "[limit(2; {})]", "recurse", "path(..)", "del(.a)",
         "map(select({}))", "join({})", "split({})", "startswith({})",
         "endswith({})", "contains({})", "has({})", "test({})",
         "ltrimstr({})", "rtrimstr({})", "index({})", "inside({})",
         "sub({}; \"y\")", "gsub({}; \"y\")", "in({})", "splits({})",
         "[recurse(.a?, {})] | length", "IN({})", "walk({})", "indices({})",
         "[limit(3; repeat({}))]", "getpath([{}])", "tojson", "tostream",
         "[paths({})]", "map_values({})?", "INDEX({})", "add | {}",
         "error({})?", "reduce .[]? as $e ({}; . + $e)", "strings, {}",
         "[while(. != null; {} | empty)]", "ltrimstr({}) | rtrimstr(\"c\")",
         "flatten(1), {}", "(.. | numbers), {}", "transpose | {}",
         "combinations, {}", "nth(1; {})", "[range({})]", "last({})",
         "[range(0; {})]", "any(.[]?; {})", "all(.[]?; {})", "splits({}; \"i\")"]
REGEX = ['test("a")', 'test("A"; "i")', '[match("a|b"; "g").string]',
         'match("b").offset', 'capture("(?<x>[a-c]+)")', '[scan("[a-z]")]',
         '[scan("([a-z])(.)")]', '[splits(", *")]', 'sub("a"; "b")',
         'gsub("(?<c>[a-z])"; "<\\(.c)>")', 'gsub("b"; "x", "y")',
         'split(", *"; null)', 'sub("(?<x>a)"; .x + "!")', 'capture("z").x',
         '[capture("(?<k>.)(?<v>.)?"; "g")]', 'test(["A", "i"])',
         'ascii_downcase | test("a")', '[match("").captures[]?.name]']
UPDATES = ["=", "|=", "+=", "-=", "*=", "//=", "|= . +"]
PLACES = [".a", ".a.b", ".[\"a\"]", ".[0]", ".[]?", ".b", ".a?", ".key",
          "(.a, .b)", ".[1:]", "(.a // .b)", "getpath([\"a\"])",
          "(.[]? | select(. != null))", ".inputs.name", ".inputs.tags",
          ".inputs.tags[0]", ".entity.properties.lang", "first(.[]?)"]
PATTERNS = [("[$p, $q]", ("$p", "$q")), ("{a: $p}", ("$p",)),
            ("{$a}", ("$a",)), ("{a: [$p]}", ("$p",)),
            ("{\"a\": {b: $p}}", ("$p",)), ("[[$p], $q]", ("$p", "$q")),
            ("[$p] ?// $p", ("$p",)), ("{a: $p} ?// [$p]", ("$p",)),
            ("{(\"a\", \"b\"): $p}", ("$p",)), ("{$a: [$p]}", ("$p",)),
            ("[$p] ?// {a: $p} ?// $p", ("$p",))]
PATHS_OF = ['[paths]', '[paths(type == "number")]', '[path(..)]',
            'getpath(["a", "b"])', 'getpath(["a"]) ', 'setpath(["a"]; 1)',
            'delpaths([["a"]])', 'del(.[0])', 'del(.a, .b)', 'to_entries',
            '[leaf_paths]', '[path(.a[0].b?)]', '[path(.[]?)]',
            '[tostream]', 'fromstream(tostream)', 'path(.a) | length',
            'setpath([0]; "x")', '[paths] | length', 'del(.[1:])',
            'with_entries(select(.value != null))', 'to_entries[0]?.key',
            '[splits("a")]?', 'delpaths([paths])']
FUNCTIONS = [
    "def deep: if type == \"array\" then map(deep) else . end; {} | deep",
    "def deep: if type == \"object\" then map_values(deep) else {} end; deep",
    "def fac: if . <= 1 then 1 else . * (. - 1 | fac) end; 3 | fac",
    "def f($x; g): $x | g; f({}; {})",
    "def f(g): [g]; f({}) | length",
    "def f(g; h): g as $v | h | . , $v; f({}; {})",
    "def f: def g: . , 1; [g]; {} | f",
    "def f(g): def h(k): g | k; h({}); f({})",
    "def f($a; $b): [$a, $b]; f({}; {})",
    "def f($a): a | $a; f({})",
    "def f(g): if . == null then {} else g end; f({})",
    "def down(n): if n <= 0 then . else down(n - 1) end; {} | down(2)",
]
LOOPS = [
    "[limit({n}; {a})]", "first({a}, {b})", "first(empty, {a})",
    "[limit({n}; {a}, {b}, 1)]", "nth({n}; {a}, {b})", "isempty({a})",
    "({a} | until(type != \"number\" or . > 5; . + 1))",
    "[{a} | recurse(if type == \"array\" then .[] else empty end)]",
    "[.[]?, {a}]", "label $out | ({a}, break $out, {b})",
    "[label $out | foreach ({a}, {b}, 3) as $i (0; . + 1; "
    "if . > 1 then ., break $out else $i end)]",
    "label $f | ({a} | if . then ., break $f else {b} end)",
    "[foreach ({a}, {b}) as [$h, $t] (null; $h; [$h, $t, .])]",
    "[foreach ({a}) as $x ({b}; . , $x; [., $x])]",
    "reduce ({a}, {b}) as {{a: $h}} ([]; . + [$h])",
    "reduce ({a} | .[]?) as $x (0; . + 1)",
    "reduce ({a} | .[]?) as $x ({b}; [., $x])",
    "reduce ({a} | .[]?) as $x ({{}}; .[$x | tostring] = {b})",
    "(try error({a}) catch [.])", "(try ({a} | error) catch {b})",
    "(try ({a} | keys) catch ({b}))", "([.[]? | {a}?] | length)",
    "(if {a} then {b} elif {b} then {a} else . end)",
    "({a} | [recurse(.[]?; . != null)] | length)", "(. as [$a] | {a})",
    "[range({n})] | map({a})", "[{a}] | first, last", "[{a}, {b}] | .[{n}]",
    "({a} | .[{n}:]?)", "({a} | .[:{n}])", "({a} | .[{b}]?)", "{a}[{n}]?",
    "[splits(\"a\")?, {a}]", "({a} | @json \"v: \\(.) \\({b})\")",
    "@base64 \"\\({a})\"", "@uri \"q=\\({a})&\\({b})\"",
    "(@csv \"\\([{a}])\")?", "({a} | input_line_number | type)",
    "(@sh \"echo \\({a})\")", "({a} | @base64 | @base64d)",
    "($__loc__ | .line)", "({a} | ltrimstr({b}))", "({a} | ascii?)",
    "([{a}, {b}] | min, max)", "([{a}, {b}] | group_by(.) | length)",
    "([{a}, {b}] | unique | .[0])", "[{a}, {b}] | index({b})",
    "([{a}, {b}] | add)", "({{a: {a}, b: {b}}} | add)", "[{a}] - [{b}]",
    "({{a: {a}}} * {{a: {{b: {b}}}}})", "({{a: {a}}} + {{b: {b}}})",
    "({{a: {a}}} | to_entries | from_entries | .a)", "([{a}] | contains([{b}]))",
    "({a} | implode)?", "({a} | splits(\"-\"))", "pow({n}; {a})?",
]
STEPS = [".a", ".key", ".value", "[]", "[0]", "[-1]", "[1:]", ".a?", "[]?",
         "[0]?"]
OPERATORS = ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "and",
             "or", "//", "|", "|", ","]
FORMATS = ["@text", "@json", "@html", "@uri", "@csv", "@tsv", "@sh",
           "@base64"]
# Up to 1.6, `try` and `?` catch what is raised behind them, too: a `break`,
# which ends `first`, `limit` and their like, is raised, and a loop whose source
# has caught what its update raises ends with null.
LEAVES = re.compile(r"\b(first|limit|break|isempty|until|nth|any|all|IN|reduce|"
                    r"foreach)\b")
CATCHES = re.compile(r"\btry\b|\?(?!//)")
# It gives null (nan) for 0 / 0, and 1.7 an error.
ZEROS = re.compile(r"[/%] *\(*-?0\b")
TYPES = ["null", "boolean", "number", "string", "array", "object"]


class Expressions:
    def __init__(self, rng, old):
        self.rng = rng
        self.old = old  # the jq that runs them is older than 1.7
        self.names = []

    def condition(self, depth):
        r, path = self.rng, self.rng.choice(PATHS + ["."])
        made = r.randrange(9)
        if made == 0:
            return f"{path} {r.choice(['==', '!='])} null"
        if made == 1:
            return (f"({path} | type) {r.choice(['==', '!='])} "
                    f"\"{r.choice(TYPES)}\"")
        if made == 2:
            return f"{path} | type == \"{r.choice(TYPES)}\""
        if made == 3:
            return path
        if made == 4:
            return f"({path} | not)"
        if made == 5:
            return (f"(({self.condition(depth - 1)}) {r.choice(['and', 'or'])}"
                    f" ({self.condition(depth - 1)}))") if depth > 0 else path
        if made == 6:
            return f"({path} | length) > 0"
        if made == 7:
            return f"{path} {r.choice(['==', '!='])} {r.choice(LITERALS)}"
        return self.make(depth - 1)

    def leaf(self):
        r = self.rng
        if self.names and r.random() < 0.3:
            return r.choice(self.names)
        made = r.random()
        if made < 0.6:
            return r.choice(PATHS)
        return r.choice(LITERALS) if made < 0.9 else "."

    def bound(self, depth):
        r, name = self.rng, f"$v{len(self.names)}"
        source = self.make(depth - 1)
        self.names.append(name)
        if r.random() < 0.5:
            made = f"({source} as {name} | {self.make(depth - 1)})"
        elif r.random() < 0.5:
            made = (f"reduce ({source}) as {name} ({self.leaf()}; "
                    f"{self.make(depth - 1)})")
        else:
            made = (f"[foreach ({source}) as {name} ({self.leaf()}; "
                    f"{self.make(depth - 1)})]")
        self.names.pop()
        return made

    def destructured(self, depth):
        pattern, names = self.rng.choice(PATTERNS)
        source = self.make(depth - 1)
        if "$p" in self.names or "$a" in self.names:
            return source
        self.names.extend(names)
        body = self.make(depth - 1)
        del self.names[-len(names):]
        return f"({source} as {pattern} | {body})"

    def more(self, depth):
        """What the language has beside expressions of operators."""
        r, sub = self.rng, lambda: self.make(depth - 1)
        made = r.randrange(8)
        if made == 0:
            return (f"({sub()} | {r.choice(PLACES)} {r.choice(UPDATES)} "
                    f"{sub()})")
        if made == 1:
            return f"({sub()} | {r.choice(REGEX)})"
        if made == 2:
            return f"({sub()} | {r.choice(PATHS_OF)})"
        if made == 3:
            return self.destructured(depth)
        if made == 4:
            text = r.choice(FUNCTIONS)
            while "{}" in text:
                text = text.replace("{}", f"({sub()})", 1)
            return f"({text})"
        text = r.choice(LOOPS)
        return "(" + text.format(a=f"({sub()})", b=f"({sub()})",
                                 n=r.choice("0123")) + ")"

    def whole(self, depth):
        while True:
            text = self.make(depth)
            if ZEROS.search(text):
                continue
            if not (self.old and LEAVES.search(text) and CATCHES.search(text)):
                return text

    def make(self, depth):
        r = self.rng
        if depth <= 0 or r.random() < 0.1:
            return self.leaf()
        if r.random() < 0.3:
            return self.more(depth)
        made, sub = r.randrange(15), lambda: self.make(depth - 1)
        if made < 3:
            return f"({sub()} {r.choice(OPERATORS)} {sub()})"
        if made < 5:
            return f"({sub()} | {r.choice(CALLS)})"
        if made == 5:
            return f"({sub()} | {r.choice(UNARY).format(sub())})"
        if made == 6:
            return f"({sub()}){r.choice(STEPS)}"
        if made == 7:
            other = f" else {sub()}"
            return (f"(if {self.condition(depth)} then {sub()}{other} end)")
        if made == 8:
            return f"({sub()} | {r.choice(FORMATS)})"
        if made == 9:
            return r.choice([f"[{sub()}]", f"{{a: {sub()}, b: 1}}",
                             f"{{({sub()}): 1}}", f"{{a: {sub()}}} | .a"])
        if made == 10:
            return f"\"x \\({sub()}) y\""
        if made == 11:
            return r.choice([f"({sub()})?", f"(try ({sub()}) catch .)",
                             f"({sub()} // {sub()})"])
        if made == 12:
            return self.bound(depth)
        if made == 13:
            return (f"(def f(g): {self.leaf()} | g; "
                    f"f({sub()}))")
        return f"(-{self.leaf()})" if r.random() < 0.2 else (
            f"({self.leaf()} | select({self.condition(depth)}))")


# ---- The notation of types ------------------------------------------------

TOKEN = re.compile(r'\s*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|\.\.\.|\?:|[\w$]+|.)')


class Notation:
    def __init__(self, text):
        self.token = TOKEN.findall(text)
        self.at = 0

    def peek(self):
        return self.token[self.at] if self.at < len(self.token) else ""

    def take(self):
        self.at += 1
        return self.token[self.at - 1]

    def union(self):
        made = [self.one()]
        while self.peek() == "|":
            self.take()
            made.append(self.one())
        return made

    def one(self):
        token = self.take()
        if token == "[":
            element = [] if self.peek() == "]" else self.union()
            assert self.take() == "]"
            return ("array", element)
        if token == "{":
            return self.shape()
        if token[0] == '"' or token[0].isdigit() or token[0] == "-":
            return ("only", json.loads(token))
        return ("kind", token)

    def shape(self):
        fields, rest, open_ = {}, None, False
        while self.peek() != "}":
            if self.peek() == "...":
                self.take()
                open_ = True
                if self.peek() == ":":
                    self.take()
                    rest = self.union()
            else:
                name = self.take()
                if name[0] == '"':
                    name = json.loads(name)
                optional = self.take() == "?:"
                fields[name] = (optional, self.union())
            if self.peek() == ",":
                self.take()
        self.take()
        return ("object", fields, open_, rest)


KINDS = {
    "any": lambda v: True, "nothing": lambda v: False,
    "null": lambda v: v is None, "boolean": lambda v: isinstance(v, bool),
    "true": lambda v: v is True, "false": lambda v: v is False,
    "number": lambda v: isinstance(v, (int, float)) and
    not isinstance(v, bool) or v is None,  # NaN is written as null
    "string": lambda v: isinstance(v, str),
    "array": lambda v: isinstance(v, list),
    "object": lambda v: isinstance(v, dict),
}


def belongs(value, union):
    return any(belongs_one(value, one) for one in union)


def belongs_one(value, one):
    if one[0] == "kind":
        return KINDS[one[1]](value)
    if one[0] == "only":
        return type(value) is type(one[1]) and value == one[1] or (
            isinstance(value, float) and value == one[1])
    if one[0] == "array":
        return isinstance(value, list) and all(belongs(v, one[1])
                                               for v in value)
    _, fields, open_, rest = one
    if not isinstance(value, dict):
        return False
    for name, (optional, union) in fields.items():
        if name not in value:
            if not optional:
                return False
        elif not belongs(value[name], union):
            return False
    others = [v for k, v in value.items() if k not in fields]
    if not open_:
        return not others
    return rest is None or all(belongs(v, rest) for v in others)


# ---- Running ----------------------------------------------------------------

def jq_minor():
    """8 of jq 1.8."""
    version = subprocess.run(["jq", "--version"], capture_output=True)
    found = re.search(rb"1\.(\d+)", version.stdout)
    return int(found[1]) if found else 7


def infer(program, action, text):
    """(proven error, type text, outputs text), or None: not valid jq."""
    found = subprocess.run(
        [*program, "--file", action, "--format", "jsonl", "-"],
        input=text.encode(), capture_output=True)
    rows = [json.loads(line) for line in found.stdout.decode().splitlines()]
    errors = [row for row in rows if row.get("level") == "error"]
    proven = [row for row in errors if row.get("rule") == "type-error"]
    if found.returncode not in (0, 1):
        raise SystemExit(f"exit {found.returncode}: {text}")
    if proven:
        return True, "", ""
    if errors:
        return None
    said = subprocess.run(
        [*program, "--quiet", "--file", action, "-"],
        input=text.encode(), capture_output=True).stdout.decode()
    line = said.rstrip("\n").splitlines()[-1]
    assert line.startswith("type: "), said
    match = re.match(r"type: (.*?)( \([a-z ]+\))?$", line)
    return False, match.group(1), match.group(2) or ""


def evaluate(text, inputs):
    """For each input the outputs, or None when it fails; or no answer."""
    wrapped = f"try {{v: [{text}]}} catch {{e: 1}}"
    found = subprocess.run(["jq", "-c", wrapped], input=inputs.encode(),
                           capture_output=True, timeout=5)
    if found.returncode == 3:
        return None
    return [json.loads(line).get("v")
            for line in found.stdout.decode().splitlines()]


def counts(outputs, type_text, said):
    if "any number" in said or type_text == "any":
        return True
    if type_text == "nothing":
        return not outputs
    if "at most" in said:
        return len(outputs) <= 1
    return len(outputs) >= 1 if said else len(outputs) == 1


def check(text, inferred, roots, results, old):
    proven, type_text, outputs = inferred
    if len(results) != len(roots):
        return None  # a `break` or a crash of jq
    for root, values in zip(roots, results):
        if values is None:
            continue
        if proven and values:
            return f"called an error, gives {values}: {json.dumps(root)}"
        if proven:
            return f"called an error, gives nothing: {json.dumps(root)}"
        union = Notation(type_text).union()
        for value in values:
            if not belongs(value, union):
                return (f"`{json.dumps(value)}` is not {type_text}: "
                        f"{json.dumps(root)}")
        # What 1.6 has caught behind a `?` looks like the end of the outputs.
        if old and CATCHES.search(text) and len(values) == 0:
            continue
        if not counts(values, type_text, outputs):
            return f"{len(values)} outputs, not{outputs or ' one'}"
    return None


def main():
    args = argparse.ArgumentParser()
    args.add_argument("program")
    args.add_argument("--pairs", type=int, default=2000)
    args.add_argument("--seed", type=int, default=1)
    args = args.parse_args()
    if not shutil.which("jq"):
        print("1..0 # SKIP no jq")
        return 77
    rng, pairs, bad, proven, valid = random.Random(args.seed), 0, 0, 0, 0
    minor = jq_minor()
    old = minor < 7
    made, inputs = Expressions(rng, old), Inputs(rng)
    program = [args.program, "expr", "--dialect",
               "1.8" if minor >= 8 else "1.7"]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(ACTION, file)
        file.flush()
        while pairs < args.pairs:
            text = made.whole(rng.randrange(1, 5))
            inferred = infer(program, file.name, text)
            if inferred is None:
                continue
            roots = [inputs.root() for _ in range(6)]
            try:
                results = evaluate(text, "\n".join(map(json.dumps, roots)))
            except subprocess.TimeoutExpired:
                continue
            if results is None:
                continue
            pairs += len(roots)
            valid += 1
            proven += inferred[0]
            why = check(text, inferred, roots, results, old)
            if why:
                bad += 1
                print(f"# {text}\n#   {why}")
    print(f"1..1\n{'not ok' if bad else 'ok'} 1 - {pairs} pairs, {valid} "
          f"expressions, {proven} proven errors, {bad} wrong")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

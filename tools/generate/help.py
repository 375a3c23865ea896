#!/usr/bin/env python3
"""help.py [--check] ROOT INVOKELINT: completions and manual pages.

Writes ROOT/src/app/help/: what completes command lines in bash, zsh and fish,
and the manual pages invokelint(1) and invokelint.json(5).  The frames of them
are in frames/ beside this script; a line `@name@` in one stands for what is
made here of options.def, commands.def, reporters.def, the configuration's
schema and, for words to choose from, of what INVOKELINT knows.  With --check
nothing is written, and a file that is not what would be written fails.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys

STRING = r'"((?:[^"\\]|\\.)*)"'

# What may stand for a placeholder of options.def and commands.def: name,
# placeholder, commands in which it means this (None: all), form.  Forms:
#   any      cannot be known
#   file     a file or folder
#   folder   a folder
#   word     one of the words
#   or_file  one of the words, or a file
#   list     words with commas between them
#   levels   WORD=LEVEL, with commas between them
#   report   WORD or WORD=FILE
VALUES = [
    ("action", "ACTION", None, "file"),
    ("bundled", "[NAME]", None, "word"),
    ("color", "WHEN", None, "word"),
    ("context", "CONTEXT", None, "word"),
    ("dialect", "DIALECT", ["expr"], "word"),
    ("draft", "DIALECT", ["validate"], "word"),
    ("expression", "EXPR", None, "any"),
    ("file", "FILE", None, "file"),
    ("folder", "DIR", None, "folder"),
    ("format", "FMT[=FILE]", ["lint", "expr"], "report"),
    ("kind", "KIND", None, "word"),
    ("level", "LEVEL", None, "word"),
    ("map", "URI=PATH", None, "any"),
    ("name", "NAME", None, "file"),
    ("number", "N", None, "any"),
    ("path", "PATH...", None, "file"),
    ("paths", "[PATH...]", None, "file"),
    ("rule", "RULE", None, "word"),
    ("rules", "ID,...", None, "list"),
    ("schema", "SCHEMA", None, "or_file"),
    ("schema_format", "FMT[=FILE]", ["validate"], "report"),
    ("section", "[SECTION]", None, "word"),
    ("severity", "ID=LEVEL", None, "levels"),
    ("shell", "SHELL", None, "word"),
    ("stage", "STAGE", None, "word"),
    ("table", "FMT[=FILE]", ["rules"], "word"),
]
FAMILIES = ["json-", "jq-", "schema-", "template-", "type-"]


def unescape(text):
    return text.replace('\\"', '"').replace("\\\\", "\\")


class Value:
    def __init__(self, name, placeholder, commands, form):
        self.name, self.placeholder = name, placeholder
        self.commands, self.form = commands, form

    def means(self, placeholder, command):
        return self.placeholder == placeholder and (
            self.commands is None or command in self.commands)


class Option:
    def __init__(self, row, commands):
        kind, self.name, letter, self.argument, sets, self.help = row
        self.type = kind
        self.letter = letter[1] if letter.startswith("'") else ""
        self.help = unescape(self.help)
        self.all = "ON_ALL" in sets
        named = set(re.findall(r"ON\((\w+)\)", sets))
        if "ON_RUNS" in sets:
            named |= {"lint", "validate"}
        self.commands = [c for c in commands if self.all or c in named]

    def takes(self, value):
        return self.argument and value.placeholder == self.argument and any(
            value.means(self.argument, c) for c in self.commands)


class Program:
    """What the tables of the program say."""

    def __init__(self, root, binary):
        self.root, self.binary = root, binary
        app = root / "src/app"
        self.commands = re.findall(
            rf"^COMMAND\((\w+), {STRING}, {STRING}\)",
            (app / "commands.def").read_text(), re.M)
        names = [name for name, _, _ in self.commands]
        self.options = [
            Option(row, names) for row in re.findall(
                rf"^OPTION\(\w+, (\w+), {STRING}, ('.'|0), {STRING}, (.*?), "
                rf"{STRING}\)", (app / "options.def").read_text(), re.M)]
        self.formats = list(self.read_formats())
        self.values = [Value(*row) for row in VALUES]
        for option in self.options:
            if option.argument and not any(map(option.takes, self.values)):
                sys.exit(f"help.py: what is {option.argument}?")
        self.rules = [(rule["id"], rule["summary"]) for rule in json.loads(
            self.run("rules", "-f", "json"))["rules"]]

    def run(self, *words):
        return subprocess.run([self.binary, *words], check=True,
                              capture_output=True, text=True).stdout

    def read_formats(self):
        """(name, summary, only of validate) in the order of --format."""
        report = self.root / "src/report"
        text = "\n".join(p.read_text() for p in sorted(report.rglob("*.c")))
        for name in re.findall(r"^REPORTER\((\w+)\)",
                               (report / "reporters.def").read_text(), re.M):
            body = re.search(rf"reporter_{name} = {{(.*?)\n}};", text, re.S)[1]
            fields = dict(re.findall(rf"\.(name|summary) = {STRING}", body))
            yield fields["name"], fields["summary"], ".errors = true" in body

    def value(self, placeholder, command):
        for value in self.values:
            if value.means(placeholder, command):
                return value
        return None

    def contexts(self):
        action = (self.root / "src/port/action.c").read_text()
        operations = ["CREATE", "DAY-2", "DELETE"]
        events = re.findall(r'SC\("((?:\w+_)+\w+)"\)', re.search(
            r"events\[EVENT_count_\] = {(.*?)\n};", action, re.S)[1])
        yield "any"
        for operation in operations:
            yield from (f"self-service.{operation}", f"form.{operation}")
            if operation == "CREATE":
                yield from ("policy", "policy-query")
        for event in events:
            yield from (f"automation.{event}", f"condition.{event}")

    def words(self, value):
        """(word, what it means) of those to choose from."""
        plain = {
            "color": "auto always never", "dialect": "1.7 1.8",
            "draft": "3 4 6 7 2019-09 2020-12",
            "level": "error warning info hint", "section": "1 5",
            "shell": "bash zsh fish", "table": "text json",
            "stage": "tokens tree templates jq types schema"}
        if value.name in plain:
            return [(word, "") for word in plain[value.name].split()]
        if value.name in ("bundled", "schema"):
            return [(line.split()[0], "")
                    for line in self.run("schemas").splitlines()]
        if value.name == "context":
            return [(word, "every root and field may exist"
                     if word == "any" else "") for word in self.contexts()]
        if value.name in ("format", "schema_format"):
            return [(name, summary) for name, summary, errors in self.formats
                    if not errors or value.name == "schema_format"]
        if value.name == "kind":
            text = (self.root / "src/lint/lint.c").read_text()
            names = re.search(r'return "(auto, [^"]*)"', text)[1]
            return [(word, "") for word in names.split(", ")]
        if value.name == "rule":
            return self.rules
        if value.name in ("rules", "severity"):
            return [(family, "all rules of this family")
                    for family in FAMILIES
                    if any(i.startswith(family) for i, _ in self.rules)
                    ] + self.rules
        return []

    def choices(self):
        for value in self.values:
            words = self.words(value)
            if words:
                yield value, words


# ---- bash ------------------------------------------------------------------


def bash_names(before, option):
    short = f"{before}-{option.letter} | " if option.letter else ""
    return f"{short}{before}--{option.name})"


def bash_values(program):
    out = ""
    for option in program.options:
        for value in filter(option.takes, program.values):
            end = f" value={value.name} form={value.form} ;;\n"
            if value.commands is None:
                out += "    " + bash_names("*\\ ", option) + end
                continue
            for command in option.commands:
                if command in value.commands:
                    out += "    " + bash_names(f"{command}\\ ", option) + end
    return out


def bash(program):
    words = operands = options = takes = ""
    for value, choices in program.choices():
        words += (f"    {value.name})\n        words='"
                  + " ".join(word for word, _ in choices) + "'\n        ;;\n")
    for command, placeholder, _ in program.commands:
        value = program.value(placeholder, command)
        if value:
            operands += f"    {command}) value={value.name}" \
                        f" form={value.form} ;;\n"
        names = " ".join(
            (f"-{o.letter} " if o.letter else "") + f"--{o.name}"
            for o in program.options if command in o.commands)
        options += f"    {command})\n        options='{names}'\n        ;;\n"
    for option in program.options:
        if option.argument:
            state = "may" if option.type == "WHEN" else "wants"
            takes += "    " + bash_names("", option) + \
                f" state={state} option=$1 ;;\n"
    commands = " ".join(command for command, _, _ in program.commands)
    return {"words": words, "values": bash_values(program),
            "operands": operands, "options": options, "takes": takes,
            "commands": f"    local commands='{commands}'\n"}


# ---- fish ------------------------------------------------------------------


def fish_quoted(text):
    return "'" + text.replace("'", "\\'") + "'"


def fish_condition(program, commands):
    """That the command is one of these; lint is also meant by none."""
    every = [command for command, _, _ in program.commands]
    if set(commands) == set(every):
        return ""
    absent = "lint" in commands
    named = [c for c in every if (c in commands) != absent]
    return (f" --condition '{'not ' if absent else ''}"
            "__fish_seen_subcommand_from" + "".join(f" {c}" for c in named)
            + "'")


def fish_argument(value, required):
    needs = " --require-parameter" if required else ""
    if value.form == "any":
        return " --exclusive" if required else ""
    if value.form == "file":
        return needs + " --force-files"
    if value.form == "folder":
        return needs + " --no-files --arguments " \
            "'(__fish_complete_directories)'"
    function = value.form if value.form in ("list", "levels", "report") \
        else "words"
    files = "--force-files" if value.form == "or_file" else "--no-files"
    return f"{needs} {files} --arguments " \
        f"'(__invokelint_{function} {value.name})'"


def fish_option(program, option, value):
    commands = option.commands
    if value and value.commands is not None:
        commands = [c for c in commands if c in value.commands]
    out = "complete --command invokelint" + fish_condition(program, commands)
    out += f" --long-option {option.name}"
    if option.letter:
        out += f" --short-option {option.letter}"
    if value:
        out += fish_argument(value, option.type != "WHEN")
    return out + f" --description {fish_quoted(option.help)}\n"


def fish(program):
    words = commands = operands = options = ""
    for value, choices in program.choices():
        words += f"        case {value.name}\n            printf '%s\\t%s\\n'"
        for word, meaning in choices:
            words += (" \\\n                " + fish_quoted(word) + " "
                      + fish_quoted(meaning))
        words += "\n"
    for command, placeholder, summary in program.commands:
        commands += ("complete --command invokelint --condition "
                     f"__fish_use_subcommand --arguments {command} "
                     f"--description {fish_quoted(summary)}\n")
        value = program.value(placeholder, command)
        if value and value.form != "any":
            operands += ("complete --command invokelint"
                         + fish_condition(program, [command])
                         + fish_argument(value, False) + "\n")
    for option in program.options:
        if not option.argument:
            options += fish_option(program, option, None)
        for value in filter(option.takes, program.values):
            options += fish_option(program, option, value)
    return {"words": words, "commands": commands, "operands": operands,
            "options": options}


# ---- zsh -------------------------------------------------------------------


def zsh_escaped(text, special):
    """For the inside of single quotes, where `special` needs a backslash."""
    return "".join("'\\''" if c == "'" else "\\" + c if c in special else c
                   for c in text)


def zsh_described(text, summary):
    more = ":" + zsh_escaped(summary, "\\") if summary else ""
    return f"    '{zsh_escaped(text, ':' + chr(92))}{more}'\n"


def zsh_action(value):
    """`:message:action` for what `value` is."""
    what = {"any": " ", "file": "_files", "folder": "_files -/",
            "word": f" _invokelint_{value.name}"}.get(
                value.form, f" _invokelint_{value.form} {value.name}")
    return f":{zsh_escaped(value.placeholder, ':' + chr(92))}:{what}"


def zsh_option(option, value):
    """One spec: `'(-x --long)'{-x,--long}'[help]:message:action'`."""
    longer = "" if not value else "=-" if option.type == "WHEN" else "="
    out = "      "
    if option.type in ("EACH", "LIST"):
        out += "'*'"
    elif option.letter:
        out += f"'(-{option.letter} --{option.name})'"
    if option.letter:
        out += (f"{{-{option.letter}{'+' if value else ''},"
                f"--{option.name}{longer}}}'[")
    else:
        out += f"'--{option.name}{longer}["
    out += zsh_escaped(option.help, "[]:\\") + "]"
    if option.type == "WHEN":
        out += ":"
    return out + (zsh_action(value) if value else "") + "' \\\n"


def zsh(program):
    words = options = ""
    for value, choices in program.choices():
        words += (f"_invokelint_{value.name}() {{\n  local -a all=(\n"
                  + "".join(zsh_described(*choice) for choice in choices)
                  + f"  )\n  _describe -t {value.name} {value.name} all "
                  '"$@"\n}\n')
    for command, placeholder, _ in program.commands:
        options += f"  {command})\n    _arguments -s -S \\\n"
        for option in program.options:
            if command in option.commands:
                options += zsh_option(
                    option, program.value(option.argument, command))
        first = "first" if command == "lint" else "command"
        options += f"      '1: : _invokelint_{first}'"
        value = program.value(placeholder, command)
        if value:
            options += f" \\\n      '*{zsh_action(value)}'"
        options += "\n    ;;\n"
    names = "|".join(command for command, _, _ in program.commands)
    return {"words": words, "options": options,
            "commands": "".join(zsh_described(command, summary)
                                for command, _, summary in program.commands),
            "names": f"    ({names}) command=$word; break ;;\n"}


# ---- Manual pages ----------------------------------------------------------

# mandoc frowns upon lines of more than 80; a last word may have escapes.
COLUMNS = 72


def mdoc_text(text):
    """`text` with what is in backticks in bold, a line for each sentence."""
    lines, line, bold = [], "", False
    for word in re.split(r"[ \n]+", text):
        if not word:
            continue
        if len((line + word).encode()) > COLUMNS and line:
            lines.append(line)
            line = ""
        if line:
            line += " "
        elif word[0] in ".'":
            line += "\\&"
        for c in word:
            if c == "`":
                line += "\\fR" if bold else "\\fB"
                bold = not bold
            elif c == "\\":
                line += "\\e"
            else:
                line += "\\-" if c == "-" and bold else c
        if not bold and word.endswith("."):
            lines.append(line)
            line = ""
    if bold:
        line += "\\fR"
    if line:
        lines.append(line)
    return "".join(f"{line}\n" for line in lines)


def mdoc_sentence(text):
    return mdoc_text(text[0].upper() + text[1:] + ".")


def takers(option):
    """Which commands take `option`, where that is not all of them."""
    if option.all:
        return ""
    out, last = "Of\n", len(option.commands) - 1
    for i, command in enumerate(option.commands):
        end = " ." if i == last else "\nand" if i == last - 1 else " ,"
        out += f".Cm {command}{end}\n"
    return out


def mdoc_argument(option, by_letter):
    """An argument that may be left out can only come after `=`."""
    if not option.argument or (option.type == "WHEN" and by_letter):
        return ""
    if option.type != "WHEN":
        return f" Ar {option.argument}"
    return f" Ns Op = Ns Ar {option.argument}"


def manual_program(program):
    synopsis = commands = options = formats = ""
    for command, placeholder, summary in program.commands:
        synopsis += f".Nm\n.Op Cm {command}\n" if command == "lint" \
            else f".Nm\n.Cm {command}\n"
        synopsis += ".Op Ar OPTIONS\n"
        synopsis += f".Ar {placeholder}\n" if placeholder else ""
        commands += f".It Cm {command}"
        commands += f" Ar {placeholder}" if placeholder else ""
        commands += "\n" + mdoc_sentence(summary)
    for option in program.options:
        options += ".It "
        if option.letter:
            options += f"Fl {option.letter}{mdoc_argument(option, True)} , "
        options += f"Fl -{option.name}{mdoc_argument(option, False)}\n"
        options += mdoc_sentence(option.help) + takers(option)
    for name, summary, errors in program.formats:
        formats += f".It Cm {name}\n" + mdoc_sentence(summary)
        formats += "Of\n.Cm validate\nonly.\n" if errors else ""
    return {"synopsis": synopsis, "commands": commands, "options": options,
            "formats": formats}


class Keys:
    """The keys of a schema, with the keys inside of their values."""

    DEPTH = 6

    def __init__(self, schema):
        self.schema = schema

    def meant(self, schema):
        """What `schema` refers to by `$ref`, alone or in an `allOf` of one."""
        for _ in range(self.DEPTH):
            parts = schema.get("allOf", [])
            ref = (parts[0] if len(parts) == 1 else schema).get("$ref")
            if not ref or not ref.startswith("#"):
                return schema
            schema = self.schema
            for step in filter(None, ref[1:].split("/")):
                schema = schema[step]
        return schema

    def type(self, schema, many=False, depth=0):
        """In few words, such as "array of strings"."""
        schema = self.meant(schema)
        if "enum" in schema:
            words = [f"`{json.dumps(v)}`" for v in schema["enum"]]
            return " or ".join(
                filter(None, [", ".join(words[:-1]), words[-1]]))
        out = schema.get("type", "value")
        out = (out if isinstance(out, str) else "value") + "s" * many
        if depth < self.DEPTH:
            items = schema.get("items")
            others = schema.get("additionalProperties")
            if isinstance(items, dict):
                out += " of " + self.type(items, True, depth + 1)
            elif isinstance(others, dict):
                out += " whose values are " + self.type(others, True,
                                                        depth + 1)
        return out

    def list(self, schema, depth=0):
        out = ""
        for key, value in schema.get("properties", {}).items():
            inside = self.meant(value)
            text = value.get("description") or inside.get("description")
            inside = self.meant(inside["items"]) if "items" in inside \
                else inside
            out += f".It Ic {key}\n" + mdoc_sentence(self.type(value))
            out += mdoc_text(text) if text else ""
            if depth < self.DEPTH and "properties" in inside:
                out += (".Bl -tag -width Ds\n" + self.list(inside, depth + 1)
                        + ".El\n")
        return out


def manual_config(program):
    schema = json.loads(
        (program.root / "schemas/config.schema.json").read_text())
    return {"about": mdoc_text(schema.get("description", "")),
            "keys": Keys(schema).list(schema)}


# ---- Files -----------------------------------------------------------------

FILES = {"bash.sh": bash, "zsh.zsh": zsh, "fish.fish": fish,
         "section1.mdoc": manual_program, "section5.mdoc": manual_config}


def fill(frame, marks):
    return re.sub(r"^@(\w+)@\n", lambda m: marks[m[1]], frame, flags=re.M)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("invokelint", type=pathlib.Path)
    args = parser.parse_args()
    program = Program(args.root, args.invokelint.resolve())
    frames = args.root / "tools/generate/frames"
    stale = []
    for name, make in FILES.items():
        text = fill((frames / name).read_text(), make(program))
        path = args.root / "src/app/help" / name
        if args.check:
            if not path.exists() or path.read_text() != text:
                stale.append(name)
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
    for name in stale:
        print(f"src/app/help/{name} is not what tools/generate/help.py makes")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""reports.py ROOT INVOKELINT SHARED: every report must be what its readers
take.  TAP.

All formats are written over the fixtures, files with hostile names and texts,
and the corpus in SHARED, then held against what is published about them: JSON
Schemas (with `invokelint validate`, and with python-jsonschema where that is
installed), XML Schemas (with xmllint, where installed); and against what no
schema says: rules and results fit together, GitHub's hash of a line is the
one that its action computes, fingerprints are unique, nothing that a terminal
or a page acts on comes out raw.
"""
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap  # noqa: E402

try:
    import jsonschema
except ImportError:
    jsonschema = None

FORMATS = ["text", "plain", "json", "jsonl", "lsp", "github", "sarif",
           "gitlab", "junit", "checkstyle", "rdjson", "markdown"]
JSON = {"json", "lsp", "sarif", "gitlab", "rdjson"}
XML = {"junit", "checkstyle"}

# Format: the schemas, in SHARED/refdata.  One of GitLab's is of an element.
SCHEMAS = {
    "sarif": ["sarif/sarif-schema-2.1.0-errata01.oasis.draft4.json",
              "sarif/sarif-2.1.0.schemastore.draft7.json"],
    "gitlab": ["own/gitlab-codequality.schema.json",
               "gitlab/codeclimate.gitlabhq.json"],
    "rdjson": ["rdjson/DiagnosticResult.json"],
    "junit": ["junit/JUnit-windyroad.xsd", "junit/junit-10-jenkins.xsd"],
    "checkstyle": ["own/checkstyle.xsd"],
}
ELEMENT = "gitlab/codeclimate.gitlabhq.json"

# python-jsonschema needs minutes for what is larger.
SLOW_BYTES = 2_000_000

RAW = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
# What CI systems obey in a log; and what only reports for people must not have.
COMMAND = re.compile(r"##vso\[|##\[|##teamcity\[|section_(start|end):[0-9]|"
                     r"^\s*::(?!(error|warning|notice) file=)", re.MULTILINE)
INVISIBLE = re.compile("[\xad\u200b\u2060-\u2064\U000e0000-\U000e007f]")
PEOPLE = {"text", "plain", "github", "markdown"}

NAMES = [b"red\x1b[31m.json", b"line\nbreak.json", b"bidi\xe2\x80\xae.json",
         b"\xff\xfe.json", b"a:b,c%0A.json", b" space .json",
         b"quote\"'.json", b"]]><x>&amp;.json", b"::error::x.json",
         b"pipe|`tick`.json", b"[a](b) @me #1 <b>.json", b"none\xef\xbf\xbf"
         b".json", b"dir/../up.json", b"www.example.com $x$ *s* _u_.json",
         b"##vso[task.x]y.json", b"##[error]z.json", b"::set-env name=a::b.json",
         b"##teamcity[x].json", b"section_start:1:x.json"]

# Keys that no action has, so that they are quoted in a message.
KEYS = ["esc\\u001b[31m", "nl\\n::error::x%0A", "cdata]]><x a=\\\"1\\\">&lt;",
        "pipe|a|b`c`d", "[link](javascript:x) @octocat #1 www.x.io",
        "<img src=x onerror=y>", "\\uffff\\ufffe\\u202e", "\x7f\u009b\u2028",
        "a](https://evil.example)", "##vso[task.x]y ##[error]z",
        "##teamcity[x] section_end:1:y ::set-env name=a::b", "nul\\u0000nul",
        "soft\\u00ad zero\\u200b tag\\udb40\\udc41"]

# In every hostile file, so that it must be in no report.
SECRET = "ghp_a1B2c3D4e5F6a1B2c3D4e5F6"



def environment():
    return {key: value for key, value in os.environ.items()
            if key not in ("FORCE_COLOR", "CLICOLOR_FORCE", "NO_COLOR",
                           "GITHUB_WORKSPACE", "CI_PROJECT_DIR")}


def write_hostile(folder):
    keys = "".join(f'  "{key}": 1,\n' for key in KEYS)
    for name in NAMES:
        path = os.path.join(os.fsencode(folder), name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as stream:
            stream.write(("{\n" + keys + '  "type": "KAFKA", "tpye": 1,,\n'
                          '  "payload": "{{ .x[\\"](y)\\"] | nofn }}",\n'
                          f'  "headers": {{"x": "Bearer {SECRET}"}}, '
                          f'"{SECRET}": 1\n}}\n')
                         .encode("utf-8", "surrogatepass"))


class Run:
    """All reports of one run over some files."""

    def __init__(self, binary, name, folder, args, out):
        self.name, self.folder, self.reports = name, folder, {}
        words = [f"--format={f}={out}/{name}.{f}" for f in FORMATS]
        run = subprocess.run(
            [binary, "lint", "--no-config", "-v", *words, *args], cwd=folder,
            env=environment(), capture_output=True, check=False)
        self.fault = "" if run.returncode in (0, 1) else \
            f"status {run.returncode}: {run.stderr.decode()[-300:]}"
        for format_name in FORMATS:
            path = pathlib.Path(out, f"{name}.{format_name}")
            if path.exists():
                self.reports[format_name] = path

    def text(self, format_name):
        return self.reports[format_name].read_text(encoding="utf-8")

    def json(self, format_name):
        return json.loads(self.text(format_name))


# ---- Schemas ----------------------------------------------------------------

def own_verdict(binary, schema, path):
    run = subprocess.run(
        [binary, "validate", "--formats", "-f", "plain", "--max-diagnostics=5",
         "--schema", schema, path], capture_output=True, text=True,
        check=False)
    return "" if run.returncode == 0 else run.stdout + run.stderr


def python_verdict(schema, instance):
    text = json.loads(pathlib.Path(schema).read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(text)
    for error in kind(text).iter_errors(instance):
        return f"python: {error.json_path}: {error.message}"
    return ""


def check_json_schema(binary, run, format_name, schema, out):
    path = run.reports[format_name]
    faults = []
    if schema.name == pathlib.Path(ELEMENT).name:
        lines = pathlib.Path(out, f"{run.name}.elements.jsonl")
        lines.write_text("".join(json.dumps(item) + "\n"
                                 for item in run.json(format_name)))
        faults.append(own_verdict(binary, schema, lines))
        items = run.json(format_name)[:500]
    else:
        faults.append(own_verdict(binary, schema, path))
        items = [run.json(format_name)] \
            if path.stat().st_size < SLOW_BYTES else []
    if jsonschema:
        faults += [python_verdict(schema, item) for item in items]
    return faults


def check_xml_schema(run, format_name, schema):
    done = subprocess.run(["xmllint", "--noout", "--huge", "--nonet",
                           "--schema", schema, run.reports[format_name]],
                          capture_output=True, text=True, check=False)
    return ["" if done.returncode == 0 else done.stderr]


def check_schemas(tap, binary, run, refdata, out):
    for format_name, names in SCHEMAS.items():
        for name in names:
            schema = refdata / name
            title = f"{run.name}: {format_name} by {name}"
            if not schema.exists():
                tap.skip(title, f"no {schema}")
            elif format_name in JSON:
                tap.check(title, check_json_schema(binary, run, format_name,
                                                   schema, out))
            elif shutil.which("xmllint"):
                tap.check(title, check_xml_schema(run, format_name, schema))
            else:
                tap.skip(title, "no xmllint")


# ---- What schemas do not say ------------------------------------------------

def line_hashes(text):
    """primaryLocationLineHash of every line, straight from its definition."""
    units, starts = [], []
    begins = True
    for piece in re.split("(\r\n|\r|\n)", text):
        if piece in ("\r\n", "\r", "\n"):
            piece = "\n"
        for char in piece:
            if char in " \t":
                continue
            if begins:
                starts.append(len(units))
            data = char.encode("utf-16-le", "surrogatepass")
            units += [int.from_bytes(data[i:i + 2], "little")
                      for i in range(0, len(data), 2)]
            begins = char == "\n"
    if begins:
        starts.append(len(units))
    units += [0xFFFF] + [0] * 100
    seen, found = collections.Counter(), []
    for start in starts:
        value = 0
        for unit in units[start:start + 100]:
            value = (value * 37 + unit) % 2 ** 64
        seen[value] += 1
        found.append(f"{value:x}:{seen[value]}")
    return found


def local_path(run, artifact):
    """The file that an artifactLocation means."""
    uri = artifact["uri"]
    if artifact["uriBaseId"] != "%SRCROOT%":
        raise ValueError(artifact)
    if not re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri) or \
            uri.startswith("/"):
        raise ValueError(uri)
    return os.path.join(os.fsencode(run.folder),
                        urllib.parse.unquote_to_bytes(uri))


def check_sarif(run):
    log = run.json("sarif")
    (only,) = log["runs"]
    rules = only["tool"]["driver"]["rules"]
    if only["columnKind"] != "unicodeCodePoints":
        yield "columnKind"
    if len({rule["id"] for rule in rules}) != len(rules):
        yield "a rule is there twice"
    for rule in rules:
        if not (rule["shortDescription"]["text"] and rule["helpUri"] and
                len(rule["fullDescription"]["text"]) <= 1024 and
                rule["help"]["text"] and "## Bad" in rule["help"]["markdown"]
                and rule["properties"]["tags"] and
                rule["properties"]["precision"] and
                rule["properties"]["problem.severity"] in
                ("error", "warning", "recommendation")):
            yield rule["id"]
    hashes, seen = {}, set()
    telling = {local_path(run, result["locations"][0]["physicalLocation"]
                          ["artifactLocation"])
               for result in only["results"]
               if result["ruleId"] == "secret-literal"}
    for result in only["results"]:
        if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            yield f"ruleIndex {result['ruleIndex']}"
        if re.search(r"(?<!\\)\]\(", result["message"]["text"]):
            yield "a link: " + result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        path = local_path(run, place["artifactLocation"])
        if path not in hashes:
            with open(path, "rb") as stream:
                text = stream.read().decode("utf-8", "replace")
            hashes[path] = line_hashes(text)
            if path in telling or SECRET in text:
                hashes[path].append(None)
        marks = result["partialFingerprints"]
        line = place["region"]["startLine"]
        mark = marks.get("primaryLocationLineHash")
        # Where it would tell something about a credential, there is none.
        if mark != hashes[path][line - 1] and (mark or hashes[path][-1]):
            yield f"{path}:{line}: {mark}, not {hashes[path][line - 1]}"
        if marks["invokelint/v1"] in seen:
            yield f"{path}:{line}: a fingerprint is there twice"
        seen.add(marks["invokelint/v1"])
    if not only["results"]:
        yield "no results"


def check_gitlab(run):
    seen = collections.Counter(item["fingerprint"]
                               for item in run.json("gitlab"))
    yield from (f"{mark} {count} times" for mark, count in seen.items()
                if count > 1 or not re.fullmatch("[0-9a-f]{16}", mark))


def check_xml(run, format_name):
    root = xml.etree.ElementTree.fromstring(run.text(format_name))
    count = len(root.findall(".//error" if format_name == "checkstyle"
                             else ".//testcase/*"))
    files = run.json("json")["files"]
    found = sum(len(file["findings"]) for file in files)
    if count != found:
        yield f"{count} findings, not {found}"
    if len(root) != len(files):
        yield f"{len(root)} files, not {len(files)}"
    for suite in root.findall("testsuite"):
        cases = suite.findall("testcase")
        for name, path in (("tests", "."), ("failures", "failure"),
                           ("skipped", "skipped")):
            real = len([case for case in cases
                        if case.find(path) is not None])
            if int(suite.get(name)) != real:
                yield f"{suite.get('name')}: {name} is not {real}"


def check_markdown(run):
    """Every row has four cells, and what is not code has no markup."""
    rows = [line for line in run.text("markdown").splitlines()
            if line.startswith("|")]
    for row in rows:
        bare = re.sub(r"`[^`|\\]+`", "", row)
        cells = bare.split("|")
        if len(cells) != 6:
            yield "not four cells: " + row
            continue
        if "<" in re.sub(r"</?code>|<br>|</?span>", "", cells[3]) or \
                re.search(r"[*_\[\]\\~!`$@#](?![0-9]*;|</span>)", cells[3]) or \
                re.search(r"https?:|www\.", cells[3]):
            yield "markup: " + row
    count = sum(1 for row in rows if re.match(r"\| (error|warning|info|hint) ",
                                              row))
    found = sum(len(f["findings"]) for f in run.json("json")["files"])
    if count != found:
        yield f"{count} rows, not {found}"


def apply_all(data, edits):
    for start, end, text in sorted(edits, reverse=True):
        data = data[:start] + text + data[end:]
    return data


def byte_offset(data, place):
    """Of a place whose columns count bytes."""
    starts = [0] + [m.end() for m in re.finditer(b"\r\n|\r|\n", data)]
    return starts[place["line"] - 1] + place["column"] - 1


def check_rdjson(run):
    """Places in bytes, and a suggestion does what the fix of `json` does."""
    wanted = [(file["path"], finding) for file in run.json("json")["files"]
              for finding in file["findings"]]
    given = run.json("rdjson")["diagnostics"]
    if len(wanted) != len(given):
        yield f"{len(given)} findings, not {len(wanted)}"
    texts = {}
    for (path, finding), item in zip(wanted, given):
        if "\ufffd" in path:  # its name is not UTF-8, and cannot be told
            continue
        if path not in texts:
            with open(os.path.join(run.folder, path), "rb") as stream:
                texts[path] = stream.read()
        data, spot = texts[path], item["location"]["range"]
        for end in ("start", "end"):
            if byte_offset(data, spot[end]) != finding["range"][end]["offset"]:
                yield f"{path}: {spot} is not {finding['range']}"
        if bool(finding["fix"]) != bool(item.get("suggestions")):
            yield f"{path}: {finding['fix']}"
        if finding["fix"]:
            edits = [(edit["range"]["start"]["offset"],
                      edit["range"]["end"]["offset"], edit["text"].encode())
                     for edit in finding["fix"]["edits"]]
            (one,) = item["suggestions"]
            span = [byte_offset(data, one["range"][end])
                    for end in ("start", "end")]
            if apply_all(data, edits) != apply_all(
                    data, [(*span, one["text"].encode())]):
                yield f"{path}: {one} is not {finding['fix']}"


def check_raw(run):
    for format_name in FORMATS:
        text = run.text(format_name)
        for pattern in (RAW, COMMAND,
                        *([INVISIBLE] if format_name in PEOPLE else [])):
            found = pattern.search(text)
            if found:
                yield f"{format_name}: raw {found.group()!r}"
        if SECRET in text or SECRET[8:20] in text:
            yield f"{format_name}: tells a credential"
    for line in run.text("github").splitlines():
        if not re.match(r"::(error|warning|notice) file=[^:,]*,line=", line):
            yield "not a command: " + line


def check_run(tap, binary, run, refdata, out):
    tap.check(f"{run.name}: runs", [run.fault])
    if run.fault:
        return
    check_schemas(tap, binary, run, refdata, out)
    for name, faults in (
            ("sarif", check_sarif(run)), ("gitlab", check_gitlab(run)),
            ("junit", check_xml(run, "junit")),
            ("checkstyle", check_xml(run, "checkstyle")),
            ("markdown", check_markdown(run)),
            ("rdjson", check_rdjson(run)), ("raw", check_raw(run))):
        tap.check(f"{run.name}: {name}", faults)


def check_alone(tap, binary, run, args):
    """One report on standard output is the same as among others."""
    for format_name in FORMATS:
        alone = subprocess.run(
            [binary, "lint", "--no-config", "-v", "-f", format_name, *args],
            cwd=run.folder, env=environment(), capture_output=True,
            check=False).stdout
        same = alone == run.reports[format_name].read_bytes()
        tap.check(f"{run.name}: {format_name} alone",
                  [] if same else ["differs from the one in a file"])


def main():
    root, binary, shared = (pathlib.Path(word).resolve()
                            for word in sys.argv[1:4])
    tap = Tap()
    refdata = shared / "refdata"
    if not jsonschema:
        print("# python-jsonschema is not installed: `invokelint validate` "
              "alone judges")
    with tempfile.TemporaryDirectory() as out, \
            tempfile.TemporaryDirectory() as hostile:
        fixtures = Run(binary, "fixtures", root, ["fixtures"], out)
        check_run(tap, binary, fixtures, refdata, out)
        write_hostile(hostile)
        run = Run(binary, "hostile", hostile, ["."], out)
        check_run(tap, binary, run, refdata, out)
        check_alone(tap, binary, run, ["."])
        corpus = shared / "corpus"
        if corpus.is_dir():
            check_run(tap, binary, Run(binary, "corpus", corpus, ["."], out),
                      refdata, out)
        else:
            tap.skip("corpus", f"no {corpus}")
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""formats_agree.py BIN [OPTIONS] FILE...: every format must carry the same
findings: file, place, level, rule, message, related places and fixes.
"""
import json
import os
import re
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree

try:
    import jsonschema
except ImportError:  # the schema of the report is not checked then
    jsonschema = None

binary, args = sys.argv[1], sys.argv[2:]
verbose = "-v" in args
SEVERITY = {1: "error", 2: "warning", 3: "info", 4: "hint"}
NOTE = {"error": "error", "warning": "warning", "note": "info"}
MAJOR = {"major": "error", "minor": "warning", "info": "info"}
COMMAND = {"error": "error", "warning": "warning", "notice": "info"}


def run(name):
    """The report, which must be UTF-8 without a NUL."""
    result = subprocess.run([binary, "--format", name, *args],
                            capture_output=True, check=False)
    assert result.returncode in (0, 1), result.stderr
    return result.stdout.decode("utf-8")


def safe(text):
    """What buf_safe() makes of `text`."""
    def escape(match):
        code = ord(match.group())
        if 0xDC80 <= code <= 0xDCFF:  # an ill-formed byte
            return f"\\x{code - 0xDC00:02x}"
        return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}"
    return re.sub("[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e"
                  "\u2066-\u2069\ufeff\udc80-\udcff]", escape, text)


def from_json(finding, path):
    start, end = finding["range"]["start"], finding["range"]["end"]
    return (path, start["line"], start["col"], end["line"], end["col"],
            finding["level"], finding["rule"], safe(finding["message"]))


def read_json():
    report = json.loads(run("json"))
    if jsonschema:
        root = os.path.join(os.path.dirname(__file__), "../..")
        with open(os.path.join(root, "schemas/output.schema.json"),
                  encoding="utf-8") as stream:
            jsonschema.validate(report, json.load(stream))
    found = [from_json(finding, file["path"])
             for file in report["files"] for finding in file["findings"]]
    summary = report["summary"]
    for level in ("error", "warning", "info", "hint"):
        assert summary[level + "s"] == sum(f[5] == level for f in found)
    assert summary["files"] == len(report["files"])
    check_offsets(report)
    return found


def check_offsets(report):
    """Offsets and columns must name the same place of the file."""
    for file in report["files"]:
        with open(file["path"], "rb") as stream:
            data = stream.read()
        for finding in file["findings"]:
            for place in finding["range"].values():
                head = data[:place["offset"]].decode("utf-8", "surrogateescape")
                lines = re.split("\r\n|\r|\n", head.removeprefix("\ufeff"))
                assert (len(lines), len(lines[-1]) + 1) == \
                    (place["line"], place["col"]), (file["path"], finding)


def read_jsonl():
    lines = [json.loads(line) for line in run("jsonl").splitlines()]
    return [from_json(finding, finding["path"]) for finding in lines]


def read_plain():
    shape = re.compile(r"(.*):(\d+):(\d+)-(\d+):(\d+): (\w+): (.*) \[(.*)\]")
    found = []
    for line in run("plain").split("\n")[:-1]:
        path, a, b, c, d, level, message, rule = shape.fullmatch(line).groups()
        found.append((path, int(a), int(b), int(c), int(d), level, rule,
                      message))
    return found


def read_text():
    shape = re.compile(r"(\S.*?):(\d+):(\d+): (error|warning|info|hint): "
                       r"(.*) \[([a-z0-9-]+)\]")
    return [(m[1], int(m[2]), int(m[3]), None, None, m[4], m[6], m[5])
            for m in map(shape.fullmatch, run("text").split("\n")) if m]


def read_github():
    shape = re.compile(r"::(\w+) file=([^,]*),line=(\d+),endLine=(\d+)"
                       r"(?:,col=(\d+),endColumn=(\d+))?,title=([^:]*)::(.*)")
    unescape = urllib.parse.unquote
    found = []
    for line in run("github").split("\n")[:-1]:
        level, path, a, c, b, d, rule, message = shape.fullmatch(line).groups()
        found.append((unescape(path), int(a), b and int(b), int(c),
                      d and int(d), COMMAND[level], rule, unescape(message)))
    return found


def read_lsp():
    found = []
    written = {os.path.abspath(arg): arg for arg in args}
    for file in json.loads(run("lsp")):
        path = urllib.parse.unquote(urllib.parse.urlparse(file["uri"]).path)
        with open(path, "rb") as stream:
            text = stream.read().decode("utf-8", "surrogateescape")
        lines = re.split("\r\n|\r|\n", text)

        def points(position, lines=lines):
            line = lines[position["line"]]
            units = line.encode("utf-16-le", "surrogatepass")
            head = units[:position["character"] * 2]
            return position["line"] + 1, len(
                head.decode("utf-16-le", "surrogatepass")) + 1

        for item in file["diagnostics"]:
            level = SEVERITY[item["severity"]]
            if level == "hint" and not verbose:
                continue
            start, end = item["range"]["start"], item["range"]["end"]
            found.append((written[path], *points(start), *points(end),
                          level, item["code"], safe(item["message"])))
    return found


def read_sarif():
    (run_,) = json.loads(run("sarif"))["runs"]
    found = []
    for result in run_["results"]:
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        found.append((
            urllib.parse.unquote(place["artifactLocation"]["uri"]),
            region["startLine"], region["startColumn"], region["endLine"],
            region["endColumn"], NOTE[result["level"]], result["ruleId"],
            safe(result["message"]["text"])))
    return found


def read_gitlab():
    found = []
    for item in json.loads(run("gitlab")):
        place = item["location"]
        start, end = place["positions"]["begin"], place["positions"]["end"]
        assert (start["line"], end["line"]) == tuple(place["lines"].values())
        found.append((place["path"], start["line"], start["column"],
                      end["line"], end["column"], MAJOR[item["severity"]],
                      item["check_name"], safe(item["description"])))
    return found


def read_checkstyle():
    root = xml.etree.ElementTree.fromstring(run("checkstyle"))
    return [(file.get("name"), int(item.get("line")), int(item.get("column")),
             None, None, item.get("severity"),
             item.get("source").partition(".")[2], item.get("message"))
            for file in root for item in file]


def read_junit():
    root = xml.etree.ElementTree.fromstring(run("junit"))
    shape = re.compile(r"(\d+):(\d+) ([a-z0-9-]+)")
    found = []
    for case in root.iter("testcase"):
        if len(case) == 0:
            assert case.get("name") == "no findings"
            continue
        line, column, rule = shape.fullmatch(case.get("name")).groups()
        found.append((case.get("classname"), int(line), int(column), None,
                      None, case[0].get("type", "info"), rule,
                      case[0].get("message")))
    return found


def read_rdjson():
    found = []
    for item in json.loads(run("rdjson"))["diagnostics"]:
        span = item["location"]["range"]
        with open(item["location"]["path"], "rb") as stream:
            lines = re.split(b"\r\n|\r|\n",
                             stream.read().removeprefix(b"\xef\xbb\xbf"))

        def points(place, lines=lines):
            head = lines[place["line"] - 1][:place["column"] - 1]
            return place["line"], len(
                head.decode("utf-8", "surrogateescape")) + 1

        found.append((item["location"]["path"], *points(span["start"]),
                      *points(span["end"]), item["severity"].lower(),
                      item["code"]["value"], safe(item["message"])))
    return found


def read_markdown():
    """Places, levels and rules; messages are written in markup."""
    path, found = "", []
    for line in run("markdown").split("\n"):
        row = re.fullmatch(r"\| (\w+) \| (\d+):(\d+) \| (.*) "
                           r"\| \[([a-z0-9-]+)\]\([^)]*\) \|", line)
        if line.startswith("### "):
            path = line[4:].strip("`")
        elif row:
            found.append((path, int(row[2]), int(row[3]), None, None, row[1],
                          row[5], None))
    return found


def same(wanted, got):
    """Equal, where `got` says anything; most know no hints."""
    return all(b is None or a == b or (a, b) == ("hint", "info")
               for a, b in zip(wanted, got))


expected = read_json()
print("json: findings" if expected else "json: nothing to compare")
for name, read in [("jsonl", read_jsonl), ("plain", read_plain),
                   ("text", read_text), ("github", read_github),
                   ("lsp", read_lsp), ("sarif", read_sarif),
                   ("gitlab", read_gitlab), ("junit", read_junit),
                   ("checkstyle", read_checkstyle), ("rdjson", read_rdjson),
                   ("markdown", read_markdown)]:
    findings = read()
    wrong = [pair for pair in zip(expected, findings) if not same(*pair)]
    if wrong or len(findings) != len(expected):
        print(f"{name}: {len(findings)} findings differ: {wrong[:3]}")
    else:
        print(f"{name}: the same")

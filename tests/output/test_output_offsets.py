"""Places: whoever reads a format by its own rules lands on the same characters, and edits made there mend the text.

The readers here know nothing of newslint: each turns the places of its format into offsets with the bytes of the file
and what the format's specification says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any
from xml.etree import ElementTree

import pytest

from newslint import Edit, Finding, Fix, Safety, Severity, Source, Span
from newslint.fixing import apply
from newslint.runner import Result

Show = Callable[..., str]
Stretch = tuple[int, int]
TEXT = (
    "\t😀 [[one]] e\u0301 [[zwo\u0308]]\r\n\r\n👩\u200d👧\tü [[𝒕hree]] a\u0303[[four]]\r\n𐐷 [[fi\r\nve😀]]\r\n[[six]]"
)
FOUND = ["[[one]]", "[[zwo\u0308]]", "[[𝒕hree]]", "[[four]]", "[[fi\r\nve😀]]", "[[six]]"]
FIXED = re.sub(r"\[\[|\]\]", "", TEXT)
FILES = {
    "plain": TEXT.encode(),
    "byte order mark": TEXT.encode("utf-8-sig"),
    "utf-16": TEXT.encode("utf-16"),
    "undecodable byte": b"\xff " + TEXT.encode(),
    "lone carriage returns": TEXT.replace("\r\n", "\r").encode(),
}
LINE_ENDS = re.compile("\r\n|\r|\n")


def check(data: bytes) -> Result:
    """The file with a finding for each pair of brackets, also where they stand in two lines."""
    source = Source(data)
    findings = []
    for match in re.finditer(rb"\[\[(.*?)\]\]", source.text, re.DOTALL):
        outer, inner = (Span(*map(source.disk_offset, match.span(group))) for group in (0, 1))
        edits = (Edit(Span(outer.start, inner.start), ""), Edit(Span(inner.end, outer.end), ""))
        fix = Fix("Remove the brackets", edits, Safety.SAFE)
        findings.append(Finding("TST005", outer, "Brackets", Severity.WARNING, fix, ()))
    return Result("a.txt", source, tuple(findings), (), data, fingerprints=tuple(map(str, range(len(findings)))))


@pytest.fixture(params=FILES)
def result(request: pytest.FixtureRequest) -> Result:
    return check(FILES[request.param])


def text_of(result: Result) -> str:
    """The file as an editor opens it."""
    data = result.source.data
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    return data.decode("utf-8-sig", "replace")


def expected(result: Result) -> list[str]:
    lone = "\n" not in text_of(result)
    return [found.replace("\r\n", "\r") if lone else found for found in FOUND]


def line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in LINE_ENDS.finditer(text))]


def in_code_points(text: str, line: int, column: int) -> int:
    """The index of a line and column from 1 that count code points."""
    return line_starts(text)[line - 1] + column - 1


def in_utf_16(text: str, place: dict[str, int]) -> int:
    """The index of a line and character from 0 that count UTF-16 code units."""
    start = line_starts(text)[place["line"]]
    units = text[start:].encode("utf-16-le")[: 2 * place["character"]]
    return start + len(units.decode("utf-16-le"))


def replaced(text: str, edits: Iterable[tuple[Stretch, str]]) -> str:
    for (start, end), new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def mended(result: Result) -> str:
    """The text as `newslint check --fix` leaves it."""
    return text_of(result._replace(source=Source(apply(result.source, result.findings))))


def test_the_fixes_mend_the_text(result: Result) -> None:
    assert mended(result).replace("\r\n", "\r").endswith(FIXED.replace("\r\n", "\r"))


def test_sarif(show: Show, result: Result) -> None:
    text = text_of(result)

    def stretch(region: dict[str, int]) -> Stretch:
        start = in_code_points(text, region["startLine"], region["startColumn"])
        return start, in_code_points(text, region["endLine"], region["endColumn"])

    (run,) = json.loads(show("sarif", [result]))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]
    regions = [item["locations"][0]["physicalLocation"]["region"] for item in run["results"]]
    assert [text[slice(*stretch(region))] for region in regions] == expected(result)
    edits = [
        (stretch(edit["deletedRegion"]), edit["insertedContent"]["text"])
        for item in run["results"]
        for edit in item["fixes"][0]["artifactChanges"][0]["replacements"]
    ]
    assert replaced(text, edits) == mended(result)


def test_language_server(show: Show, result: Result) -> None:
    text = text_of(result)

    def stretch(place: dict[str, Any]) -> Stretch:
        return in_utf_16(text, place["start"]), in_utf_16(text, place["end"])

    found = json.loads(show("lsp", [result]))["diagnostics"]
    assert [text[slice(*stretch(one["range"]))] for one in found] == expected(result)
    edits = [(stretch(edit["range"]), edit["newText"]) for one in found for edit in one["data"]["fix"]["edits"]]
    assert replaced(text, edits) == mended(result)


@pytest.mark.parametrize("name", [name for name in FILES if name != "lone carriage returns"])
def test_reviewdog(show: Show, name: str) -> None:
    """Reviewdog takes lines from Git, which ends them at line feeds alone and knows no byte order mark."""
    result = check(FILES[name])
    data = text_of(result).encode() if name == "utf-16" else result.source.data
    starts = [0, *(match.end() for match in re.finditer(b"\n", data))]

    def stretch(place: dict[str, Any]) -> Stretch:
        start, end = (starts[each["line"] - 1] + each["column"] - 1 for each in (place["start"], place["end"]))
        return start, end

    found = json.loads(show("rdjson", [result]))["diagnostics"]
    assert [data[slice(*stretch(one["location"]["range"]))].decode() for one in found] == expected(result)
    for one in reversed(found):
        (suggestion,) = one["suggestions"]
        start, end = stretch(suggestion["range"])
        data = data[:start] + suggestion["text"].encode() + data[end:]
    assert data.decode("utf-8-sig", "replace") == mended(result)


def test_json(show: Show, result: Result) -> None:
    text, data = text_of(result), result.source.data
    encoding = "utf-16-le" if data.startswith(b"\xff\xfe") else "utf-8"

    def stretch(item: dict[str, Any]) -> Stretch:
        start, end = (in_code_points(text, **line_and_column(item[each])) for each in ("location", "end_location"))
        return start, end

    items = json.loads(show("json", [result]))
    assert items == [json.loads(line) for line in show("json-lines", [result]).splitlines()]
    assert [text[slice(*stretch(item))] for item in items] == expected(result)
    ranges = [item["offsets"]["code_points"] for item in items]
    assert [text[each["start"] : each["end"]] for each in ranges] == expected(result)
    ranges = [item["offsets"]["bytes"] for item in items]
    assert [data[each["start"] : each["end"]].decode(encoding) for each in ranges] == expected(result)
    edits = [(stretch(edit), edit["content"]) for item in items for edit in item["fix"]["edits"]]
    assert replaced(text, edits) == mended(result)


def line_and_column(location: dict[str, int]) -> dict[str, int]:
    return {"line": location["row"], "column": location["column"]}


def test_gitlab(show: Show, result: Result) -> None:
    text = text_of(result)
    places = [item["location"]["positions"] for item in json.loads(show("gitlab", [result]))]
    stretches = [
        text[in_code_points(text, **place["begin"]) : in_code_points(text, **place["end"])] for place in places
    ]
    assert stretches == expected(result)


def test_github(show: Show, result: Result) -> None:
    """Over two lines, which have no columns in their properties, the message says where."""
    text = text_of(result)
    pattern = re.compile(r",line=(\d+),endLine=(\d+)(?:,col=(\d+),endColumn=(\d+))?::(\d+):(\d+): ")
    found = []
    for line, (row, end_row, column, end_column, *said) in zip(
        expected(result), pattern.findall(show("github", [result])), strict=True
    ):
        start = in_code_points(text, *map(int, said))
        if column:
            assert (row, column) == tuple(said)
            found.append(text[start : in_code_points(text, int(end_row), int(end_column))])
        else:
            assert int(end_row) == int(row) + 1
            found.append(text[start : start + len(line)])
    assert found == expected(result)


@pytest.mark.parametrize("format", ["full", "concise", "grouped", "checkstyle", "junit"])
def test_an_editor_that_jumps_to_line_and_column(show: Show, result: Result, format: str) -> None:
    text, output = text_of(result), show(format, [result])
    if format in ("checkstyle", "junit"):
        root = ElementTree.fromstring(output)
        errors = [(error.get("line", ""), error.get("column", "")) for error in root.iter("error")]
        cases = [case.get("name", "").rpartition(" ")[2].split(":") for case in root.iter("testcase")]
        places = errors if format == "checkstyle" else [(row, column) for row, column in cases]
    else:
        places = re.findall(r"^(?:a\.txt:|  )(\d+):(\d+):?  ?", output, re.MULTILINE)
    rests = [text[in_code_points(text, int(row), int(column)) :] for row, column in places]
    assert len(rests) == len(FOUND)
    for rest, found in zip(rests, expected(result), strict=True):
        assert rest.startswith(found)

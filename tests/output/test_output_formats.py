"""`concise`, `json`, the counts and the summary; `full` and `--diff` have files of their own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from newslint import Edit, Finding, Fix, Related, Rule, RuleSet, Safety, Severity, Source, Span
from newslint.output import Context, renderer
from newslint.output.colour import wants_colour
from newslint.output.summary import Tally
from newslint.output.text import revealed, visible, width
from newslint.readers.plain import read
from newslint.runner import Result

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "findings.schema.json"


def lint(rules: Iterable[Rule], data: bytes, path: str = "a.txt") -> Result:
    source = Source(data)
    return Result(path, source, RuleSet(rules).lint(read(source)).findings, (), data)


def as_json(results: Iterable[Result], context: Context) -> list[Any]:
    """The output as data, valid by the schema and by a strict reader."""
    text = "".join(renderer("json")(results, context))
    assert text.isascii()
    items: list[Any] = json.loads(text)
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text())).validate(items)
    json.dumps(items, ensure_ascii=False).encode("utf-8")
    return items


def test_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(SCHEMA.read_text()))


def test_json(context: Context) -> None:
    (item,) = as_json([lint(context.rules.values(), "Ü\nsö [[x]]".encode())], context)
    location, end = {"row": 2, "column": 4}, {"row": 2, "column": 9}
    assert item == {
        "code": "TST005",
        "name": "doubled-brackets",
        "message": "Brackets around ‘x’",
        "severity": "warning",
        "url": "https://newslint.example/TST005",
        "filename": "a.txt",
        "location": location,
        "end_location": end,
        "fix": {
            "applicability": "safe",
            "message": "Remove the brackets",
            "edits": [
                {"content": "", "location": location, "end_location": {"row": 2, "column": 6}},
                {"content": "", "location": {"row": 2, "column": 7}, "end_location": end},
            ],
        },
        "related": [],
        "offsets": {"bytes": {"start": 7, "end": 12}, "code_points": {"start": 5, "end": 10}},
    }


def test_json_without_findings(context: Context) -> None:
    assert as_json([lint(context.rules.values(), b"Goal!")], context) == []


def test_json_over_several_files(context: Context) -> None:
    results = [lint(context.rules.values(), b"Goal!! teh LOUD", path) for path in ("a.txt", "b.txt")]
    items = as_json(results, context)
    assert [(item["filename"], item["code"]) for item in items] == [
        (path, code) for path in ("a.txt", "b.txt") for code in ("TST001", "TST002", "TST003")
    ]
    assert items[1]["fix"]["applicability"] == "unsafe"
    assert items[2]["fix"] is None
    assert items[2]["related"] == [
        {
            "message": "the text starts here",
            "location": {"row": 1, "column": 1},
            "end_location": {"row": 1, "column": 2},
        }
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_json_offsets_with_a_byte_order_mark(context: Context, encoding: str) -> None:
    data = "👍!!".encode(encoding)
    (item,) = as_json([lint(context.rules.values(), data)], context)
    start = len("👍".encode(encoding))
    assert item["offsets"]["bytes"] == {"start": start, "end": len(data)}
    assert item["offsets"]["code_points"] == {"start": 1, "end": 3}


def test_json_of_bytes_that_are_not_utf_8(context: Context) -> None:
    (item,) = as_json([lint(context.rules.values(), b"[[\xff]]", "\udcff.txt")], context)
    assert item["message"] == "Brackets around ‘\ufffd’"
    assert item["filename"] == "\ufffd.txt"


def test_json_offers_no_fix_that_it_cannot_carry(context: Context) -> None:
    fix = Fix("Mend it", (Edit(Span(0, 1), "\udcff"),), Safety.SAFE)
    finding = Finding("TST001", Span(0, 1), "Wrong", Severity.INFO, fix, (Related(Span(0, 0), "here"),))
    (item,) = as_json([Result("a.txt", Source(b"x"), (finding,), ())], context)
    assert item["fix"] is None


def test_concise(context: Context) -> None:
    results = [lint(context.rules.values(), "Ü\r\n👍 Goal!! LOUD".encode(), "a\tb.txt"), lint((), b"")]
    assert "".join(renderer("concise")(results, context)) == (
        "a<U+0009>b.txt:2:7: TST001 Exclamation mark typed twice\na<U+0009>b.txt:2:10: TST003 Word in capitals\n"
    )


def test_statistics_mark_rules_of_which_some_findings_have_a_fix(context: Context) -> None:
    with_fix = lint(context.rules.values(), b"Goal!!").findings[0]
    result = Result("a.txt", Source(b"Goal!!"), (with_fix, with_fix._replace(fix=None)), ())
    assert list(renderer("statistics")([result], context)) == ["2  TST001  [-]  doubled-mark\n"]
    assert list(renderer("statistics")([], context)) == []


@pytest.mark.parametrize(
    ("data", "fixed", "summaries"),
    [
        (b"", 0, ("No problems found.", "Fixed 0 problems, 0 remain.", "Would fix 0 problems in 0 files.")),
        (b"LOUD", 1, ("Found 1 problem.", "Fixed 1 problem, 1 remains.", "Would fix 1 problem in 1 file.")),
        (
            b"Goal!!",
            0,
            (
                "Found 1 problem, 1 fixable with --fix.",
                "Fixed 0 problems, 1 remains.",
                "Would fix 0 problems in 0 files.",
            ),
        ),
        (
            b"teh teh",
            2,
            (
                "Found 2 problems, 2 fixable with --fix --unsafe-fixes.",
                "Fixed 2 problems, 2 remain (2 fixable with --unsafe-fixes).",
                "Would fix 2 problems in 1 file.",
            ),
        ),
    ],
)
def test_summary(context: Context, data: bytes, fixed: int, summaries: tuple[str, str, str]) -> None:
    tally = Tally()
    tally.add(lint(context.rules.values(), data)._replace(fixed=fixed))
    assert (tally.after_check(), tally.after_fix(), tally.after_diff()) == summaries


@pytest.mark.parametrize(
    ("choice", "environment", "terminal", "wanted"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
    ],
)
def test_colour(choice: str, environment: dict[str, str], terminal: bool, wanted: bool) -> None:
    assert wants_colour(choice, environment, terminal) is wanted


def test_visible() -> None:
    for code in [*range(32), *range(0x7F, 0xA0), 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)]:
        assert visible(f"a{chr(code)}b") == f"a<U+{code:04X}>b"
    assert visible("a\udc80b\ud800") == "a<0x80>b<U+D800>"
    for harmless in ("", "plain", "naïve “quotes” 👩\u200d👧", "a\u00a0b\u200bc"):
        assert visible(harmless) == harmless


def test_revealed() -> None:
    assert revealed("a b") == "a b"
    assert revealed(" a  b ") == "·a··b·"
    assert revealed("\u00a0\u200b\ufeff") == "<U+00A0><U+200B><U+FEFF>"


def test_width() -> None:
    assert [width(text) for text in ("", "ab", "“é”…", "東京", "e\u0301", "👩\u200d👩\u200d👧")] == [0, 2, 4, 4, 1, 2]

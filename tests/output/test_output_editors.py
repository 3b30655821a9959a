"""`rdjson`, `lsp`, `json-lines` and `grouped`."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newslint import Rule
from newslint.output import Context, renderer
from newslint.runner import Result

Show = Callable[..., str]
Validated = Callable[[Any, str], Any]
Results = tuple[Result, ...]


class TestRdjson:
    @pytest.fixture
    def diagnostics(self, show: Show, validated: Validated) -> Callable[[Results], list[Any]]:
        def call(results: Results) -> list[Any]:
            text = show("rdjson", results)
            assert text.isascii()
            return list(validated(json.loads(text), "rdjson")["diagnostics"])

        return call

    def test_diagnostic(self, diagnostics: Callable[[Results], list[Any]], lint: Callable[..., Result]) -> None:
        (item,) = diagnostics((lint("ü [[ü]]!".encode()),))
        whole = {"start": {"line": 1, "column": 4}, "end": {"line": 1, "column": 10}}
        assert item == {
            "message": "Brackets around ‘ü’",
            "severity": "WARNING",
            "code": {"value": "TST005", "url": "https://newslint.example/TST005"},
            "location": {"path": "a.txt", "range": whole},
            "suggestions": [{"range": whole, "text": "ü"}],
        }

    def test_everything(self, diagnostics: Callable[[Results], list[Any]], everything: Results) -> None:
        items = diagnostics(everything)
        assert [item["severity"] for item in items] == ["WARNING", "ERROR", *["WARNING"] * 4, "INFO"]
        assert [len(item["suggestions"]) for item in items] == [1, 1, 1, 0, 1, 0, 0]
        assert items[5]["message"] == "Brackets around ‘\ufffd’"
        assert items[5]["location"]["path"] == "desk/ü 1%: <b>&\"c',\ufffd.txt"

    def test_nothing_found(self, diagnostics: Callable[[Results], list[Any]], lint: Callable[..., Result]) -> None:
        assert diagnostics((lint(b"Goal!"),)) == []


class TestLsp:
    @pytest.fixture
    def published(self, show: Show, validated: Validated) -> Callable[[Results], list[Any]]:
        def call(results: Results) -> list[Any]:
            text = show("lsp", results)
            assert text.isascii()
            return [validated(json.loads(line), "lsp") for line in text.splitlines()]

        return call

    def test_diagnostic(self, published: Callable[[Results], list[Any]], lint: Callable[..., Result]) -> None:
        (params,) = published((lint("😀 [[x]]".encode(), os.path.abspath("ü 1.txt")),))
        assert params["uri"] == f"{Path.cwd().as_uri()}/%C3%BC%201.txt"
        assert params["diagnostics"] == [
            {
                "range": in_line(3, 8),
                "severity": 2,
                "code": "TST005",
                "codeDescription": {"href": "https://newslint.example/TST005"},
                "source": "newslint",
                "message": "Brackets around ‘x’",
                "data": {
                    "name": "doubled-brackets",
                    "fix": {
                        "title": "Remove the brackets",
                        "applicability": "safe",
                        "edits": [{"range": in_line(3, 5), "newText": ""}, {"range": in_line(6, 8), "newText": ""}],
                    },
                },
            }
        ]

    def test_everything(self, published: Callable[[Results], list[Any]], everything: Results) -> None:
        odd, clean, uncarried = published(everything)
        assert odd["uri"].endswith("/desk/%C3%BC%201%25%3A%20%3Cb%3E%26%22c%27%2C%FF.txt")
        assert [one["severity"] for one in odd["diagnostics"]] == [2, 1, 2, 2, 2, 2]
        assert odd["diagnostics"][1]["data"]["fix"]["applicability"] == "unsafe"
        assert odd["diagnostics"][3]["data"]["fix"] is None
        (related,) = odd["diagnostics"][3]["relatedInformation"]
        assert related["location"]["uri"] == odd["uri"]
        assert related["message"] == "the text starts here"
        assert clean["diagnostics"] == []
        assert uncarried["diagnostics"][0]["severity"] == 3
        assert uncarried["diagnostics"][0]["data"]["fix"] is None

    def test_rule_without_address(self, lint: Callable[..., Result], sample_rules: tuple[Rule, ...]) -> None:
        context = Context({rule.code: rule for rule in sample_rules}, lambda _rule: None)
        (line,) = renderer("lsp")([lint(b"Goal!!")], context)
        assert "codeDescription" not in json.loads(line)["diagnostics"][0]


class TestJsonLines:
    def test_the_items_of_json(self, show: Show, everything: Results) -> None:
        lines = show("json-lines", everything).splitlines()
        assert [json.loads(line) for line in lines] == json.loads(show("json", everything))
        assert len(lines) == 7

    def test_nothing_found(self, show: Show, lint: Callable[..., Result]) -> None:
        assert show("json-lines", [lint(b"Goal!")]) == ""


class TestGrouped:
    def test_files(self, show: Show, lint: Callable[..., Result]) -> None:
        text = b"Goal!!\n" + b"\n" * 8 + b"in teh [[\xff]]"
        assert show("grouped", [lint(text, "a\tb.txt"), lint(b""), lint(b"LOUD", "c.txt")]) == (
            "a<U+0009>b.txt:\n"
            "  1:5   TST001  Exclamation mark typed twice\n"
            "  10:4  TST002  Letters swapped\n"
            "  10:8  TST005  Brackets around ‘<0xFF>’\n"
            "\n"
            "c.txt:\n"
            "  1:1  TST003  Word in capitals\n"
            "\n"
        )

    def test_colour(self, context: Context, lint: Callable[..., Result]) -> None:
        text = "".join(renderer("grouped")([lint(b"LOUD")], context._replace(colour=True)))
        assert text == "\x1b[1ma.txt\x1b[0m:\n  1:1  \x1b[1;31mTST003\x1b[0m  Word in capitals\n\n"


def in_line(start: int, end: int) -> dict[str, Any]:
    return {"start": {"line": 0, "character": start}, "end": {"line": 0, "character": end}}

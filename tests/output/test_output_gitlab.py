"""`gitlab`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from newslint.runner import Result

Report = Callable[[tuple[Result, ...]], list[Any]]


@pytest.fixture
def report(show: Callable[..., str], validated: Callable[[Any, str], Any]) -> Report:
    """The report as data, valid, and no fingerprint in it twice."""

    def call(results: tuple[Result, ...]) -> list[Any]:
        text = show("gitlab", results)
        assert text.isascii()
        items: list[Any] = validated(json.loads(text), "gitlab")
        assert len({item["fingerprint"] for item in items}) == len(items)
        return items

    return call


def test_report(report: Report, everything: tuple[Result, ...]) -> None:
    items = report(everything)
    assert [(item["check_name"], item["severity"]) for item in items] == [
        ("TST001", "minor"),
        ("TST002", "major"),
        ("TST005", "minor"),
        ("TST003", "minor"),
        ("TST001", "minor"),
        ("TST005", "minor"),
        ("TST004", "info"),
    ]
    assert items[5]["description"] == "TST005 (doubled-brackets): Brackets around ‘\ufffd’"
    assert items[5]["location"]["path"] == "desk/ü 1%: <b>&\"c',\ufffd.txt"
    assert items[6]["location"] == {
        "path": "b.txt",
        "positions": {"begin": {"line": 1, "column": 3}, "end": {"line": 2, "column": 3}},
    }


def test_fingerprints_differ_by_file_and_by_number(report: Report, lint: Callable[..., Result]) -> None:
    first, second, other = report((lint(b"Goal!! Goal!!"), lint(b"Goal!!", "b.txt")))
    assert second["fingerprint"] == f"{first['fingerprint']}:2"
    assert other["fingerprint"].startswith("b.txt:")


def test_fingerprints_stay_when_lines_move(report: Report, lint: Callable[..., Result]) -> None:
    (before,) = report((lint(b"A goal!!"),))
    (after,) = report((lint(b"News.\n\nA  goal!!"),))
    assert before["fingerprint"] == after["fingerprint"]
    assert before["location"] != after["location"]


def test_nothing_found(report: Report, lint: Callable[..., Result]) -> None:
    assert report((lint(b"Goal!"),)) == []

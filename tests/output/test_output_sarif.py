"""`sarif`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from newslint.runner import Result

Show = Callable[..., str]
Run = dict[str, Any]


@pytest.fixture
def sarif(show: Show, validated: Callable[[Any, str], Any]) -> Callable[..., Run]:
    """The one run of the log, valid by the schema, with every reference inside it in place."""

    def call(results: tuple[Result, ...]) -> Run:
        text = show("sarif", results)
        assert text.isascii()
        log = validated(json.loads(text), "sarif")
        (run,) = log["runs"]
        rules = run["tool"]["driver"]["rules"]
        assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
            result["ruleId"] for result in run["results"]
        ]
        return dict(run)

    return call


def test_log(sarif: Callable[..., Run], everything: tuple[Result, ...]) -> None:
    run = sarif(everything)
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("newslint", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == ["TST001", "TST002", "TST005", "TST003", "TST004"]
    assert driver["rules"][3]["defaultConfiguration"] == {"level": "warning", "enabled": False}
    assert driver["rules"][0]["helpUri"] == "https://newslint.example/TST001"
    assert [(result["ruleId"], result["level"]) for result in run["results"]] == [
        ("TST001", "warning"),
        ("TST002", "error"),
        ("TST005", "warning"),
        ("TST003", "warning"),
        ("TST001", "warning"),
        ("TST005", "warning"),
        ("TST004", "note"),
    ]


def test_result(sarif: Callable[..., Run], lint: Callable[..., Result]) -> None:
    result = lint("ü [[x]]".encode(), "a b/ü:1.txt")
    location = {"artifactLocation": {"uri": "a%20b/%C3%BC%3A1.txt"}}
    (item,) = sarif((result,))["results"]
    assert item == {
        "ruleId": "TST005",
        "ruleIndex": 0,
        "level": "warning",
        "message": {"text": "Brackets around ‘x’"},
        "locations": [{"physicalLocation": {**location, "region": region(3, 8)}}],
        "partialFingerprints": {"newslint/v1": result.fingerprints[0]},
        "fixes": [
            {
                "description": {"text": "Remove the brackets"},
                "artifactChanges": [
                    {
                        **location,
                        "replacements": [
                            {"deletedRegion": region(3, 5), "insertedContent": {"text": ""}},
                            {"deletedRegion": region(6, 8), "insertedContent": {"text": ""}},
                        ],
                    }
                ],
                "properties": {"applicability": "safe"},
            }
        ],
    }


def test_related_places_and_unsafe_fixes(sarif: Callable[..., Run], lint: Callable[..., Result]) -> None:
    swapped, loud = sarif((lint(b"teh LOUD"),))["results"]
    assert swapped["fixes"][0]["properties"] == {"applicability": "unsafe"}
    assert "relatedLocations" not in swapped
    assert "fixes" not in loud
    (related,) = loud["relatedLocations"]
    assert related["message"] == {"text": "the text starts here"}
    assert related["physicalLocation"]["region"] == region(1, 2)


def test_bytes_that_are_not_utf_8(sarif: Callable[..., Run], everything: tuple[Result, ...]) -> None:
    results = sarif(everything)["results"]
    assert results[5]["message"]["text"] == "Brackets around ‘\ufffd’"
    uri = results[5]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "desk/%C3%BC%201%25%3A%20%3Cb%3E%26%22c%27%2C%FF.txt"
    assert "fixes" not in results[6]


def test_a_file_that_could_not_be_checked(sarif: Callable[..., Run], everything: tuple[Result, ...]) -> None:
    (invocation,) = sarif(everything)["invocations"]
    assert invocation == {
        "executionSuccessful": False,
        "toolExecutionNotifications": [
            {"level": "error", "message": {"text": "gone.txt: there is no such file"}},
            {"level": "error", "message": {"text": "de\ufffdsk: cannot be listed"}},
        ],
    }


def test_nothing_found(sarif: Callable[..., Run], lint: Callable[..., Result]) -> None:
    run = sarif((lint(b"Goal!"),))
    assert (run["results"], run["tool"]["driver"]["rules"], "invocations" in run) == ([], [], False)
    assert sarif(()) == run


def region(start: int, end: int) -> dict[str, int]:
    return {"startLine": 1, "startColumn": start, "endLine": 1, "endColumn": end}

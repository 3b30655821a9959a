"""Suppression, as a user would look it up: what a comment, front matter and `[sic]` silence, and where."""

from __future__ import annotations

import pytest
from newslint_rules.suppression.unused_suppression import unused_suppression

from newslint import Rule, RuleSet, Source
from newslint.readers import reader
from newslint.rule import Format


def found(rules: tuple[Rule, ...], text: str, format: Format = "markdown") -> list[str]:
    """What is flagged, in the order of its place; `!!` and `LOUD` are damage to the tests' rules."""
    data = text.encode()
    report = RuleSet((rules[0], rules[2], unused_suppression), known=[*rules, unused_suppression]).lint(
        reader(format)(Source(data))
    )
    assert report.errors == ()
    return [data[finding.span.start : finding.span.end].decode() for finding in report.findings]


CASES = {
    "from a comment to the next": (
        "A!!\n\n<!-- newslint-disable TST001 -->\n\nB!!!\n\n<!-- newslint-enable TST001 -->\n\nC!!!!",
        ["!!", "!!!!"],
    ),
    "to the end": ("A!!\n\n<!-- newslint-disable TST001 -->\n\nB!!!\n\nC!!!!", ["!!"]),
    "by name": ("<!-- newslint-disable doubled-mark -->\n\nB!!! LOUD", ["LOUD"]),
    "by the start of a code": ("<!-- newslint-disable TST -->\n\nB!!! LOUD", []),
    "several": ("<!-- newslint-disable TST001, TST003 -->\n\nB!!! LOUD", []),
    "all": ("<!-- newslint-disable -->\n\nB!!! LOUD", []),
    "with a reason": ("<!-- newslint-disable TST001 -- quoted as it was said -->\n\nB!!! LOUD", ["LOUD"]),
    "another rule's end ends nothing": (
        "<!-- newslint-disable TST001 -->\n\nB!!!\n\n<!-- newslint-enable TST003 -->\n\nC!!!!",
        [],
    ),
    "an end of all": ("<!-- newslint-disable TST001 -->\n\nB!!!\n\n<!-- newslint-enable -->\n\nC!!!!", ["!!!!"]),
    "the next paragraph": ("<!-- newslint-disable-next-line TST001 -->\nB!!! and\nB!!!!\n\nC!!", ["!!"]),
    "the next item": ("<!-- newslint-disable-next-line -->\n\n- B!!!\n- C!!", ["!!"]),
    "its own paragraph": ("A!!\n\nB!!! <!-- newslint-disable-line TST001 --> and\nB!!!!\n\nC!!!!!", ["!!", "!!!!!"]),
    "its own paragraph, wrapped anew": ("B!!! and\nmore <!-- newslint-disable-line\nTST001 --> B!!!!\n\nC!!", ["!!"]),
    "the file": ("A!!\n\n<!-- newslint-disable-file TST001 -->\n\nB!!! LOUD", ["LOUD"]),
    "a comment in code is none": ("```\n<!-- newslint-disable -->\n```\n\nB!!!", ["!!!"]),
    "a comment in inline code is none": ("Write `<!-- newslint-disable -->` here.\n\nB!!!", ["!!!"]),
    "front matter": ("---\ntitle: x\nnewslint: {ignore: [TST001]}\n---\n\nB!!! LOUD", ["LOUD"]),
    "front matter, one": ("---\nnewslint:\n  ignore: TST001\n---\n\nB!!! LOUD", ["LOUD"]),
    "front matter in TOML": ('+++\n[newslint]\nignore = ["TST001"]\n+++\n\nB!!! LOUD', ["LOUD"]),
    "broken front matter": ("---\nnewslint: {ignore: [TST001\n---\n\nB!!!", ["!!!"]),
    "[sic]": ("He wrote “B!!” [sic], and LOUD [SIC]. C!!!", ["!!!"]),
    "(sic), with a word on": ("He wrote LOUDly (sic).", []),
    "[sic] further off": ("He wrote B!! and then more [sic].", ["!!"]),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_silenced(sample_rules: tuple[Rule, ...], case: str) -> None:
    text, expected = CASES[case]
    assert found(sample_rules, text) == expected


def test_html_has_the_same_comments(sample_rules: tuple[Rule, ...]) -> None:
    text = "<p>A!!</p><!-- newslint-disable-next-line TST001 --><p>B!!!</p><p>C!!!!</p>"
    assert found(sample_rules, text, "html") == ["!!", "!!!!"]


def test_plain_text_has_no_comments(sample_rules: tuple[Rule, ...]) -> None:
    assert found(sample_rules, "<!-- newslint-disable -->\nB!!!", "plain") == ["!!!"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- newslint-disable TST001 -->\n\nFine.", ["<!-- newslint-disable TST001 -->"]),
        ("<!-- newslint-disable TST002 -->\n\nFine, and TST002 did not run.", []),
        ("<!-- newslint-disable TST001, TST999 -->\n\nB!!", ["<!-- newslint-disable TST001, TST999 -->"]),
        ("<!-- newslint-disable-file no-such-rule -->\n\nFine.", ["<!-- newslint-disable-file no-such-rule -->"]),
        ("---\nnewslint: {ignore: [TST001]}\n---\n\nFine.", ["---\nnewslint: {ignore: [TST001]}\n---"]),
    ],
)
def test_what_suppresses_nothing_is_reported(sample_rules: tuple[Rule, ...], text: str, expected: list[str]) -> None:
    assert found(sample_rules, text) == expected

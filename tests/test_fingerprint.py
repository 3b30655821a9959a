"""Fingerprints: what keeps them and what changes them."""

from __future__ import annotations

import re

import pytest

from newslint import Document, Finding, Rule, RuleSet, Severity, Source, Span
from newslint.fingerprint import fingerprints
from newslint.readers import reader
from newslint.runner import Task, run_data

TEXT = "The council met.\n\nA late goal!! won the\nmatch.\n"


def document(text: str | bytes) -> Document:
    return reader("markdown")(Source(text if isinstance(text, bytes) else text.encode()))


def flagged(text: str, found: str = "!!", rule: str = "TST001") -> str:
    start = len(text[: text.index(found)].encode())
    finding = Finding(rule, Span(start, start + len(found.encode())), "Wrong", Severity.WARNING, None, ())
    (mark,) = fingerprints(document(text), [finding])
    assert re.fullmatch("[0-9a-f]{16}", mark)
    return mark


@pytest.mark.parametrize(
    "text",
    [
        "A late goal!! won the\nmatch.\n",
        "# News\n\nOther.\n\n- a\n- b\n\nA late goal!! won the\nmatch.\n\nMore.\n",
        "The council met.\n\nA late\ngoal!! won the match.\n",
        "The council met.\r\n\r\nA late goal!! won the\r\nmatch.\r\n",
        "A  late goal!! won the match.",
    ],
)
def test_moving_and_wrapping_keep_it(text: str) -> None:
    assert flagged(text) == flagged(TEXT)


def test_editing_the_block_changes_it() -> None:
    assert flagged(TEXT.replace("late", "early")) != flagged(TEXT)


def test_rule_and_flagged_text_are_part_of_it() -> None:
    assert len({flagged(TEXT), flagged(TEXT, rule="TST002"), flagged(TEXT, "goal!!"), flagged(TEXT, "council")}) == 4


def test_a_finding_over_two_blocks_takes_both() -> None:
    across = "met.\n\nA"
    assert flagged(TEXT, across) == flagged(f"New.\n\n{TEXT}", across)
    assert flagged(TEXT, across) != flagged(TEXT.replace("council", "board"), across)
    assert flagged(TEXT, across) != flagged(TEXT.replace("match", "cup"), across)


def test_outside_of_all_blocks() -> None:
    finding = Finding("TST001", Span(0, 1), "Wrong", Severity.WARNING, None, ())
    (mark,) = fingerprints(document("\n\nText.\n"), [finding])
    assert mark
    assert fingerprints(document(""), [finding._replace(span=Span(0, 0))])
    assert fingerprints(document("Text."), []) == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_encoding_plays_no_part(encoding: str) -> None:
    def marks(data: bytes) -> tuple[str, ...]:
        at = document(data)
        (block,) = at.blocks
        return fingerprints(at, [block.flag((2, 6), "Wrong")])

    assert marks("ü 😀 goal".encode(encoding)) == marks("ü 😀 goal".encode())


class TestRunner:
    @pytest.fixture
    def rules(self, sample_rules: tuple[Rule, ...]) -> RuleSet:
        return RuleSet(sample_rules)

    def test_only_where_they_are_asked_for(self, rules: RuleSet) -> None:
        assert run_data("a.txt", b"Goal!! LOUD", Task(rules)).fingerprints == ()
        result = run_data("a.txt", b"Goal!! LOUD", Task(rules, fingerprints=True))
        assert len(set(result.fingerprints)) == len(result.findings) == 2

    def test_after_fixing_they_are_those_of_what_is_left(self, rules: RuleSet) -> None:
        fixed = run_data("a.txt", b"Goal!! LOUD", Task(rules, fix=True, fingerprints=True))
        clean = run_data("a.txt", b"Goal! LOUD", Task(rules, fingerprints=True))
        assert fixed.fixed == 1
        assert fixed.fingerprints == clean.fingerprints != ()

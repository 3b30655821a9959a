"""One finding for one problem: a rule that supersedes others silences them where they touch the same text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from newslint import Block, Finding, Pattern, Rule, RuleSet, Source, rule
from newslint.errors import RuleError
from newslint.readers import plain


def flags(code: str, pattern: str, supersedes: tuple[str, ...] = ()) -> Rule:
    """A rule that flags what a pattern matches."""

    @rule(code=code, summary=pattern, trigger=None, supersedes=supersedes, examples=[])
    def flagging(block: Block) -> Iterator[Finding]:
        for match in Pattern(pattern).finditer(block.text):
            yield block.flag(match, pattern)

    return flagging


def found(text: str, *rules: Rule) -> list[tuple[str, int, int]]:
    return [(each.rule, *each.span) for each in RuleSet(rules).lint(plain.read(Source(text.encode()))).findings]


WIDE, NARROW = flags("WID001", "b+c+", ("NAR001",)), flags("NAR001", "c")


def test_what_the_wider_rule_sees_is_said_once_and_the_rest_stays() -> None:
    assert found("c bc c bcc", WIDE, NARROW) == [
        ("NAR001", 0, 1), ("WID001", 2, 4), ("NAR001", 5, 6), ("WID001", 7, 10),
    ]  # fmt: skip


def test_without_the_wider_rule_the_other_speaks() -> None:
    assert found("bc", NARROW) == [("NAR001", 1, 2)]


def test_touching_is_not_overlapping() -> None:
    assert found("bc", flags("WID001", "b", ("NAR001",)), NARROW) == [("WID001", 0, 1), ("NAR001", 1, 2)]


@pytest.mark.parametrize("turn", [list, reversed])
def test_a_silenced_rule_still_silences_whatever_the_order(turn: Callable[[list[Rule]], Iterator[Rule]]) -> None:
    one, two, three = flags("ONE001", "a", ("TWO001",)), flags("TWO001", "ab", ("THR001",)), flags("THR001", "b")
    assert found("ab", *turn([one, two, three])) == [("ONE001", 0, 1)]


def test_a_family_can_be_superseded_by_one_of_its_own() -> None:
    assert found("bc", flags("NAR002", "bc", ("NAR",)), NARROW) == [("NAR002", 0, 2)]


def test_a_span_that_holds_others_counts_to_its_end() -> None:
    assert found("aab c", flags("WID001", "aa.*|b", ("NAR001",)), NARROW) == [("WID001", 0, 5)]


def test_two_rules_that_supersede_each_other_are_refused() -> None:
    with pytest.raises(RuleError, match="rule ONE001: it and TWO001 supersede each other"):
        RuleSet([flags("ONE001", "a", ("TWO",)), flags("TWO001", "a", ("ONE",))])

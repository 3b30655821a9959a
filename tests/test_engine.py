"""The engine: triggers only ever save work, linting is pure, and a rule that fails fails alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import NoReturn

import pytest
from hypothesis import example, given, settings

from newslint import Block, Finding, Pattern, Rule, RuleSet, Source, Trigger, gate, lint, rule
from newslint.errors import RuleError
from newslint.readers import plain
from tests.soup import RULES, documents, read

THOROUGHLY = settings(max_examples=300)
WITH_TRIGGERS = RuleSet(RULES, large_after=0)
WITHOUT_TRIGGERS = RuleSet(RULES, triggers=False)
with pytest.MonkeyPatch.context() as patch:
    patch.setattr(gate, "re2", None)
    WITHOUT_RE2 = RuleSet(RULES)


@THOROUGHLY
@given(documents())
@example(("plain", b"It was the            the last."))
@example(("plain", "It was the\u00a0the last.".encode()))
@example(("plain", "R²,ch".encode()))
@example(("plain", "²“a".encode()))
@example(("plain", "ft.À¼".encode()))
@example(("plain", "Î““A".encode()))
@example(("plain", b"-\r-"))
@example(("plain", b"A report came late last last year."))
@example(("plain", b"It co mes at night."))
@example(("plain", b"By10 km,"))
def test_triggers_change_no_finding(file: tuple[str, bytes]) -> None:
    assert WITH_TRIGGERS.lint(read(*file)).findings == WITHOUT_TRIGGERS.lint(read(*file)).findings


def variants() -> Iterator[tuple[RuleSet, RuleSet]]:
    """The rules that have options, as their examples set them, with and without triggers."""
    found = [rule.with_options(each.options) for rule in RULES for each in rule.examples if each.options]
    for made in zip_longest(*(list(group) for _, group in groupby(found, key=attrgetter("code")))):
        rules = [rule for rule in made if rule is not None]
        yield RuleSet(rules, large_after=0), RuleSet(rules, triggers=False)


VARIANTS = list(variants())


@THOROUGHLY
@given(documents())
def test_triggers_change_no_finding_whatever_the_options(file: tuple[str, bytes]) -> None:
    for with_triggers, without_triggers in VARIANTS:
        assert with_triggers.lint(read(*file)).findings == without_triggers.lint(read(*file)).findings


@THOROUGHLY
@given(documents())
def test_without_re2_the_findings_are_the_same(file: tuple[str, bytes]) -> None:
    assert WITHOUT_RE2.lint(read(*file)).findings == WITHOUT_TRIGGERS.lint(read(*file)).findings


@THOROUGHLY
@given(documents())
@example(("plain", b"  "))
def test_no_rule_raises_and_no_finding_leaves_the_file(file: tuple[str, bytes]) -> None:
    report = WITHOUT_TRIGGERS.lint(read(*file))
    assert report.errors == ()
    for finding in report.findings:
        edits = finding.fix.edits if finding.fix else ()
        for span in (finding.span, *(edit.span for edit in edits), *(related.span for related in finding.related)):
            assert 0 <= span.start <= span.end <= len(file[1])


@THOROUGHLY
@given(documents())
def test_linting_is_pure(file: tuple[str, bytes]) -> None:
    document = read(*file)
    before = document.text, document.source.data, list(document.pieces), [vars_of(block) for block in document.blocks]
    findings = WITH_TRIGGERS.lint(document).findings
    assert WITH_TRIGGERS.lint(document).findings == findings
    assert WITH_TRIGGERS.lint(read(*file)).findings == findings
    after = document.text, document.source.data, list(document.pieces), [vars_of(block) for block in document.blocks]
    assert after == before


def vars_of(block: Block) -> tuple[int, str, int, int]:
    """What makes a block, without what it has cached."""
    return block.index, block.kind, block.start, block.end


def test_findings_come_in_order_and_carry_code_and_severity(sample_rules: tuple[Rule, ...]) -> None:
    doubled_mark, swapped_letters, *_ = sample_rules
    report = lint(plain.read(Source(b"Goal!! In teh town.\n\nteh end!!")), [swapped_letters, doubled_mark])
    assert [(found.rule, found.span, str(found.severity)) for found in report.findings] == [
        ("TST001", (4, 6), "warning"),
        ("TST002", (10, 13), "error"),
        ("TST002", (21, 24), "error"),
        ("TST001", (28, 30), "warning"),
    ]


@pytest.mark.parametrize("triggers", [True, False])
def test_a_rule_that_raises_is_named_and_the_others_stand(sample_rules: tuple[Rule, ...], triggers: bool) -> None:
    report = RuleSet(sample_rules, triggers=triggers).lint(plain.read(Source(b"boom!! boom")))
    assert [found.rule for found in report.findings] == ["TST001"]
    assert [error.rule for error in report.errors] == ["TST004"]
    assert str(report.errors[0]).startswith("rule TST004: raised ValueError: cannot bear")


def crash(*_arguments: object) -> NoReturn:
    raise ZeroDivisionError("no words")


@pytest.mark.parametrize(
    ("trigger", "problem"),
    [
        (Trigger(lambda: "Goal", crash), "raised ZeroDivisionError: no words"),
        (Trigger(crash, lambda *_: True), "raised ZeroDivisionError: no words"),
        (Trigger(lambda: "(?=x)", lambda *_: True), "invalid perl operator"),
    ],
)
def test_a_crashing_trigger_is_named_and_the_others_stand(
    sample_rules: tuple[Rule, ...], trigger: Trigger, problem: str
) -> None:
    rules = RuleSet([made(every_block, trigger=trigger), sample_rules[0]], large_after=0)
    report = rules.lint(plain.read(Source(b"Goal!!")))
    assert [found.rule for found in report.findings] == ["TST001"]
    assert [error.rule for error in report.errors] == ["TST009"]
    assert problem in str(report.errors[0])


def test_a_trigger_that_re2_rejects_is_named() -> None:
    with pytest.raises(RuleError, match="rule TST009: RE2 does not accept the trigger"):
        RuleSet([made(every_block, trigger="(?=x)")])


def test_a_rule_sees_only_the_blocks_that_its_trigger_touches() -> None:
    document = plain.read(Source(b"One x.\n\nTwo.\n\nThree x."))
    seen = lint(document, [made(every_block, trigger="x")]).findings
    assert [found.message for found in seen] == ["One x.", "Three x."]


def test_a_large_trigger_shows_the_blocks_of_the_matches_that_it_confirms() -> None:
    text = b"  One x.\n\nTwo.\n\nThree x x.\n\nFour x?"
    trigger = Trigger(lambda: "x[.?]", lambda text, _start, end: text[end - 1 : end] == b".")
    seen = RuleSet([made(every_block, trigger=trigger)], large_after=0).lint(plain.read(Source(text))).findings
    assert [found.message for found in seen] == ["One x.", "Three x x."]


def test_a_large_trigger_waits_for_enough_text() -> None:
    rules = RuleSet([made(every_block, trigger=Trigger(lambda: "x", lambda *_: True))], large_after=6)
    seen = [rules.lint(plain.read(Source(text))).findings for text in (b"One.", b"Two x.", b"One.")]
    assert [len(findings) for findings in seen] == [1, 1, 0]


def test_a_rule_runs_only_in_its_formats() -> None:
    assert lint(plain.read(Source(b"One.")), [made(every_block)._replace(formats=("html",))]).findings == ()


def every_block(block: Block) -> Iterator[Finding]:
    yield block.flag(block.whole, block.text)


def made(check: Callable[[Block], Iterator[Finding]], trigger: str | Trigger | None = None) -> Rule:
    """A rule around a function."""
    return rule(code="TST009", summary="Made here", trigger=trigger, safety=None, examples=[])(check)


def test_a_pattern_compiles_late_and_once() -> None:
    pattern = Pattern("a+")
    assert pattern.compiled is pattern.compiled
    assert pattern.fullmatch("aaa")
    with pytest.raises(Exception, match="unterminated"):
        Pattern("[").search("")

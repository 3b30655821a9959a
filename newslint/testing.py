"""Testing: one function that holds a rule to its own examples, for newslint's rules and for anybody's pack."""

from __future__ import annotations

import re

from newslint.engine import RuleSet
from newslint.errors import RuleError
from newslint.finding import Safety
from newslint.fixing import fix
from newslint.readers import reader
from newslint.rule import Bad, Good, Rule, Trigger
from newslint.source import Source, encode

COUNTED_REPEAT = re.compile(r"(?<!\\)\{\d+(?:,\d*)?\}")
LEFT_ALONE = "Left alone:"


def check(rule: Rule) -> None:
    """Raise `RuleError` unless a rule does what its examples say and is documented.

    Held to: the exact number of findings, the exact fixed text, that the fixed text is clean, that every `Good` is
    silent, all of it with triggers on and off; that the options of an example matter; the declared safety; a rationale
    (which a rule in TOML may leave out) that says why and, after "Left alone:", when not; a trigger without counted
    repeats, one of which slows the whole gate down.
    """
    has_code = rule.check.__module__ == rule.module
    if (has_code or rule.rationale) and LEFT_ALONE not in rule.rationale:
        raise RuleError(rule.code, f"the rationale does not say what is left alone (a paragraph '{LEFT_ALONE} …')")
    pattern = rule.trigger.pattern() if isinstance(rule.trigger, Trigger) else rule.trigger
    if pattern is not None and COUNTED_REPEAT.search(pattern):
        raise RuleError(rule.code, "the trigger has a counted repeat; write it out or leave the count to the code")
    if {type(example) for example in rule.examples} != {Bad, Good}:
        raise RuleError(rule.code, "the examples need at least one Bad and one Good")
    for example in rule.examples:
        chosen = _with_options(rule, example)
        for triggers in (True, False):
            _check_example(chosen, RuleSet([chosen], triggers=triggers, large_after=0), example)
        if example.options and _holds(rule, example):
            raise RuleError(rule.code, f"{example.text!r} comes out the same without its options")


def problem(rule: Rule) -> str | None:
    """What is wrong with a rule, as a sentence; None if it does what its examples say."""
    try:
        check(rule)
    except RuleError as error:
        return str(error)
    return None


def _with_options(rule: Rule, example: Bad | Good) -> Rule:
    try:
        return rule.with_options(example.options or {})
    except ValueError as error:
        raise RuleError(rule.code, f"the options of {example.text!r} are wrong: {error}") from None


def _holds(rule: Rule, example: Bad | Good) -> bool:
    try:
        _check_example(rule, RuleSet([rule]), example)
    except RuleError:
        return False
    return True


def _check_example(rule: Rule, rules: RuleSet, example: Bad | Good) -> None:
    read = reader(example.format)
    source = Source(encode(example.text))
    report = rules.lint(read(source))
    if report.errors:
        raise report.errors[0]
    expected = example.findings if isinstance(example, Bad) else 0
    if len(report.findings) != expected:
        raise RuleError(rule.code, f"{len(report.findings)} findings, not {expected}, in {example.text!r}")
    safeties = {finding.fix.safety for finding in report.findings if finding.fix}
    if safeties and rule.safety is None:
        raise RuleError(rule.code, f"declares no fix but offers one in {example.text!r}")
    if rule.safety is Safety.UNSAFE and Safety.SAFE in safeties:
        raise RuleError(rule.code, f"declares its fixes unsafe but offers a safe one in {example.text!r}")
    if isinstance(example, Bad):
        _check_fix(rule, rules, example, source)


def _check_fix(rule: Rule, rules: RuleSet, example: Bad, source: Source) -> None:
    read = reader(example.format)
    fixed = fix(source, read, rules, unsafe=True)
    text = fixed.data.decode("utf-8", "surrogateescape")
    if example.fixed is None:
        if fixed.applied:
            raise RuleError(rule.code, f"an example without a fixed text was changed to {text!r}")
        return
    if text != example.fixed:
        raise RuleError(rule.code, f"fixed {example.text!r} to {text!r}, not {example.fixed!r}")
    if fixed.report.findings:
        raise RuleError(rule.code, f"the fixed text {text!r} is not clean")

"""The engine: documents and rules in, findings out. It prints nothing, reads no file and knows no rule by name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations
from operator import itemgetter
from typing import NamedTuple

from newslint import suppress
from newslint.document import Block, Document
from newslint.errors import RuleError
from newslint.finding import Finding, Fix, Safety
from newslint.gate import LARGE_AFTER, Blocks, Gate, every_block
from newslint.rule import Rule
from newslint.span import Span
from newslint.suppress import Known, Suppressions

Subject = Document | Block | Suppressions
in_order = itemgetter(Finding._fields.index("span"), Finding._fields.index("rule"))
"""What findings are sorted by."""


class Report(NamedTuple):
    """What linting one document gave: findings in the order of their place, and the rules that raised."""

    findings: tuple[Finding, ...]
    errors: tuple[RuleError, ...]


class RuleSet:
    """Rules made ready to run on many documents: their triggers compiled into one gate."""

    def __init__(
        self,
        rules: Iterable[Rule],
        *,
        accepted: frozenset[str] = frozenset(),
        known: Iterable[Rule] | None = None,
        triggers: bool = True,
        large_after: int = LARGE_AFTER,
    ) -> None:
        """Compile the triggers of `rules`; with `triggers=False` every rule sees every block.

        `accepted` are words, in lower case, that no rule is to hold against a text. `known` are all rules that a
        suppression may name, which are `rules` unless said otherwise. Large triggers are compiled after
        `large_after` bytes of text. The findings are the same with and without triggers (tests/test_engine.py).
        Raises `RuleError` for a trigger that RE2 rejects, and for two rules that supersede each other.
        """
        self.rules = tuple(rules)
        self.accepted = accepted
        self._known = _known(self.rules, known)
        self._on_suppressions = [rule for rule in self.rules if rule.scope == "suppressions"]
        checking = [rule for rule in self.rules if rule.scope != "suppressions"]
        self._superseding = [rule for rule in self.rules if rule.supersedes]
        _refuse_circles(self._superseding)
        self._checking = checking
        self._gate = Gate(checking, large_after) if triggers else None

    @cached_property
    def gate_for_parts(self) -> Gate:
        """A gate that looks at parts of texts, as `newslint.incremental` needs it."""
        return Gate(self._checking, 0, in_parts=True)

    def lint(self, document: Document) -> Report:
        """Check one document."""
        document.accepted = self.accepted
        findings: list[Finding] = []
        errors: list[RuleError] = []
        for rule, blocks in self._fired(document):
            if not rule.reads(document):
                continue
            self._check(rule, _subjects(rule, document, blocks), findings, errors)
        return self.report(document, findings, errors)

    def report(self, document: Document, findings: list[Finding], errors: list[RuleError]) -> Report:
        """What is to be said of all that rules have found: what is superseded or suppressed left out, in order."""
        if findings and self._superseding:
            findings = _settled(findings, self._superseding)
        if suppress.may_apply(document):
            findings, suppressions = suppress.apply(document, findings, self._known)
            for rule in self._on_suppressions:
                if rule.reads(document):
                    self._check(rule, [suppressions], findings, errors)
        if len(findings) > 1:
            findings.sort(key=in_order)
        return Report(tuple(findings), tuple(errors))

    def _check(self, rule: Rule, subjects: Iterable[Subject], findings: list[Finding], errors: list[RuleError]) -> None:
        """Run one rule, and add what it finds, or that it failed."""
        try:
            for subject in subjects:
                findings.extend(found(rule, subject))
        except Exception as error:
            errors.append(RuleError(rule.code, f"raised {type(error).__name__}: {error}"))

    def _fired(self, document: Document) -> Iterable[tuple[Rule, Blocks]]:
        if self._gate is None:
            return ((rule, every_block) for rule in self._checking)
        return self._gate.fired(document)


def lint(document: Document, rules: Iterable[Rule]) -> Report:
    """Check one document with some rules. For many documents, make one `RuleSet` and keep it."""
    return RuleSet(rules).lint(document)


def found(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """What a rule finds, as the configuration wants it. Raises what the rule raises."""
    options = () if rule.options is None else (rule.options,)
    for _, span, message, _, fix, related in rule.check(subject, *options):
        yield Finding(rule.code, span, message, rule.severity, _fix(rule, fix), related)


def _known(rules: Iterable[Rule], known: Iterable[Rule] | None) -> Known:
    everything = list(rules if known is None else known)
    return Known(
        {rule.code: rule.name for rule in everything},
        frozenset(rule.code for rule in everything if rule.default),
        frozenset(rule.code for rule in rules),
    )


def _fix(rule: Rule, fix: Fix | None) -> Fix | None:
    """A fix as the configuration wants it."""
    if fix is None or rule.fixes == "declared":
        return fix
    return fix._replace(safety=rule.fixes) if isinstance(rule.fixes, Safety) else None


def _refuse_circles(rules: list[Rule]) -> None:
    for one, other in combinations(rules, 2):
        if one.code.startswith(other.supersedes) and other.code.startswith(one.supersedes):
            raise RuleError(one.code, f"it and {other.code} supersede each other; one of them has to give way")


def _settled(findings: list[Finding], superseding: list[Rule]) -> list[Finding]:
    """The findings without those that overlap one of a rule that supersedes theirs."""
    codes = {finding.rule for finding in findings}
    claims = []
    for rule in superseding:
        yielding = {code for code in codes if code != rule.code and code.startswith(rule.supersedes)}
        if rule.code in codes and yielding:
            claims.append((yielding, _merged(each.span for each in findings if each.rule == rule.code)))
    for yielding, claimed in claims:
        findings = [each for each in findings if each.rule not in yielding or not _touches(each.span, claimed)]
    return findings


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.overlaps(merged[-1]):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _touches(span: Span, merged: list[Span]) -> bool:
    nearest = bisect_right(merged, span)
    return any(span.overlaps(other) for other in merged[max(nearest - 1, 0) : nearest + 1])


def _subjects(rule: Rule, document: Document, blocks: Blocks) -> Iterator[Document | Block]:
    """What a rule's code is called with."""
    view = document.as_written if rule.view == "source" else document
    if rule.scope == "block":
        yield from blocks(view)
    else:
        yield view

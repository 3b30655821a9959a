"""Fixing: which edits are applied, in which order, which are refused, and when to stop.

Within one round the findings are taken in the order of their place; a fix that overlaps one taken before waits for the
next round. Rounds go on until nothing is left to fix. Bytes outside the edits stay as they are.

What damage a fix does on the way is no matter as long as a later round mends it. Where the text at the end has a
finding of a default rule that the text at the start had not, a fix made it: the one with the edit that touches it or
else lies nearest to it, of several the one of the latest round, and of those the first in the text. That fix is
refused, and all is done anew without it. So are fixes that undo each other or never come to an end. A finding whose fix
was refused stays, without the fix, and says why.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from newslint.document import Document
from newslint.engine import Report, RuleSet
from newslint.finding import Finding, Safety
from newslint.source import Source
from newslint.span import Span
from newslint.tracing import Round, touches, traced

PASSES = 20
"""Rounds after which fixes are taken to have no end; others need two or three."""
ATTEMPTS = 12
"""How often all is done anew before every fix that is not known to be harmless is refused."""
ENDLESS = "it would have to be fixed again and again"

Key = tuple[str, tuple[tuple[Span, str], ...]]
"""What tells a fix from others whatever else is fixed: its rule, and its edits as they lay in the file at the start."""
Read = Callable[[Source], Document]


class Fixed(NamedTuple):
    """The bytes after fixing, the report on them, and the findings that were fixed on the way.

    `refused` are the findings of the report whose fixes were refused, which they have no longer. `rounds` are those
    fixed in each round; their spans and edits count in the bytes that the rounds before left.
    """

    data: bytes
    report: Report
    rounds: tuple[tuple[Finding, ...], ...]
    refused: tuple[Finding, ...] = ()

    @property
    def applied(self) -> tuple[Finding, ...]:
        """All findings that were fixed."""
        return tuple(chain.from_iterable(self.rounds))


class _Applied(NamedTuple):
    """A fix that was applied: in which round, its finding, and its key."""

    round: int
    finding: Finding
    key: Key


class _Attempt(NamedTuple):
    """The text and the report that all fixes but the refused ones lead to; `endless` are those that would go on."""

    source: Source
    report: Report
    rounds: list[Round]
    applied: list[_Applied]
    endless: list[_Applied]


def fix(source: Source, read: Read, rules: RuleSet, *, unsafe: bool = False) -> Fixed:
    """Apply the safe fixes of a file, and with `unsafe` the others, until a round finds nothing to apply.

    Applying the outcome's fixes again changes nothing; a default rule finds nothing in it that it did not find before.
    """
    rounds: list[tuple[Finding, ...]] = []
    first = rules.lint(read(source))
    for _ in range(PASSES):
        fixed, refused = _fix(source, first, read, rules, unsafe)
        rounds += (
            tuple(each.finding for each in group) for _, group in groupby(fixed.applied, key=attrgetter("round"))
        )
        if not refused or not fixed.applied:
            break
        # What was refused may be harmless now that the rest is fixed, and then it would be in the next run.
        source, first = fixed.source, fixed.report
    report, stays = _explained(fixed, refused)
    return Fixed(fixed.source.data, report, tuple(rounds), stays)


def choose(findings: Iterable[Finding], *, unsafe: bool = False) -> list[Finding]:
    """The findings whose fixes can be applied together: none of their edits overlap."""
    chosen: list[Finding] = []
    taken: list[Span] = []
    for finding in findings:
        if finding.fix is None or (finding.fix.safety is Safety.UNSAFE and not unsafe):
            continue
        spans = [edit.span for edit in finding.fix.edits]
        if not any(_clashes(span, taken) for span in spans):
            chosen.append(finding)
            for span in spans:
                insort(taken, span)
    return chosen


def apply(source: Source, findings: Iterable[Finding]) -> bytes:
    """The bytes of a file with the fixes of some findings, none of which overlap, applied."""
    edits = sorted(
        (edit for finding in findings if finding.fix for edit in finding.fix.edits), key=lambda edit: edit.span
    )
    parts: list[bytes] = []
    end = 0
    for edit in edits:
        parts += [source.data[end : edit.span.start], source.encode(edit.text)]
        end = edit.span.end
    return b"".join([*parts, source.data[end:]])


def _clashes(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span overlaps one of others that are in order and do not overlap: only its neighbours can."""
    at = bisect_left(taken, span)
    return any(span.overlaps(other) for other in taken[max(at - 1, 0) : at + 1])


def _fix(source: Source, first: Report, read: Read, rules: RuleSet, unsafe: bool) -> tuple[_Attempt, dict[Key, str]]:
    """What the fixes of a file lead to, and those refused, each with the reason."""
    refused: dict[Key, str] = {}
    seen = _Before(source, first, read, rules)
    for _ in range(ATTEMPTS):
        attempt = _attempt(source, first, read, rules, unsafe=unsafe, refused=refused)
        guilty = {each.key: ENDLESS for each in attempt.endless}
        if not guilty and attempt.applied:
            guilty = _guilty(attempt, seen.new_in(attempt))
        if not guilty:
            return attempt, refused
        refused |= guilty
    everything = {_key(found, ()): "fixes around it did damage" for found in first.findings if found.fix}
    return _Attempt(source, first, [], [], []), refused | everything


def _attempt(
    source: Source, report: Report, read: Read, rules: RuleSet, *, unsafe: bool, refused: Mapping[Key, str]
) -> _Attempt:
    rounds: list[Round] = []
    applied: list[_Applied] = []
    texts = {source.data: 0}
    while True:
        allowed = report.findings
        if refused:
            allowed = tuple(found for found in report.findings if found.fix and _key(found, rounds) not in refused)
        chosen = choose(allowed, unsafe=unsafe)
        if not chosen:
            return _Attempt(source, report, rounds, applied, [])
        applied += [_Applied(len(rounds), found, _key(found, rounds)) for found in chosen]
        rounds.append(Round(source, (edit for found in chosen if found.fix for edit in found.fix.edits)))
        source = Source(apply(source, chosen))
        since = texts.setdefault(source.data, len(rounds))
        if since < len(rounds) or len(rounds) == PASSES:
            last = len(rounds) - 1
            return _Attempt(source, report, rounds, [], [each for each in applied if each.round >= min(since, last)])
        report = rules.lint(read(source))


def _key(finding: Finding, rounds: Sequence[Round]) -> Key:
    edits = finding.fix.edits if finding.fix else ()
    return finding.rule, tuple((traced(edit.span, rounds), edit.text) for edit in edits)


class _Before:
    """What rules found in the file at the start: places, by rule."""

    def __init__(self, source: Source, report: Report, read: Read, rules: RuleSet) -> None:
        self._source, self._read, self._rules = source, read, rules
        self._default = {rule.code: rule for rule in rules.rules if rule.default and rule.scope != "suppressions"}
        self._reported = _places(report)
        self._alone: dict[str, list[Span]] = {}

    def new_in(self, attempt: _Attempt) -> list[Finding]:
        """The findings of default rules that were not there at the start.

        A finding that gave way to one of another rule then was there all the same, so the rule is asked alone.
        """
        found = []
        for finding in attempt.report.findings:
            if finding.rule in self._default:
                place = traced(finding.span, attempt.rounds)
                if not _is_among(place, self._reported.get(finding.rule, ())) and not _is_among(
                    place, self._found_alone(finding.rule)
                ):
                    found.append(finding)
        return found

    def _found_alone(self, code: str) -> list[Span]:
        if code not in self._alone:
            rules = RuleSet([self._default[code]], accepted=self._rules.accepted, known=self._rules.rules)
            self._alone[code] = _places(rules.lint(self._read(self._source))).get(code, [])
        return self._alone[code]


def _places(report: Report) -> dict[str, list[Span]]:
    places: dict[str, list[Span]] = {}
    for finding in report.findings:
        places.setdefault(finding.rule, []).append(finding.span)
    return places


def _is_among(span: Span, places: Iterable[Span]) -> bool:
    return any(span.overlaps(place) for place in places)


def _guilty(attempt: _Attempt, new: Iterable[Finding]) -> dict[Key, str]:
    """For each new finding the fix that made it, with the reason to refuse it."""
    guilty: dict[Key, str] = {}
    for finding in new:
        places = [traced(span, attempt.rounds) for span in (finding.span, *(each.span for each in finding.related))]
        suspect = min(attempt.applied, key=lambda applied: (_distance(applied.key, places), -applied.round))
        guilty.setdefault(suspect.key, f"it would make a new finding of {finding.rule}")
    return guilty


def _distance(key: Key, places: Iterable[Span]) -> int:
    """How many bytes lie between a fix and the nearest of some places."""
    return min(
        0 if touches(edit, place) else max(place.start - edit.end, edit.start - place.end)
        for edit, _ in key[1]
        for place in places
    )


def _explained(attempt: _Attempt, refused: Mapping[Key, str]) -> tuple[Report, tuple[Finding, ...]]:
    """The report with what was refused said of the findings, and those findings."""
    if not refused:
        return attempt.report, ()
    findings: list[Finding] = []
    stays: list[Finding] = []
    for finding in attempt.report.findings:
        why = refused.get(_key(finding, attempt.rounds)) if finding.fix else None
        if why is not None:
            finding = finding._replace(fix=None, message=f"{finding.message} (not fixed, because {why})")
            stays.append(finding)
        findings.append(finding)
    return attempt.report._replace(findings=tuple(findings)), tuple(stays)

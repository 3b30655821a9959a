"""Places: the parts of a version with what was found in each, and what of it still holds in the next version."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from newslint.finding import Edit, Finding, Fix, Related
from newslint.incremental.answers import Question
from newslint.incremental.assembled import AssembledDocument
from newslint.incremental.parts import Part
from newslint.incremental.watch import Watch
from newslint.span import Span

_NEW = tuple.__new__
Run = tuple[str, int]
"""A rule, by its code, on a block of a part, by its number."""


class Outcome(NamedTuple):
    """What a rule found in a block of a part that lay at `home` on the disk, and what it read for that.

    It read as many parts `before` and `after` its own, the index of the part's `first_block` unless that is None, and
    `answers` of the document; or all of the text, and then it has to run again on each version.
    """

    home: int
    findings: list[Finding]
    before: int
    after: int
    first_block: int | None
    answers: dict[Question, Any]
    read_all: bool


class Place:
    """What rules of scope `block` found in the blocks of one part, which lies at `at` on the disk.

    The `findings` are in order; `origins` are the same as they were made. `fired` are the rules of scope `document`
    whose triggers may match here. The rest sums up the outcomes: how far they read, and what; `is_alone` says that they
    read nothing but their own block.
    """

    def __init__(self, part: Part, at: int) -> None:
        self.part = part
        self.at = at
        self.outcomes: dict[Run, Outcome] = {}
        self.fired: frozenset[str] = frozenset()
        self.sum_up()

    def copy(self) -> Place:
        """The same, to be changed while the other stays."""
        copy = Place.__new__(Place)
        copy.__dict__ |= self.__dict__
        copy.outcomes = {**self.outcomes}
        return copy

    def sum_up(self) -> None:
        """Work out from the outcomes what they come to; to be called once they have changed."""
        outcomes = self.outcomes.values()
        self.before = max((outcome.before for outcome in outcomes), default=0)
        self.after = max((outcome.after for outcome in outcomes), default=0)
        known = (outcome.first_block for outcome in outcomes if outcome.first_block is not None)
        self.first_block = next(known, None)
        self.answers = {question: answer for outcome in outcomes for question, answer in outcome.answers.items()}
        self.is_alone = not (self.before or self.after or self.answers or self.first_block is not None)
        self.always = [run for run, outcome in self.outcomes.items() if outcome.read_all]
        found = [
            ((finding.span.start - home, finding.span.end - home, finding.rule), home, finding)
            for home, findings, *_ in outcomes
            for finding in findings
        ]
        found.sort(key=itemgetter(0))
        self._homes = [home for _, home, _ in found]
        self.origins = [finding for _, _, finding in found]
        self._put()

    def move(self, at: int) -> None:
        """Move the findings with the part."""
        self.at = at
        self._put()

    def _put(self) -> None:
        at = self.at
        self.findings = [
            _moved(finding, at - home) if at != home else finding
            for finding, home in zip(self.origins, self._homes, strict=True)
        ]

    def stale(self, change: Change, at: int, first_block: int) -> list[Run]:
        """The runs that would come out otherwise in a version in which this is the place of a number."""
        if change.spares(self, at, first_block):
            return []
        return [run for run, each in self.outcomes.items() if not change.spares(each, at, first_block)]


class Change(NamedTuple):
    """How a version differs: all but so many parts at the `head`, those up to the `rest`, and some answers."""

    head: int
    rest: int
    answers: set[Question]

    def spares(self, read: Place | Outcome, at: int, first_block: int) -> bool:
        """Whether nothing has changed of what was read in the part of a number."""
        if at + read.after >= self.head if at < self.head else at - read.before < self.rest:
            return False
        if read.first_block is not None and read.first_block != first_block:
            return False
        return not self.answers or self.answers.isdisjoint(read.answers)


def outcome(findings: list[Finding], watch: Watch, document: AssembledDocument, part: int) -> Outcome:
    """What a run on a block of a part of some number has come to."""
    first, last = part, part
    if watch.low != watch.high:
        first, last = min(document.part_of(watch.low), part), max(document.part_of(watch.high), part)
    read_all = watch.whole or (bool(findings) and not _lie_between(findings, *document.stretch(first, last)))
    home = document.places[part]
    if read_all:
        return Outcome(home, [], 0, 0, None, {}, True)
    index = document.first_block(part) if watch.index else None
    return Outcome(home, findings, part - first, last - part, index, watch.answers, False)


def changed_answers(places: Sequence[Place], document: AssembledDocument) -> set[Question]:
    """The questions that the document answers otherwise than the one before, which gave one answer to all places."""
    answers: dict[Question, Any] = {}
    for place in places:
        if place.answers:
            answers |= place.answers
    return {question for question, answer in answers.items() if document.again(question) != answer}


def _lie_between(findings: list[Finding], start: int, end: int) -> bool:
    """Whether findings can move with the parts that were read for them: they point to nothing elsewhere."""
    return all(
        start <= span.start and span.end <= end
        for finding in findings
        for span in (
            finding.span,
            *(edit.span for edit in (finding.fix.edits if finding.fix else ())),
            *(each.span for each in finding.related),
        )
    )


def _moved(finding: Finding, shift: int) -> Finding:
    """A finding some bytes further down.

    `tuple.__new__` makes named tuples three times as fast as their own names do: there are hundreds at each keystroke.
    """
    rule, (start, end), message, severity, fix, related = finding
    if fix is not None:
        title, edits, safety = fix
        if len(edits) == 1:
            (((first, last), text),) = edits
            edits = (_NEW(Edit, (_NEW(Span, (first + shift, last + shift)), text)),)
        else:
            edits = tuple(Edit(Span(first + shift, last + shift), text) for (first, last), text in edits)
        fix = _NEW(Fix, (title, edits, safety))
    if related:
        related = tuple(Related(Span(each.span.start + shift, each.span.end + shift), each.message) for each in related)
    return _NEW(Finding, (rule, _NEW(Span, (start + shift, end + shift)), message, severity, fix, related))

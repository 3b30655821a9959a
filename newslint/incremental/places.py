"""Places: the parts of a version with what was found in each, and what of it still holds in the next version."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from newslint.engine import in_order
from newslint.finding import Edit, Finding, Fix, Related
from newslint.incremental.assembled import AssembledDocument
from newslint.incremental.parts import Part
from newslint.incremental.watch import Watch
from newslint.span import Span

_NEW = tuple.__new__
Run = tuple[str, int]
"""A rule, by its code, on a block of a part, by its number."""


class Place:
    """What rules of scope `block` found in the blocks of one part, which lies at `at` on the disk, and on what account.

    They read as many parts `before` and `after` it, the `index` of its first block unless that is None, and `answers`
    of the document. What is to run `again` read all of the text. `ran` is what has run; `fired` are the rules of scope
    `document` whose triggers match here. The `findings` are in order; `origins` are the same as they were made, when
    the part lay at their `homes`.
    """

    def __init__(self, part: Part, at: int) -> None:
        self.part = part
        self.at = at
        self.origins: list[Finding] = []
        self.homes: list[int] = []
        self.findings: list[Finding] = []
        self.before = self.after = 0
        self.index: int | None = None
        self.answers: dict[Any, Any] = {}
        self.again: list[Run] = []
        self.ran: set[Run] = set()
        self.fired: frozenset[str] = frozenset()

    def copy(self) -> Place:
        """The same, to be added to while the other stays."""
        copy = Place(self.part, self.at)
        copy.__dict__ |= self.__dict__
        copy.origins, copy.homes = [*self.origins], [*self.homes]
        copy.findings, copy.again = [*self.findings], [*self.again]
        copy.answers, copy.ran = {**self.answers}, {*self.ran}
        return copy

    def move(self, at: int) -> None:
        """Move the findings with the part."""
        if at != self.at:
            self.findings = [
                _moved(finding, at - home) if at != home else finding
                for finding, home in zip(self.origins, self.homes, strict=True)
            ]
            self.at = at

    def add(self, run: Run, findings: list[Finding], watch: Watch, document: AssembledDocument, part: int) -> bool:
        """Keep what a run on a block of a part of some number found; False where it has to run again every time."""
        self.ran.add(run)
        first, last = part, part
        if watch.low != watch.high:
            first, last = min(document.part_of(watch.low), part), max(document.part_of(watch.high), part)
        if watch.whole or (findings and not _lie_between(findings, *document.stretch(first, last))):
            self.again.append(run)
            return False
        for finding in findings:  # in their order, since all have to be put into it, and parts are in theirs
            at = bisect_right(self.findings, in_order(finding), key=in_order)
            self.origins.insert(at, finding)
            self.homes.insert(at, self.at)
            self.findings.insert(at, finding)
        self.before, self.after = max(self.before, part - first), max(self.after, last - part)
        if watch.index:
            self.index = document.first_block(part)
        if watch.answers:
            self.answers |= watch.answers
        return True

    def holds(self, document: AssembledDocument, part: int, changed: set[Any]) -> bool:
        """Whether what was read of the document, other parts aside, is the same in another one, but for `changed`."""
        if self.index is not None and self.index != document.first_block(part):
            return False
        return not changed or changed.isdisjoint(self.answers)


def taken_over(old: Sequence[Place], head: int, tail: int, document: AssembledDocument) -> list[Place | None]:
    """For each part the place of the version before that still holds; None where it has to be checked anew."""
    size, before = document.size, len(old)
    changed = _changed(old, document)
    if head == size == before:
        return [place if place.holds(document, at, changed) else None for at, place in enumerate(old)]
    found: list[Place | None] = [None] * size
    for at in range(head):
        if at + old[at].after < head and old[at].holds(document, at, changed):
            found[at] = old[at]
    for at in range(size - tail, size):
        place = old[at - size + before]
        if at - place.before >= size - tail and place.holds(document, at, changed):
            found[at] = place
    return found


def _changed(old: Sequence[Place], document: AssembledDocument) -> set[Any]:
    """What the document answers otherwise than the one before, which gave the same answer to all places."""
    answers: dict[Any, Any] = {}
    for place in old:
        if place.answers:
            answers |= place.answers
    return {key for key, answer in answers.items() if document.once(key[0], *key[1]) != answer}


def seams(old: Sequence[Place], found: Sequence[Place | None]) -> list[tuple[int, int]]:
    """The stretches of parts, first and last, to search for triggers: what is new or has a new neighbour."""
    size = len(found)
    was = {id(place): at for at, place in enumerate(old)}
    wanted: set[int] = set()
    for at, place in enumerate(found):
        previous = found[at - 1] if at else None
        if place is None:
            wanted.update((at - 1, at, at + 1))
        elif previous is not None and was[id(place)] - was[id(previous)] != 1:
            wanted.update((at - 1, at))
    first, last = (found[0], found[-1]) if found else (None, None)
    if first is not None and was[id(first)]:
        wanted.add(0)
    if last is not None and was[id(last)] != len(old) - 1:
        wanted.add(size - 1)
    stretches: list[tuple[int, int]] = []
    for at in sorted(wanted.intersection(range(size))):
        if stretches and stretches[-1][1] == at - 1:
            stretches[-1] = stretches[-1][0], at
        else:
            stretches.append((at, at))
    return stretches


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
        moved = [_NEW(Edit, (_NEW(Span, (first + shift, last + shift)), text)) for (first, last), text in edits]
        fix = _NEW(Fix, (title, tuple(moved), safety))
    if related:
        related = tuple(Related(Span(each.span.start + shift, each.span.end + shift), each.message) for each in related)
    return _NEW(Finding, (rule, _NEW(Span, (start + shift, end + shift)), message, severity, fix, related))

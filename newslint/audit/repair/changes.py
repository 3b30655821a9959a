"""Changes: what fixing did to a text, as edits of the text that it started from.

Fixes are applied in rounds, and those of a round count in the text that the rounds before left. Here all of them are
brought back to the text at the start: the text is kept as a row of segments, each of which knows what it stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from newslint.finding import Finding
from newslint.source import Source
from newslint.span import Span


class Change(NamedTuple):
    """A stretch of a text, in bytes, and the bytes that take its place; `findings` are those whose fixes did it."""

    start: int
    end: int
    old: bytes
    new: bytes
    findings: tuple[Finding, ...]


class _Segment(NamedTuple):
    """A stretch of the text as it is now, and of the text at the start that it stands for, without a gap between two.

    Without findings, both are the same bytes.
    """

    text: bytes
    start: int
    end: int
    findings: tuple[Finding, ...] = ()

    @property
    def kept(self) -> bool:
        return not self.findings

    def split(self, at: int) -> tuple[_Segment, _Segment]:
        """The segment in two. What was written cannot be told apart: all that it stands for goes with the first."""
        middle = self.start + at if self.kept else self.end
        left = _Segment(self.text[:at], self.start, middle, self.findings)
        return left, _Segment(self.text[at:], middle, self.end, self.findings)


class _Edit(NamedTuple):
    span: Span
    text: bytes
    finding: Finding


def changes(source: Source, rounds: Iterable[Sequence[Finding]]) -> list[Change]:
    """What rounds of findings whose fixes were applied changed in a file, in order; no two touch each other."""
    segments = [_Segment(source.data, 0, len(source.data))]
    for findings in rounds:
        edits = [
            _Edit(edit.span, source.encode(edit.text), found)
            for found in findings
            if found.fix
            for edit in found.fix.edits
        ]
        segments = _edited(segments, sorted(edits, key=attrgetter("span")))
    return list(_changes(source.data, segments))


def apply(data: bytes, made: Iterable[Change]) -> bytes:
    """A text with changes applied."""
    parts, at = [], 0
    for change in made:
        parts += [data[at : change.start], change.new]
        at = change.end
    return b"".join([*parts, data[at:]])


def _edited(segments: Sequence[_Segment], edits: Iterable[_Edit]) -> list[_Segment]:
    """Segments after a round of edits, which are in order and do not overlap."""
    made: list[_Segment] = []
    rest = list(reversed(segments))
    at = 0

    def take(until: int) -> Iterator[_Segment]:
        """The segments up to a place in the text; the one that it lies in is cut."""
        nonlocal at
        while rest and at + len(rest[-1].text) <= until:
            at += len(rest[-1].text)
            yield rest.pop()
        if at < until:
            left, right = rest.pop().split(until - at)
            rest.append(right)
            at = until
            yield left

    for span, text, finding in edits:
        made += take(span.start)
        start = made[-1].end if made else 0
        gone = list(take(span.end)) if span.end > span.start else []
        found = [each for segment in gone for each in segment.findings]
        made.append(_Segment(text, start, gone[-1].end if gone else start, (*found, finding)))
    return [*made, *reversed(rest)]


def _changes(data: bytes, segments: Iterable[_Segment]) -> Iterator[Change]:
    filled = (segment for segment in segments if segment.findings or segment.text)
    for kept, group in groupby(filled, key=attrgetter("kept")):
        if kept:
            continue
        together = list(group)
        start, end = together[0].start, together[-1].end
        new = b"".join(segment.text for segment in together)
        findings = dict.fromkeys(found for segment in together for found in segment.findings)
        if data[start:end] != new:
            yield Change(start, end, data[start:end], new, tuple(findings))

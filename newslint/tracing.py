"""Tracing: where a place in an edited file was before the edits."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from newslint.finding import Edit
from newslint.source import Source
from newslint.span import Span


class Round:
    """One round of edits, none of which overlap, and the way back from the file after it to the file before."""

    def __init__(self, source: Source, edits: Iterable[Edit]) -> None:
        """`source` is the file before the edits."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._before: list[Span] = []
        longer = 0
        for span, text in sorted(edits):
            start, size = span.start + longer, len(source.encode(text))
            self._starts.append(start)
            self._ends.append(start + size)
            self._before.append(span)
            longer += size - (span.end - span.start)

    def back(self, span: Span) -> Span:
        """A stretch of the file before, in bytes: what an edit wrote came from all that it replaced."""
        start = self._start(span.start)
        return Span(start, max(start, self._end(span.end)))

    def _start(self, at: int) -> int:
        index = bisect_right(self._ends, at)
        if index < len(self._starts) and self._starts[index] < at:
            return self._before[index].start
        return at + (self._before[index - 1].end - self._ends[index - 1] if index else 0)

    def _end(self, at: int) -> int:
        index = bisect_left(self._ends, at)
        if index < len(self._starts) and self._starts[index] < at:
            return self._before[index].end
        return at + (self._before[index - 1].end - self._ends[index - 1] if index else 0)


def traced(span: Span, rounds: Iterable[Round]) -> Span:
    """A stretch of a file after some rounds of edits, as it lay before the first of them."""
    for each in reversed(list(rounds)):
        span = each.back(span)
    return span


def touches(one: Span, other: Span) -> bool:
    """Whether two stretches share a byte or lie next to each other."""
    return one.start <= other.end and other.start <= one.end

"""Tally: how often words and marks stand in the versions of a text, counted anew only in the parts that change."""

from __future__ import annotations

from collections.abc import Sequence

from newslint import bytewise
from newslint.incremental.parts import Part

MOST = 2000
"""Counts that are kept; with more, all are made anew when they are next asked for."""


class Tally:
    """The counts of what rules have asked for: words, which are texts, and marks, which are bytes."""

    def __init__(self) -> None:
        self._parts: Sequence[Part] = ()
        self._counts: dict[str | bytes, int] = {}

    def update(self, old: Sequence[Part], new: Sequence[Part], head: int, tail: int) -> None:
        """Go on to the next version, in which so many parts at the start and at the end are the same."""
        removed, added = old[head : len(old) - tail], new[head : len(new) - tail]
        self._parts = new
        if len(self._counts) > MOST or len(removed) + len(added) > len(new):
            self._counts.clear()
        for wanted in self._counts:
            self._counts[wanted] += _count(added, wanted) - _count(removed, wanted)

    def count(self, wanted: str | bytes) -> int:
        """How often a word or a mark stands in the text; none reaches over the end of a part."""
        if wanted not in self._counts:
            self._counts[wanted] = _count(self._parts, wanted)
        return self._counts[wanted]


def _count(parts: Sequence[Part], wanted: str | bytes) -> int:
    if isinstance(wanted, bytes):
        return sum(part.seen.text.count(wanted) for part in parts)
    return sum(bytewise.count(part.seen.text, wanted) for part in parts)

"""Tally: how often words stand in the versions of a text, counted anew only in the parts that change."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.bytewise import count
from newslint.incremental.parts import Part, unchanged

MOST = 2000
"""Words that are kept; with more, all are counted anew when they are next asked for."""


class Tally:
    """The counts of the words that rules have asked for."""

    def __init__(self) -> None:
        self._parts: Sequence[Part] = ()
        self._counts: dict[str, int] = {}

    def update(self, parts: Sequence[Part]) -> None:
        """Go on to the next version."""
        head, tail = unchanged(self._parts, parts)
        removed, added = self._parts[head : len(self._parts) - tail], parts[head : len(parts) - tail]
        self._parts = parts
        if len(self._counts) > MOST or len(removed) + len(added) > len(parts):
            self._counts.clear()
        for word in self._counts:
            self._counts[word] += sum(count(part.seen.text, word) for part in added)
            self._counts[word] -= sum(count(part.seen.text, word) for part in removed)

    def count(self, word: str) -> int:
        """How often a word stands in the text; no word reaches over the end of a part."""
        if word not in self._counts:
            self._counts[word] = sum(count(part.seen.text, word) for part in self._parts)
        return self._counts[word]

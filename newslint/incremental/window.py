"""Windows: a few parts that are searched for triggers on their own.

A trigger is searched for in a part that is new together with the parts beside it. So a match may reach from a block
into those beside it, and no further.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from newslint.incremental.parts import Part, View


class Spot(NamedTuple):
    """A block in a window: where its text lies in that of the window, and which block of which part it is."""

    start: int
    end: int
    part: int
    number: int


class Window:
    """What the gate sees of some neighbouring parts, as if they were a document."""

    def __init__(self, parts: Sequence[Part], first: int, last: int, gap: int, dialect: str, *, written: bool) -> None:
        """The parts from `first` to `last`, with `gap` line feeds between the texts of those that have blocks."""
        self.format = self.dialect = dialect
        self.blocks: list[Spot] = []
        self._parts, self._first, self._last, self._gap = parts, first, last, gap
        self._has_escapes = any(part.written is not None for part in parts[first : last + 1])
        self._is_written = written
        texts = []
        offset = 0
        for index in range(first, last + 1):
            view = self._view(parts[index])
            if view.bounds or not gap:
                self.blocks += [
                    Spot(start + offset, end + offset, index, number)
                    for number, (_, start, end) in enumerate(view.bounds)
                ]
                texts.append(view.text)
                offset += len(view.text) + gap
        self.text: bytes = (b"\n" * gap).join(texts)

    @property
    def as_written(self) -> Window:
        """The same with escapes and entities as they stand in the source."""
        if self._is_written or not self._has_escapes:
            return self
        return Window(self._parts, self._first, self._last, self._gap, self.dialect, written=True)

    def block_at(self, offset: int) -> int:
        """The index of the last block that starts at or before an offset of `text`; -1 before the first."""
        return bisect_right(self.blocks, offset, key=attrgetter("start")) - 1

    def _view(self, part: Part) -> View:
        return part.written if self._is_written and part.written is not None else part.seen

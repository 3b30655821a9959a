"""Watch: what a rule reads besides the block that it is given, noted while it runs."""

from __future__ import annotations

from typing import Any

from newslint.document import Block

EDGE = -1
"""Stands for the edge of the text before its first block."""


class Watch:
    """What was read since `start`: all text, the blocks from `low` to `high`, the block's own index, and answers."""

    __slots__ = ("answers", "high", "index", "low", "on", "whole")

    def __init__(self) -> None:
        self.on = False
        self.whole = False
        self.index = False
        self.low = self.high = 0
        self.answers: dict[object, Any] = {}

    def start(self, index: int) -> None:
        """Watch a rule that is given the block of an index."""
        self.on = True
        self.whole = self.index = False
        self.low = self.high = index
        if self.answers:
            self.answers = {}

    def reach(self, low: int, high: int) -> None:
        """Note that the blocks from one index to another are read, -1 and the number of blocks being the edges."""
        self.low = min(self.low, low)
        self.high = max(self.high, high)


class WatchedBlocks(list[Block]):
    """The blocks of a document, as a rule sees them that is watched."""

    def __init__(self, blocks: list[Block], watch: Watch) -> None:
        super().__init__(blocks)
        self._watch = watch

    def __getitem__(self, at: Any) -> Any:
        self._watch.index = True
        size = super().__len__()
        if isinstance(at, slice):
            start, stop, step = at.indices(size)
            if step < 0 or (at.start or 0) < 0 or (at.stop or 0) < 0:
                self._watch.whole = True
            end = size if at.stop is None or at.stop > size else stop - 1
            self._watch.reach(start if start else EDGE, end)
        elif at < 0:
            self._watch.whole = True
        else:
            self._watch.reach(at, at)
        return super().__getitem__(at)

    def __iter__(self) -> Any:
        self._watch.whole = True
        return super().__iter__()

    def __reversed__(self) -> Any:
        self._watch.whole = True
        return super().__reversed__()

    def __len__(self) -> int:
        self._watch.whole = True
        return super().__len__()

    def __contains__(self, block: object) -> bool:
        self._watch.whole = True
        return super().__contains__(block)

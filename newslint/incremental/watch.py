"""Watch: what a rule reads besides the block that it is given, noted while it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, overload
from weakref import WeakMethod

from newslint.document import Block
from newslint.incremental.answers import Question

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
        self.answers: dict[Question, Any] = {}

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


class WatchedBlocks(Sequence[Block]):
    """The blocks of a document, each made when it is first asked for; what a rule that is watched asks for is noted."""

    def __init__(self, size: int, make: WeakMethod[Callable[[int], Block]], watch: Watch) -> None:
        """`make` makes the block of an index; it is the document's, which must not be kept alive by its blocks."""
        self._blocks: list[Block | None] = [None] * size
        self._make = make
        self._watch = watch

    def block(self, index: int) -> Block:
        """The block of an index, which is not noted."""
        block = self._blocks[index]
        if block is None:
            make = self._make()
            assert make is not None
            block = self._blocks[index] = make(index)
        return block

    def __len__(self) -> int:
        if self._watch.on:
            self._watch.whole = True
        return len(self._blocks)

    def __iter__(self) -> Iterator[Block]:
        if self._watch.on:
            self._watch.whole = True
        return map(self.block, range(len(self._blocks)))

    @overload
    def __getitem__(self, at: int) -> Block: ...
    @overload
    def __getitem__(self, at: slice) -> list[Block]: ...
    def __getitem__(self, at: int | slice) -> Block | list[Block]:
        if self._watch.on:
            self._note(at)
        if isinstance(at, slice):
            return [self.block(index) for index in range(len(self._blocks))[at]]
        return self._blocks[at] or self.block(at if at >= 0 else at + len(self._blocks))

    def _note(self, at: int | slice) -> None:
        watch, size = self._watch, len(self._blocks)
        watch.index = True
        if isinstance(at, slice):
            start, stop, step = at.indices(size)
            if step < 0 or (at.start or 0) < 0 or (at.stop or 0) < 0:
                watch.whole = True
            end = size if at.stop is None or at.stop > size else stop - 1
            watch.reach(start if start else EDGE, end)
        elif at < 0:
            watch.whole = True
        else:
            watch.reach(at, at)

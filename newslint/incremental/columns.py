"""Columns: what functions have made of all blocks of a version, of which the next takes over what has not changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from newslint.incremental.parts import Part

Gather = Callable[[int, int], list[Any]]
"""Gives what a function makes of the blocks of the parts from one number up to another."""


class Columns:
    """The values of `Document.of_blocks` for the text as the reader sees it, by function."""

    def __init__(self) -> None:
        self._known: dict[object, list[Any]] = {}
        self._before: dict[object, list[Any]] = {}
        self._size = self._head = self._tail = self._blocks_in_head = self._blocks_in_tail = 0

    def update(self, new: Sequence[Part], head: int, tail: int) -> None:
        """Go on to the next version, in which so many parts at the start and at the end are the same."""
        self._before, self._known = self._known, {}
        self._size, self._head, self._tail = len(new), head, tail
        self._blocks_in_head, self._blocks_in_tail = _blocks(new[:head]), _blocks(new[len(new) - tail :])

    def of(self, function: object, gather: Gather) -> list[Any]:
        """The values of one function."""
        values = self._known.get(function)
        if values is None:
            before = self._before.get(function)
            if before is None:
                values = gather(0, self._size)
            else:
                middle = gather(self._head, self._size - self._tail)
                kept = before[len(before) - self._blocks_in_tail :]
                values = [*before[: self._blocks_in_head], *middle, *kept]
            self._known[function] = values
        return values


def _blocks(parts: Sequence[Part]) -> int:
    return sum(map(attrgetter("count"), parts))

"""Span: a stretch of a file."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch, `start` up to but not including `end`, in bytes of the file as it is on disk."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether both spans claim a byte, or insert at the same place, or one inserts inside the other."""
        if self == other:
            return True
        return self.start < other.end and other.start < self.end

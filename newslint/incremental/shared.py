"""Shared: what is known of a text besides its parts, and goes from one version of it to the next."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.incremental.answers import Answers
from newslint.incremental.columns import Columns
from newslint.incremental.parts import Part, unchanged
from newslint.incremental.tally import Tally
from newslint.incremental.watch import Watch


class Shared:
    """What the documents of all versions of a text share."""

    def __init__(self) -> None:
        self.watch = Watch()
        self.tally = Tally()
        self.answers = Answers()
        self.columns = Columns()
        self._parts: Sequence[Part] = ()

    def update(self, parts: Sequence[Part]) -> None:
        """Go on to the next version."""
        head, tail = unchanged(self._parts, parts)
        self.tally.update(self._parts, parts, head, tail)
        self.answers.update(self._parts, parts, head, tail)
        self.columns.update(parts, head, tail)
        self._parts = parts

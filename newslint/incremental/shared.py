"""Shared: what is known of a text besides its parts, and goes from one version of it to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from newslint.document import T
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
        self.parts: Sequence[Part] = ()
        self._recalled: dict[object, Any] = {}
        self._before: dict[object, Any] = {}

    def update(self, parts: Sequence[Part]) -> None:
        """Go on to the next version."""
        head, tail = unchanged(self.parts, parts)
        self.tally.update(self.parts, parts, head, tail)
        self.answers.update(self.parts, parts, head, tail)
        self.columns.update(parts, head, tail)
        self.parts = parts
        self._before, self._recalled = self._recalled, {}

    def recall(self, function: Callable[..., T], *arguments: Any) -> T:
        """What a function makes of some arguments, kept as long as each version asks for it."""
        key = function, arguments
        if key not in self._recalled:
            self._recalled[key] = self._before[key] if key in self._before else function(*arguments)
        made: T = self._recalled[key]
        return made

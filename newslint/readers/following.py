"""The next match of a pattern, looked up once: asking for it again and again from left to right stays linear."""

from __future__ import annotations

import re


class Following:
    """The next match of a pattern, kept for as long as it lies ahead. All questions are about one text."""

    def __init__(self, pattern: re.Pattern[bytes]) -> None:
        self._pattern = pattern
        self._match: re.Match[bytes] | None = None
        self._from: int | None = None

    def after(self, text: bytes, position: int) -> re.Match[bytes] | None:
        """The first match that starts at or after a position, in bytes."""
        is_known = self._from is not None and self._from <= position
        if not is_known or (self._match is not None and self._match.start() < position):
            self._match, self._from = self._pattern.search(text, position), position
        return self._match

    def start(self, text: bytes, position: int) -> int:
        """Where that match starts; the length of the text where there is none."""
        match = self.after(text, position)
        return len(text) if match is None else match.start()

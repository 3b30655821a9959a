"""A stretch of prose with marks: what in it is not text as it stands, and the text between, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newslint.readers.builder import Builder

LINE_END = re.compile(rb"\r\n|\r|\n")


class Mark(NamedTuple):
    """A stretch that is not text as it stands, in bytes from the start of the source.

    `text` stands in its place: nothing for markup; None says that the stretch is opaque. `tag` is the HTML tag.
    """

    start: int
    end: int
    text: str | None = ""
    escaped: bool = False
    tag: bytes = b""


def add_marked(builder: Builder, text: bytes, offset: int, found: Sequence[Mark]) -> None:
    """Add a stretch of the source that starts at `offset`, with marks in order; one inside another is passed over."""
    _Inline(builder, text, offset).add(found)


class _Inline:
    """Adds a stretch of text, line by line, to the open block."""

    def __init__(self, builder: Builder, text: bytes, offset: int) -> None:
        self._builder = builder
        self._text = text
        self._offset = offset

    def add(self, found: Sequence[Mark]) -> None:
        position = self._offset
        for mark in found:
            if mark.end <= position:
                continue
            self._add_text(position, mark.start, before_line_end=mark.text == "\n")
            self._add_mark(mark._replace(start=max(mark.start, position)))
            position = mark.end
        self._add_text(position, self._offset + len(self._text))

    def _add_mark(self, mark: Mark) -> None:
        if mark.text is None:
            self._builder.opaque(mark.start, mark.end)
        elif mark.escaped:
            self._builder.escaped(mark.text, mark.start, mark.end)
        elif mark.text:
            self._builder.instead(mark.text.encode(), mark.start, mark.end)

    def _add_text(self, start: int, end: int, *, before_line_end: bool = False) -> None:
        """Add text without the white space around its line ends, which shows nowhere."""
        if start >= end:
            return
        begin = start
        for match in LINE_END.finditer(self._text, start - self._offset, end - self._offset):
            self._add_line(begin, match.start() + self._offset, before_line_end=True)
            begin = match.end() + self._offset
            self._builder.exact(match.start() + self._offset, begin)
        self._add_line(begin, end, before_line_end=before_line_end)

    def _add_line(self, start: int, end: int, *, before_line_end: bool = False) -> None:
        line = self._text[start - self._offset : end - self._offset]
        if before_line_end:
            line = line.rstrip(b" \t")
            end = start + len(line)
        if line[:1] in (b" ", b"\t") and self._builder.needs_no_space:
            start = end - len(line.lstrip(b" \t"))
        self._builder.exact(start, end)

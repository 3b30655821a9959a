"""The inside of a Markdown paragraph: its text, line by line, with the marks in it taken care of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from newslint.readers.builder import Builder
from newslint.readers.marks import Mark, marks

WINDOW = 8_192
"""The parser gets at most this many bytes at a time: it takes quadratic time over delimiters that do not pair up, and
crashes the process where some ten thousand of them meet."""
CONTINUED = range(0x80, 0xC0)
"""The bytes of a UTF-8 character after its first."""
LINE_END = re.compile(rb"\r\n|\r|\n")


def add_inline(builder: Builder, text: bytes, offset: int, labels: frozenset[str], hidden: Sequence[Mark] = ()) -> None:
    """Add the text of a paragraph, heading or table cell.

    `text` is the stretch of the source that starts at `offset`, byte for byte, but for blanks in the place of the
    prefixes of continued lines. `labels` are those of the links that the document defines. `hidden` are marks found
    before, in order, such as those of JSX.
    """
    for start, end in pairwise(cuts(text)):
        part = text[start:end]
        found = marks(part, offset + start, labels)
        if hidden:
            first = bisect_right(hidden, offset + start, key=attrgetter("end"))
            last = bisect_right(hidden, offset + end - 1, key=attrgetter("start"))
            found = sorted([*found, *hidden[first:last]], key=attrgetter("start"))
        add_marked(builder, part, offset + start, found)


def add_marked(builder: Builder, text: bytes, offset: int, found: Sequence[Mark]) -> None:
    """Add a stretch of the source that starts at `offset`, with marks in order; one inside another is passed over."""
    _Inline(builder, text, offset).add(found)


def cuts(text: bytes) -> list[int]:
    """Where a long text is cut for the parser: after a line, else after a sentence or a word, else anywhere."""
    cuts = [0]
    while len(text) - cuts[-1] > WINDOW:
        window = text[cuts[-1] : cuts[-1] + WINDOW]
        end = max(window.rfind(b"\n"), window.rfind(b"\r")) + 1
        end = end or window.rfind(b". ") + 1 or window.rfind(b" ") + 1 or _character_start(window)
        cuts.append(cuts[-1] + end)
    return [*cuts, len(text)]


def _character_start(text: bytes) -> int:
    """Where the last UTF-8 character starts, which may be cut; the end of the text where that is not UTF-8."""
    start = next((start for start in range(len(text) - 1, len(text) - 5, -1) if text[start] not in CONTINUED), 0)
    return start or len(text)


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

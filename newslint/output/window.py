"""Window: as much of a row as fits, around what is marked in it. Rows may be 20 MB long; none is ever taken whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newslint.output.text import visible, width
from newslint.source import LINE_END, decode

COLUMNS = 100
REACH = 4 * COLUMNS
"""Bytes looked at on either side of the mark; a code point takes at most four."""
LONGEST_MARK = 64
"""Columns of a mark that is longer than that are cut to."""
ELLIPSIS = "…"
CONTINUATION = range(0x80, 0xC0)
"""Bytes inside the UTF-8 encoding of a code point."""


class Window(NamedTuple):
    """A row's text before the mark, the marked text and the text after it, fit to be shown."""

    before: str
    marked: str
    after: str


class Stretch(NamedTuple):
    """The part of a span that lies in one row; `row` counts from the span's first. In bytes of `Source.text`."""

    row: int
    start: int
    end: int


def window(text: bytes, start: int, end: int) -> Window:
    """The row around a stretch of it, in bytes of `Source.text`."""
    marked = cut_right(shown(head(text, start, end)), LONGEST_MARK)
    room = COLUMNS - width(marked)
    before, after = shown(before_in_row(text, start)), shown(after_in_row(text, end))
    left = max(room // 2, room - width(after))
    before = cut_left(before, left)
    return Window(before, marked, cut_right(after, room - width(before)))


def stretches(text: bytes, start: int, end: int, limit: int) -> Iterator[Stretch]:
    """The rows of a span, at most `limit` of them, each with its part of the span."""
    for row in range(limit):
        line_end = LINE_END.search(text, start, end)
        yield Stretch(row, start, line_end.start() if line_end else end)
        if line_end is None or line_end.end() == end:
            return
        start = line_end.end()


def shown(text: str) -> str:
    """A part of a row as a terminal can show it, tabs as four columns."""
    return visible(text.replace("\t", "    "))


def before_in_row(text: bytes, at: int) -> str:
    """The end of what lies before an offset in its row."""
    low = max(at - REACH, 0)
    part = text[low:at]
    row_start = max(part.rfind(b"\n"), part.rfind(b"\r")) + 1
    if row_start == 0 and low:
        while row_start < len(part) and part[row_start] in CONTINUATION:
            row_start += 1
    return decode(part[row_start:])


def after_in_row(text: bytes, at: int) -> str:
    """The start of what lies after an offset in its row."""
    line_end = LINE_END.search(text, at, at + REACH)
    return head(text, at, line_end.start() if line_end else len(text))


def head(text: bytes, start: int, end: int) -> str:
    """A stretch of the text, cut, between code points, where it is longer than could be shown."""
    end = min(end, len(text))
    if end - start > REACH:
        end = start + REACH
        while end > start and text[end] in CONTINUATION:
            end -= 1
    return decode(text[start:end])


def cut_right(text: str, columns: int) -> str:
    """The start of a text, in at most so many columns, with an ellipsis if something is left out."""
    if width(text) <= columns:
        return text
    return text[: _fitting(text, columns - 1)] + ELLIPSIS


def cut_left(text: str, columns: int) -> str:
    """The end of a text, as `cut_right`; combining marks that have lost their letter go too."""
    if width(text) <= columns:
        return text
    start = len(text) - _fitting(text[::-1], columns - 1)
    while start < len(text) and width(text[start]) == 0:
        start += 1
    return ELLIPSIS + text[start:]


def _fitting(text: str, columns: int) -> int:
    """How many code points from the start fit into so many columns."""
    if text[:columns].isascii():
        return max(columns, 0)
    for index, one in enumerate(text):
        columns -= width(one)
        if columns < 0:
            return index
    return len(text)

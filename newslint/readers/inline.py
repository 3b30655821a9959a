"""The inside of a Markdown paragraph: its text, line by line, with the marks in it taken care of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from newslint.readers.builder import Builder
from newslint.readers.marked import Mark, add_marked
from newslint.readers.marks import marks

WINDOW = 8_192
"""The parser gets at most this many bytes at a time: it takes quadratic time over delimiters that do not pair up, and
crashes the process where some ten thousand of them meet."""
CONTINUED = range(0x80, 0xC0)
"""The bytes of a UTF-8 character after its first."""


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

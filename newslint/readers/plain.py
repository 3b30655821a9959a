"""Plain text: the file's own bytes, a block a line, or a block a paragraph where the lines were wrapped by hand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from newslint.document import Block, Document
from newslint.pieces import Piece
from newslint.source import Source

LOWER_CASE = frozenset(b"abcdefghijklmnopqrstuvwxyz")
WRAPPED = range(40, 101)
"""Length in bytes of a line that may have been wrapped by hand; mail and wire copy use 65 to 80."""
FEW = 3
"""With fewer neighbouring lines than this, nothing says that a text was wrapped."""


def read(source: Source) -> Document:
    """Read a source as plain text."""
    size = len(source.text)
    return Document(source, "plain", source.text, [Piece(0, size, 0, size)], _blocks)


def _blocks(document: Document) -> list[Block]:
    text = document.text
    spans = lines_of(text)
    if _is_wrapped(text, spans):
        spans = list(paragraphs_of(text, spans))
    return [Block(document, index, "paragraph", start, end) for index, (start, end) in enumerate(spans)]


def lines_of(text: bytes) -> list[tuple[int, int]]:
    """Where the lines that are not blank start and end, without the white space around them."""
    spans = []
    at = 0
    for line in text.splitlines(keepends=True):
        start, end = at, at + len(line.rstrip())
        at += len(line)
        if end > start:
            if line[:1].isspace():
                start = end - len(line.strip())
            spans.append((start, end))
    return spans


def _is_wrapped(text: bytes, lines: list[tuple[int, int]]) -> bool:
    """Whether most line breaks between two lines of text fall inside a sentence: the next line starts in lower case."""
    if sum([text[start] in LOWER_CASE for start, _ in lines]) < FEW:
        return False
    inside = breaks_inside(text, lines)
    return inside >= FEW and 2 * inside >= breaks(text, lines)


def breaks_inside(text: bytes, lines: list[tuple[int, int]]) -> int:
    """How many line breaks may fall inside a sentence; none does at a blank line."""
    return sum(
        text[start] in LOWER_CASE and end - first in WRAPPED and _are_neighbours(text, end, start)
        for (first, end), (start, _) in pairwise(lines)
    )


def breaks(text: bytes, lines: list[tuple[int, int]]) -> int:
    """How many line breaks there are between two lines of text; none at a blank line."""
    return sum(_are_neighbours(text, end, start) for (_, end), (start, _) in pairwise(lines))


def _are_neighbours(text: bytes, end: int, start: int) -> bool:
    """Whether there is one line break between the end of a line of text and the start of the next."""
    return len(text[end:start].splitlines()) == 1 + (text[start - 1] not in b"\r\n")


def paragraphs_of(text: bytes, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Lines taken together up to a blank line, or to one that is indented where the one above is not."""
    start, end = lines[0]
    indented = _is_indented(text, start)
    for first, last in lines[1:]:
        above, indented = indented, _is_indented(text, first)
        if not _are_neighbours(text, end, first) or (indented and not above):
            yield start, end
            start = first
        end = last
    yield start, end


def _is_indented(text: bytes, start: int) -> bool:
    return text[max(start - 2, 0) : start] in (b"  ", b"\t", b"\n\t", b"\r\t")

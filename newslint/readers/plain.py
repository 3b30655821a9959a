"""Plain text: the file's own bytes, a block a line, or a block a paragraph where the lines were wrapped by hand."""

from __future__ import annotations

from itertools import pairwise

from newslint.document import Block, Document, Piece
from newslint.source import Source

WRAPPED = range(40, 101)
"""Length in bytes of a line that may have been wrapped by hand; mail and wire copy use 65 to 80."""
FEW = 3
"""With fewer neighbouring lines than this, nothing says that a text was wrapped."""


def read(source: Source) -> Document:
    """Read a source as plain text."""
    size = len(source.text)
    return Document(source, "plain", source.text, [Piece(0, size, 0, size)], _blocks)


def _blocks(document: Document) -> list[Block]:
    lines = document.text.splitlines(keepends=True)
    wrapped = _is_wrapped(lines)
    spans: list[tuple[int, int]] = []
    end, above = 0, b""
    for line in lines:
        start, end = end, end + len(line)
        content = line.strip()
        if content:
            first = end - len(line.lstrip())
            goes_on = wrapped and above.strip() and not (_indented(line) and not _indented(above))
            spans.append((spans.pop()[0] if goes_on else first, start + len(line.rstrip())))
        above = line
    return [Block(document, index, "paragraph", *span) for index, span in enumerate(spans)]


def _is_wrapped(lines: list[bytes]) -> bool:
    """Whether most line breaks between two lines of text fall inside a sentence: the next line starts in lower case."""
    neighbours = [(above, below) for above, below in pairwise(lines) if above.strip() and below.strip()]
    if len(neighbours) < FEW:
        return False
    inside = sum(len(above) in WRAPPED and below.lstrip()[:1].islower() for above, below in neighbours)
    return 2 * inside >= len(neighbours)


def _indented(line: bytes) -> bool:
    return line[:2].isspace()

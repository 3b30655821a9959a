"""Whole: parts of a text that can only be read as a whole, each a block with the markup after it.

Reading takes what it takes at every version; but a block that is read as before is not searched or checked again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter, ne
from typing import NamedTuple

from newslint.document import Block, Document
from newslint.incremental.parts import NO_LABELS, Bounds, Part, View, unchanged
from newslint.pieces import Piece
from newslint.readers import reader
from newslint.rule import Format
from newslint.source import Source


class Cut(NamedTuple):
    """What a part is made of: its source, and its text and pieces in both views, with offsets from its own start."""

    source: bytes
    bounds: list[Bounds]
    text: bytes
    pieces: list[Piece]
    written: tuple[bytes, list[Piece]] | None
    """The text and pieces as written; None where they are the same."""

    def part(self) -> Part:
        """The part."""
        seen = View(self.text, self.pieces, self.bounds, 1)
        written = None
        if self.written is not None:
            text, pieces = self.written
            written = View(text, pieces, [(kind, 0, len(text)) for kind, _, _ in self.bounds], 1)
        return Part(self.source, seen, written, NO_LABELS, False)


class Whole:
    """Reads the versions of one text as a whole."""

    def __init__(self, format: Format) -> None:
        self._read = reader(format)
        self._cuts: list[Cut] = []
        self._parts: list[Part] = []

    def read(self, source: Source) -> tuple[Document, list[Part] | None]:
        """A version, and its parts; None where its blocks do not lie in the order of the source."""
        document = self._read(source)
        found = cuts(document)
        if found is None:
            return document, None
        head, tail = unchanged(self._cuts, found, ne)
        new = [cut.part() for cut in found[head : len(found) - tail]]
        self._parts = [*self._parts[:head], *new, *self._parts[len(self._parts) - tail :]]
        self._cuts = found
        return document, self._parts


def cuts(document: Document) -> list[Cut] | None:
    """The parts of a document; None where its blocks do not lie in the order of its source."""
    starts = [block.source.start for block in document.blocks]
    if starts != sorted(starts):
        return None
    text = document.source.text
    places = [0, *starts[1:], len(text)] if starts else [0, len(text)]
    sources = [text[start:end] for start, end in pairwise(places)]
    if not starts:
        return [Cut(sources[0], [], b"", [], None)]
    as_written = document.as_written
    seen = list(_blocks(document, places))
    written = seen if as_written is document else list(_blocks(as_written, places))
    if len(seen) != len(written):
        return None
    return [
        Cut(source, [(block.kind, 0, len(one[0]))], *one, None if one == other else other)
        for source, block, one, other in zip(sources, document.blocks, seen, written, strict=True)
    ]


def _blocks(document: Document, places: Sequence[int]) -> Iterator[tuple[bytes, list[Piece]]]:
    """The text and the pieces of each block, from its own start; its source starts at one of the `places`."""
    pieces = document.pieces
    for block, place in zip(document.blocks, places, strict=False):
        yield document.text[block.start : block.end], _moved(_pieces_of(block, pieces), -block.start, -place)


def _pieces_of(block: Block, pieces: Sequence[Piece]) -> Sequence[Piece]:
    first = bisect_left(pieces, block.start, key=attrgetter("start"))
    last = bisect_left(pieces, block.end, lo=first, key=attrgetter("start"))
    return pieces[first:last]


def _moved(pieces: Sequence[Piece], shift: int, source_shift: int) -> list[Piece]:
    return [
        Piece(start + shift, end + shift, source_start + source_shift, source_end + source_shift, exact)
        for start, end, source_start, source_end, exact in pieces
    ]

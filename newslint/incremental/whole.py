"""Whole: parts of a text that can only be read as a whole, each some blocks with the markup around them.

Reading takes what it takes at every version; but a block that is read as before is not searched or checked again. A
part starts where a line does, so that where something lies in its line does not change when the part moves.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter, ne
from typing import NamedTuple

from newslint.document import Document
from newslint.incremental.parts import NO_LABELS, Bounds, Part, View, unchanged
from newslint.pieces import Piece
from newslint.readers import reader
from newslint.rule import Format
from newslint.source import Source


class Seen(NamedTuple):
    """The text of a part, its pieces and its blocks, with offsets from its own start."""

    text: bytes
    pieces: list[Piece]
    bounds: list[Bounds]


class Cut(NamedTuple):
    """What a part is made of: its source, what the reader sees of it, and what is seen as written, if that differs."""

    source: bytes
    seen: Seen
    written: Seen | None

    def part(self) -> Part:
        """The part."""
        written = None if self.written is None else View(*self.written, 1)
        return Part(self.source, View(*self.seen, 1), written, NO_LABELS, False)


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
    spans = [block.source for block in document.blocks]
    if any(below.start < above.end for above, below in pairwise(spans)):
        return None
    text, as_written = document.source.text, document.as_written
    if len(as_written.blocks) != len(spans):
        return None
    firsts, places = [0], [0]
    for index, (above, below) in enumerate(pairwise(spans), 1):
        line = document.source.line_start(below.start)
        if line >= above.end:
            firsts.append(index)
            places.append(line)
    sources = [text[start:end] for start, end in pairwise([*places, len(text)])]
    firsts.append(len(spans))
    seen = list(_seen(document, firsts, places))
    written = seen if as_written is document else list(_seen(as_written, firsts, places))
    return [
        Cut(source, one, None if one == other else other)
        for source, one, other in zip(sources, seen, written, strict=True)
    ]


def _seen(document: Document, firsts: Sequence[int], places: Sequence[int]) -> Iterator[Seen]:
    """What is seen of the parts, whose blocks go from one of `firsts` to the next; their sources start at `places`."""
    pieces = document.pieces
    for (first, last), place in zip(pairwise(firsts), places, strict=True):
        blocks = document.blocks[first:last]
        if not blocks:
            yield Seen(b"", [], [])
            continue
        start, stop = blocks[0].start, blocks[-1].end
        low = bisect_left(pieces, start, key=attrgetter("start"))
        high = bisect_left(pieces, stop, lo=low, key=attrgetter("start"))
        moved = [
            Piece(begin - start, end - start, source_start - place, source_end - place, exact)
            for begin, end, source_start, source_end, exact in pieces[low:high]
        ]
        bounds = [(block.kind, block.start - start, block.end - start) for block in blocks]
        yield Seen(document.text[start:stop], moved, bounds)

"""Pieces: which bytes of a source each stretch of a document's text came from, and the way back through them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple


class Piece(NamedTuple):
    """One stretch of a document's text and the stretch of the source's text that it was read from, both in bytes.

    `exact` says that both hold the same bytes; else (an entity, an escape) the piece stands for its source as a whole.
    Between pieces lies what the reader of the page does not see: markup in the source, line breaks between blocks.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    exact: bool = True


class Mapped(NamedTuple):
    """Where a stretch of text lies in the source's text, and whether an edit may replace it.

    It may not where markup lies inside, or where an end cuts through a piece that is not exact.
    """

    start: int
    end: int
    editable: bool


def mapped(pieces: Sequence[Piece], start: int, end: int) -> Mapped:
    """Where a stretch of text, in bytes, lies in the source's text."""
    if len(pieces) == 1 and pieces[0].exact:
        shift = pieces[0].source_start - pieces[0].start
        return Mapped(start + shift, end + shift, True)
    first = max(bisect_right(pieces, start, key=attrgetter("start")) - 1, 0)
    if start == end and start > pieces[first].end:
        return _gap(pieces[first])
    if start == end == pieces[first].start and first and pieces[first - 1].end == start:
        joined = pieces[first - 1].source_end == pieces[first].source_start
        return Mapped(pieces[first].source_start, pieces[first].source_start, joined)
    if start >= pieces[first].end and start != end:
        first += 1
    last = max(bisect_right(pieces, max(end - 1, start), key=attrgetter("start")) - 1, first)
    editable = all(
        pieces[i].source_end == pieces[i + 1].source_start and pieces[i].end == pieces[i + 1].start
        for i in range(first, last)
    )
    source_start, cut_start = _inside(pieces[first], start, 0)
    source_end, cut_end = _inside(pieces[last], end, 1)
    return Mapped(source_start, source_end, editable and not cut_start and not cut_end)


def _gap(piece: Piece) -> Mapped:
    return Mapped(piece.source_end, piece.source_end, False)


def _inside(piece: Piece, offset: int, side: int) -> tuple[int, bool]:
    """The source offset of a text offset in a piece, and whether it cuts the piece; `side` is 0 for a start."""
    if piece.exact:
        return piece.source_start + min(offset, piece.end) - piece.start, False
    whole = offset == (piece.end if side else piece.start)
    return (piece.source_end if side else piece.source_start), not whole

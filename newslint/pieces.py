"""Pieces: which bytes of the source the stretches of a document's text were read from."""

from __future__ import annotations

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


def inside(piece: Piece, offset: int, side: int) -> tuple[int, bool]:
    """The source offset of a text offset in a piece, and whether it cuts the piece; `side` is 0 for a start."""
    if piece.exact:
        return piece.source_start + min(offset, piece.end) - piece.start, False
    whole = offset == (piece.end if side else piece.start)
    return (piece.source_end if side else piece.source_start), not whole

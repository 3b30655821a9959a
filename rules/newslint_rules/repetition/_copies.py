"""Where a text may repeat itself: lines that start alike, and full stops that the same bytes precede or follow.

Cutting a text at its line breaks or full stops and comparing the ends of the parts costs a fraction of cutting it into
words, and most texts go no further. What was found in the last document is kept, since several rules ask for it.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from newslint import Document

START, OPENING = 48, 24
"""Bytes at the start of a line, and how many of them, folded, two lines must share to be looked at more closely."""
LOWER = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"abcdefghijklmnopqrstuvwxyz")
IGNORED = b" \t\v\f\"'" + bytes(range(0x80, 0xC0)) + b"\xc2\xe2"
"""White space and quotation marks, with those of several bytes; of other letters beyond ASCII, their first byte is left."""
EDGE = 24
"""Bytes at an edge of a part that two places share."""
MANY = 4
"""Places that share the same bytes, from which on they are meant to: refrains, labels, templates."""

LONG = 300
"""Bytes of a paragraph whose copy shares more than one edge, even if words are changed."""


def openings(text: bytes) -> list[bytes]:
    """The first bytes of each line, the same for lines that differ in capitals, white space and quotation marks."""
    starts = [line[:START] for line in text.replace(b"\r", b"\n").split(b"\n")]
    return [line[:OPENING] for line in b"\n".join(starts).translate(LOWER, IGNORED).split(b"\n")]


@lru_cache(maxsize=1)
def parts(document: Document) -> list[bytes]:
    """What full stops, question marks and line breaks part, but for the shortest."""
    return [part for part in _joined(document).split(b".") if len(part) > EDGE]


class Copies(NamedTuple):
    """Byte offsets into the text in groups: of full stops after the same bytes, and of the same bytes after full stops."""

    ends: list[list[int]]
    starts: list[list[int]]


@lru_cache(maxsize=1)
def copies(document: Document) -> Copies:
    """The places where a document may repeat itself."""
    tails = [part[-EDGE:] for part in parts(document)]
    heads = [part[:EDGE] for part in parts(document)]
    ends: list[list[int]] = []
    starts: list[list[int]] = []
    if len(set(tails)) < len(tails):
        ends = _places(_joined(document), [tail + b"." for tail in _repeated(tails)], EDGE)
    if len(set(heads)) < len(heads):
        starts = _places(_joined(document), [b"." + head for head in _repeated(heads)], EDGE // 2)
    return Copies(ends, starts)


def _joined(document: Document) -> bytes:
    return document.text.replace(b"\n", b" ").replace(b"?", b".")


def _repeated(edges: list[bytes]) -> list[bytes]:
    """The edges that stand more than once."""
    return [edge for edge, count in Counter(edges).items() if count > 1]


def _places(text: bytes, edges: Iterable[bytes], shift: int) -> list[list[int]]:
    groups = ([at + shift for at in _find_all(text, edge)] for edge in edges)
    return [group for group in groups if 1 < len(group) < MANY]


def _find_all(text: bytes, wanted: bytes) -> list[int]:
    found, at = [], text.find(wanted)
    while at >= 0:
        found.append(at)
        at = text.find(wanted, at + 1)
    return found


def pairs(document: Document, groups: Iterable[list[int]]) -> list[tuple[int, int]]:
    """The pairs of different blocks, by index, that share a group, in reading order; long blocks share two."""
    found = Counter(
        pair for group in groups for pair in combinations(sorted({document.block_at(offset) for offset in group}), 2)
    )
    blocks = document.blocks
    return sorted(
        pair
        for pair, count in found.items()
        if count > 1 or min(blocks[at].end - blocks[at].start for at in pair) < LONG
    )

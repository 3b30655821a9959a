"""Where a text may repeat itself: full stops that the same bytes precede or follow.

Cutting a text at its full stops and comparing the ends of the parts costs a fraction of cutting it into words, and
most texts go no further. The result for the last document is kept, since several rules ask for it.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from newslint import Document

EDGE = 24
"""Bytes at an edge of a part that two places share."""
MANY = 4
"""Places that share the same bytes, from which on they are meant to: refrains, labels, templates."""

LONG = 300
"""Bytes of a paragraph whose copy shares more than one edge, even if words are changed."""


class Copies(NamedTuple):
    """Byte offsets into the text in groups: of full stops after the same bytes, and of the same bytes after full stops.

    `parts` are what full stops part, but for the shortest.
    """

    ends: list[list[int]]
    starts: list[list[int]]
    parts: list[bytes]


@lru_cache(maxsize=1)
def copies(document: Document) -> Copies:
    """The places where a document may repeat itself."""
    text = document.text.replace(b"\n", b" ").replace(b"?", b".")
    parts = [part for part in text.split(b".") if len(part) > EDGE]
    tails, heads = {part[-EDGE:] for part in parts}, {part[:EDGE] for part in parts}
    ends: list[list[int]] = []
    starts: list[list[int]] = []
    if len(tails) < len(parts):
        ends = _places(text, [tail + b"." for tail in _repeated([part[-EDGE:] for part in parts])], EDGE)
    if len(heads) < len(parts):
        starts = _places(text, [b"." + head for head in _repeated([part[:EDGE] for part in parts])], EDGE // 2)
    return Copies(ends, starts, parts)


def _repeated(edges: list[bytes]) -> set[bytes]:
    """The edges that stand more than once."""
    seen: set[bytes] = set()
    repeated: set[bytes] = set()
    for edge in edges:
        (repeated if edge in seen else seen).add(edge)
    return repeated


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

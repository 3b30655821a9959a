"""Straight and curly marks: how to find those of one shape, and how to turn them into the other."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from newslint import Block, Document
from newslint_rules.quotes._marks import (
    CURLY_DOUBLE,
    CURLY_SINGLE,
    STRAIGHT_DOUBLE,
    STRAIGHT_SINGLE,
    Mark,
    doubles,
    singles,
)

FIRST_BYTES = b"\xe2\x80"


class Shape(NamedTuple):
    """A shape: its marks in a block, what turns one into the other shape, and the marks to count with their weights."""

    name: str
    glyphs: str
    marks: Callable[[Block], list[Mark]]
    turned: Callable[[Mark], str]
    weights: tuple[tuple[bytes, int], ...]

    def count(self, document: Document) -> int:
        """About how many such marks there are; a curly mark that opens stands for one that closes, too."""
        return sum(weight * document.occurrences(mark) for mark, weight in self.weights)

    def places(self, document: Document) -> Iterator[tuple[Block, Mark]]:
        """The quotation marks and apostrophes of this shape."""
        for at, marks in enumerate(document.of_blocks(self.marks)):
            if marks:
                block = document.blocks[at]
                yield from ((block, mark) for mark in marks)


def _straight(block: Block) -> list[Mark]:
    double = list(doubles(block.text, STRAIGHT_DOUBLE)) if b'"' in block.data else []
    return double + list(singles(block.text, STRAIGHT_SINGLE)) if b"'" in block.data else double


def _curly(block: Block) -> list[Mark]:
    if FIRST_BYTES not in block.data:
        return []
    return [*doubles(block.text, CURLY_DOUBLE), *singles(block.text, CURLY_SINGLE)]


STRAIGHT = Shape(
    "straight",
    "\"'",
    _straight,
    lambda mark: ("“" if mark.opens else "”") if mark.glyph == '"' else ("‘" if mark.opens else "’"),
    ((b'"', 1), (b"'", 1)),
)
CURLY = Shape(
    "curly",
    "“”‘’",
    _curly,
    lambda mark: '"' if mark.glyph in "“”" else "'",
    (("“".encode(), 2), ("’".encode(), 1)),
)


def sides(document: Document, style: str) -> tuple[Shape, Shape]:
    """The shape that is wrong in a document, and the one that is right."""
    is_curly = style == "curly" or (style == "majority" and CURLY.count(document) >= STRAIGHT.count(document))
    return (STRAIGHT, CURLY) if is_curly else (CURLY, STRAIGHT)

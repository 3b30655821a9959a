"""Straight and curly marks: how to find those of one shape, and how to turn them into the other."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from newslint import Block, Document, Pattern
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
    """A shape: bytes that each block with such marks holds, their patterns, the marks to count with their weights."""

    name: str
    in_double: bytes
    in_single: bytes
    double: Pattern
    single: Pattern
    turned: Callable[[Mark], str]
    weights: tuple[tuple[bytes, int], ...]

    def count(self, document: Document) -> int:
        """About how many such marks there are; a curly mark that opens stands for one that closes, too."""
        return sum(weight * document.text.count(mark) for mark, weight in self.weights)

    def places(self, document: Document) -> Iterator[tuple[Block, Mark]]:
        """The quotation marks and apostrophes of this shape."""
        if self.in_double not in document.text and self.in_single not in document.text:
            return
        for block in document.blocks:
            text = document.text[block.start : block.end]
            if self.in_double in text:
                yield from ((block, mark) for mark in doubles(block.text, self.double))
            if self.in_single in text:
                yield from ((block, mark) for mark in singles(block.text, self.single))


STRAIGHT = Shape(
    "straight",
    b'"',
    b"'",
    STRAIGHT_DOUBLE,
    STRAIGHT_SINGLE,
    lambda mark: ("“" if mark.opens else "”") if mark.glyph == '"' else ("‘" if mark.opens else "’"),
    ((b'"', 1), (b"'", 1)),
)
CURLY = Shape(
    "curly",
    FIRST_BYTES,
    FIRST_BYTES,
    CURLY_DOUBLE,
    CURLY_SINGLE,
    lambda mark: '"' if mark.glyph in "“”" else "'",
    (("“".encode(), 2), ("’".encode(), 1)),
)


def sides(document: Document, style: str) -> tuple[Shape, Shape]:
    """The shape that is wrong in a document, and the one that is right."""
    is_curly = style == "curly" or (style == "majority" and CURLY.count(document) >= STRAIGHT.count(document))
    return (STRAIGHT, CURLY) if is_curly else (CURLY, STRAIGHT)

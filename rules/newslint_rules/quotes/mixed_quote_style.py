"""Straight and curly quotation marks in one text show that it was put together from two sources, or cleaned by halves.

There is one finding for a document, at the first mark of the rarer kind, since nobody wants to decide forty times; its
fix gives all of them the other shape, apostrophes too, and the first few are listed.

Left alone: inches, feet, minutes and seconds, marks in code, and the Hawaiian letter in `Hawai‘i`.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from newslint import Bad, Block, Document, Edit, Finding, Fix, Good, Related, Safety, Severity, rule
from newslint_rules.consistency._together import MOST
from newslint_rules.quotes._marks import (
    CURLY_DOUBLE,
    CURLY_SINGLE,
    STRAIGHT_DOUBLE,
    STRAIGHT_SINGLE,
    Mark,
    doubles,
    singles,
)

OPENING, APOSTROPHE, FIRST_BYTES = "“".encode(), "’".encode(), b"\xe2\x80"


class Shape(NamedTuple):
    """Straight or curly: how to find such marks, and how to turn one into the other shape."""

    marks: Callable[[Block], list[Mark]]
    turned: Callable[[Mark], str]
    message: str
    title: str
    note: str

    def places(self, document: Document) -> Iterator[tuple[Block, Mark]]:
        """The quotation marks and apostrophes of this shape."""
        for block in document.blocks:
            yield from ((block, mark) for mark in block.once(self.marks))


def _straight(block: Block) -> list[Mark]:
    double = list(doubles(block.text, STRAIGHT_DOUBLE)) if b'"' in block.data else []
    return double + list(singles(block.text, STRAIGHT_SINGLE)) if b"'" in block.data else double


def _curly(block: Block) -> list[Mark]:
    if FIRST_BYTES not in block.data:
        return []
    return [*doubles(block.text, CURLY_DOUBLE), *singles(block.text, CURLY_SINGLE)]


STRAIGHT = Shape(
    _straight,
    lambda mark: ("“" if mark.opens else "”") if mark.glyph == '"' else ("‘" if mark.opens else "’"),
    "Straight quotation mark in a text with mostly curly ones",
    "Make all quotation marks and apostrophes curly",
    "another straight mark",
)
CURLY = Shape(
    _curly,
    lambda mark: '"' if mark.glyph in "“”" else "'",
    "Curly quotation mark in a text with mostly straight ones",
    "Make all quotation marks and apostrophes straight",
    "another curly mark",
)


@rule(
    code="QUO001",
    summary="Straight and curly quotation marks mixed",
    trigger="[“”‘’]",
    scope="document",
    safety=Safety.UNSAFE,
    examples=[
        Bad("“It’s done,” she said. “We've won.”", "“It’s done,” she said. “We’ve won.”"),
        Bad(
            "“So far,” he said. “So good.” It’s “so-so”.\n\n\"Is it 'over' in the '90s?\"",
            "“So far,” he said. “So good.” It’s “so-so”.\n\n“Is it ‘over’ in the ’90s?”",
        ),
        Bad('"I don\'t," he said. "Can\'t." It’s so.', '"I don\'t," he said. "Can\'t." It\'s so.'),
        Bad("&ldquo;No,&rdquo; she said. It isn't.", "&ldquo;No,&rdquo; she said. It isn’t.", format="html"),
        Good("“He’s 6'2\" tall,” she said of the 5'10\" striker, who took 3'."),
        Good("It's on O‘ahu in Hawai‘i, isn't it?"),
        Good('It’s `echo "hello"` and ‘so on’.', format="markdown"),
    ],
)
def mixed_quote_style(document: Document) -> Iterator[Finding]:
    if b'"' not in document.text and b"'" not in document.text:
        return
    straight = document.text.count(b'"') + document.text.count(b"'")
    curly = 2 * document.text.count(OPENING) + document.text.count(APOSTROPHE)
    rarer, other = (CURLY, STRAIGHT) if curly < straight else (STRAIGHT, CURLY)
    places = sorted(
        (
            Edit(block.span((mark.start, mark.end)), written)
            for block, mark in rarer.places(document)
            if (written := document.escape(rarer.turned(mark))) is not None
        )
    )
    if places and any(True for _ in other.places(document)):
        more = f", {len(places) - 1} more like it" if places[1:] else ""
        related = tuple(Related(edit.span, rarer.note) for edit in places[1 : 1 + MOST])
        fix = Fix(rarer.title, tuple(places), Safety.UNSAFE)
        yield Finding("", places[0].span, rarer.message + more, Severity.WARNING, fix, related)

"""What the spacing rules share: which tokens are not prose, and where in a document a mark stands."""

import re
from collections.abc import Iterator

from newslint import Block, Document, Pattern

NOT_ASCII = "\u0080-\U0010ffff"
LETTER = f"A-Za-z{NOT_ASCII}"
r"""For RE2 classes: letters, and whatever else is not ASCII.

`\pL` would be exact, but takes far longer to compile; a trigger may match too much.
"""
CODE_LIKE = Pattern(
    r"[/\\@_#=<>{}|~^*&+$]|::|\w[(\[]\w|\w\]\w|(?i:\bwww\.|\.(?:com|org|net|gov|edu|html?|php|co|info|io|tv|uk)\b)"
)
"""A token that holds one of these is an address, a file name or code."""


def token(text: str, start: int, end: int, reach: int = 80) -> str:
    """The stretch without white space around a place, up to `reach` characters to each side."""
    left, right = text[max(start - reach, 0) : start], text[end : end + reach]
    before = left.split()[-1] if left and not left[-1].isspace() else ""
    after = right.split()[0] if right and not right[0].isspace() else ""
    return before + text[start:end] + after


def word_start(text: str, at: int) -> int:
    """Where the word that ends at a place begins."""
    while at and text[at - 1].isalnum():
        at -= 1
    return at


def is_inside_straight_quotation(text: str, at: int) -> bool:
    """Whether the straight quotation marks of a block pair up and a pair is open at a place."""
    return bool(text.count('"', 0, at) % 2) and not text.count('"') % 2


def is_outside_straight_quotations(text: str, at: int) -> bool:
    """Whether the straight quotation marks of a block pair up and no pair is open at a place."""
    return not text.count('"', 0, at) % 2 and not text.count('"') % 2


def blocks_with(document: Document, mark: re.Pattern[bytes]) -> Iterator[Block]:
    """The blocks in which a pattern over the document's bytes matches, for rules that weigh the document as a whole."""
    match = mark.search(document.text) if document.blocks else None
    while match is not None:
        block = document.blocks[max(document.block_at(match.start()), 0)]
        if block.start < match.end() and match.start() < block.end:
            yield block
        match = mark.search(document.text, max(block.end, match.end()))

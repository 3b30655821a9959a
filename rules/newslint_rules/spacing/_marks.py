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


def straight_mark(text: str, at: int) -> str:
    """Whether a straight quotation mark is "opening" or "closing", as the ones before and after it tell; else "".

    Two closing marks never follow one another; two opening ones do, where a quotation goes on in a new paragraph.
    """
    before, after = _shape(text, text.rfind('"', 0, at)), _shape(text, text.find('"', at + 1))
    if "closing" in (before, after):
        return "opening"
    return "closing" if before == "opening" else ""


def _shape(text: str, at: int) -> str:
    """What the spaces around a straight quotation mark make it."""
    if at < 0:
        return ""
    space_before = not at or text[at - 1].isspace() or text[at - 1] in "([—–-"
    space_after = at + 1 == len(text) or text[at + 1].isspace() or text[at + 1] in ".,;:!?)]—–-"
    if space_before == space_after:
        return ""
    return "opening" if space_before else "closing"


def blocks_with(document: Document, mark: re.Pattern[bytes]) -> Iterator[Block]:
    """The blocks in which a pattern over the document's bytes matches, for rules that weigh the document as a whole."""
    match = mark.search(document.text) if document.blocks else None
    while match is not None:
        block = document.blocks[max(document.block_at(match.start()), 0)]
        if block.start < match.end() and match.start() < block.end:
            yield block
        match = mark.search(document.text, max(block.end, match.end()))

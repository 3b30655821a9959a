"""Teasers: a title glued to its first line, and a link to the story below it; and how to remove a run of them."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from newslint import Block, Document, Edit, Pattern, Span
from newslint_rules.web._stubs import LINE, LONGEST
from newslint_rules.words._names import BRANDS, PREFIXES

SEAM = Pattern(
    r"(?<![\w@/#.])(?P<left>[\w’'-]*(?:[^\W\d_][a-zß-ÿ]|[A-Z]{2}(?=[A-Z][a-z])|[0-9]{2})[?!%)’”\"']*)"
    r"(?P<right>[“‘\"']?[A-Z][\w’'-]*)(?= )"
)
LONGEST_STUB = 80
"""Bytes."""
TITLE = range(3, 26)
"""Words of a title before the last one."""
BLURB = 5
"""Words of the line under it, at least."""


class Teaser(NamedTuple):
    """A title with its first line, and the link below; `seam` is where the two touch, in code points."""

    text: Block
    stub: Block
    seam: tuple[int, int] | None


def teasers(document: Document) -> Iterator[Teaser]:
    blocks = document.blocks
    for text, stub in pairwise(blocks):
        if stub.end - stub.start <= LONGEST_STUB and _is_stub(stub.text) and not _is_stub(text.text):
            yield Teaser(text, stub, _seam(text))


def _is_stub(text: str) -> bool:
    match = LINE.match(text)
    return match is not None and match.end() == len(text) and len(text.split()) <= LONGEST


def _seam(block: Block) -> tuple[int, int] | None:
    """The word in which a title and the line under it touch."""
    for match in SEAM.finditer(block.text):
        before, after = block.text[: match.start()].split(), block.text[match.end() :].split()
        left, token = match["left"].lower(), match.group().lower()
        if len(before) in TITLE and len(after) >= BLURB and token not in BRANDS and left not in PREFIXES:
            return match.span()
    return None


def removal(document: Document, first: Block, last: Block) -> Edit | None:
    """Remove some blocks with the white space before them, or after them at the start of a text."""
    gaps = [document.gap(index, index + 1) for index in range(first.index - 1, last.index + 1)]
    blocks = document.blocks[first.index : last.index + 1]
    if None in gaps[1:-1] or not all(block.source.editable for block in blocks):
        return None
    before, after = gaps[0], gaps[-1]
    start, end = first.span(first.whole).start, last.span(last.whole).end
    if first.index and before:
        return Edit(Span(before.start, end), "")
    return Edit(Span(start, after.end), "") if not first.index and after else None

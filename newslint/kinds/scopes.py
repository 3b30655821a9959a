"""Scopes: the stretches of a document within which some kinds count or compare."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from newslint.document import Block, Document
from newslint.kinds.expression import Expression, Hit

SCOPES = ("sentence", "paragraph", "heading", "document")
"""A list item is a paragraph here, sentences are those of paragraphs, cells of tables count for the document only."""
PARAGRAPHS = ("paragraph", "list_item")
Found = tuple[Block, Hit]


class Stretch(NamedTuple):
    """A stretch of a document: the block that stands for it, where in it, and what each of some expressions found."""

    block: Block
    start: int
    end: int
    found: tuple[list[Found], ...]


def stretches(subject: Document | Block, scope: str, *expressions: Expression) -> Iterator[Stretch]:
    """The stretches of a document, or of one block of it, in order. A document's first block stands for the whole."""
    blocks = subject.blocks if isinstance(subject, Document) else [subject]
    if scope == "document":
        if blocks:
            found = tuple([(block, hit) for block in blocks for hit in each.hits(block)] for each in expressions)
            yield Stretch(blocks[0], *blocks[0].whole, found)
        return
    for block in blocks:
        if block.kind not in (("heading",) if scope == "heading" else PARAGRAPHS):
            continue
        found = tuple([(block, hit) for hit in each.hits(block)] for each in expressions)
        if scope == "sentence":
            yield from _by_sentence(block, found)
        else:
            yield Stretch(block, *block.whole, found)


def _by_sentence(block: Block, found: tuple[list[Found], ...]) -> Iterator[Stretch]:
    """The sentences of a block, each with what starts in it."""
    sorted_in: list[tuple[list[Found], ...]] = [tuple([] for _ in found) for _ in block.sentences]
    for number, hits in enumerate(found):
        for each in hits:
            index = bisect_right(block.sentences, each[1].start, key=itemgetter(0)) - 1
            sorted_in[max(index, 0)][number].append(each)
    for (start, end), inside in zip(block.sentences, sorted_in, strict=True):
        yield Stretch(block, start, end, inside)

"""The edges of a text: the short lines before its first paragraph and after its last."""

from newslint import Block

LONG = 150
"""Bytes of a paragraph, at least."""
FEW = 12
"""Blocks at either end that may be an edge."""


def is_head(block: Block) -> bool:
    """Whether only short lines stand before a block."""
    return block.index < FEW and not any(map(_is_long, block.document.blocks[: block.index]))


def is_tail(block: Block) -> bool:
    """Whether only short lines stand after a block."""
    below = block.document.blocks[block.index + 1 : block.index + 1 + FEW]
    return len(below) < FEW and not any(map(_is_long, below))


def is_front_matter(block: Block) -> bool:
    """Whether a block of Markdown stands in front matter that the reader did not see, for an empty line is above it."""
    text = block.document.source.text
    start = text.find(b"---", 0, 9) if block.document.format == "markdown" else -1
    return start >= 0 and not text[:start].strip() and text.find(b"\n---", start, block.source.start) < 0


def _is_long(block: Block) -> bool:
    return block.end - block.start >= LONG

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


def _is_long(block: Block) -> bool:
    return block.end - block.start >= LONG

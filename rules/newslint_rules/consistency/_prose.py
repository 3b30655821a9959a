"""Which blocks are sentences: not headlines, labels or lines that stop short."""

from newslint import Block

ENDS, CLOSING = ".!?…:;", "”’\"')] "


def is_prose(block: Block) -> bool:
    """Whether a block is a paragraph that ends as sentences do."""
    return block.kind == "paragraph" and block.text.rstrip(CLOSING)[-1:] in ENDS

"""Paragraphs that stand in a text again."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from newslint import Block, Document
from newslint_rules.repetition._copies import MANY, openings

WORDS = 6
SHORTEST = 3 * WORDS
"""Letters of the shortest paragraph of six words."""
SENTENCE, OTHER = 8, 14
"""Words of a paragraph that repeats further down: of one that ends like a sentence, and of another."""
SCATTERED = 4
"""With more copies than this that stand alone, a text is a thread of comments, a list of products or a form."""
ENDS, CLOSING = (".", "!", "?", "…"), " ”’\"')]"
QUOTES = (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"))


def copied(document: Document) -> Iterator[tuple[Block, Block]]:
    """Each paragraph that stands in a text again, with the copy above it."""
    lines = [line for block in document.blocks for line in block.once(_openings)]
    if len(set(lines)) == len(lines):
        return
    starts = {line for line, count in Counter(lines).items() if count > 1}
    blocks = [block for block in document.blocks if not starts.isdisjoint(block.once(_openings))]
    texts = {block.index: block.once(_folded) for block in blocks if block.kind == "paragraph"}
    groups: dict[str, list[Block]] = {}
    for block in blocks:
        if texts.get(block.index, "").count(" ") >= WORDS - 1:
            groups.setdefault(texts[block.index], []).append(block)
    pairs = [pair for group in groups.values() for pair in pairwise(group)]
    apart = [pair for pair in pairs if not _is_adjacent(*pair)]
    is_thread = sum(not _has_company(*pair, texts) for pair in apart) > SCATTERED
    for group in groups.values():
        for above, block in pairwise(group) if len(group) < MANY or _is_run(group) else ():
            if _is_adjacent(above, block) or (not is_thread and _is_prose(block.text)):
                yield above, block


def _openings(block: Block) -> list[bytes]:
    """The openings of the longer lines of a block."""
    return [line for line in openings(block.data) if len(line) > SHORTEST]


def _folded(block: Block) -> str:
    text = block.text
    if not text.isascii():
        for written, folded in QUOTES:
            text = text.replace(written, folded)
    return " ".join(text.casefold().split())


def _is_run(group: list[Block]) -> bool:
    return group[-1].index - group[0].index == len(group) - 1


def _is_adjacent(above: Block, block: Block) -> bool:
    return above.index == block.index - 1


def _is_prose(text: str) -> bool:
    """Whether a paragraph is too much of a sentence to stand twice on purpose."""
    return len(text.split()) >= (SENTENCE if text.rstrip(CLOSING).endswith(ENDS) else OTHER)


def _has_company(above: Block, block: Block, texts: dict[int, str]) -> bool:
    """Whether a neighbour of a paragraph is copied with it."""
    return any(
        above.index + step in texts and texts[above.index + step] == texts.get(block.index + step) for step in (-1, 1)
    )

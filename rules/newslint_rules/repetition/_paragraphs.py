"""Paragraphs that stand in a text again."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain, pairwise

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
    openings_of = document.of_blocks(_openings)
    lines = list(chain.from_iterable(openings_of))
    if len(set(lines)) == len(lines):
        return
    starts = {line for line, count in Counter(lines).items() if count > 1}
    paragraphs = document.of_blocks(_folded)
    texts = {
        at: text
        for at, (text, lines) in enumerate(zip(paragraphs, openings_of, strict=True))
        if text is not None and not starts.isdisjoint(lines)
    }
    groups: dict[str, list[int]] = {}
    for at, text in texts.items():
        if text.count(" ") >= WORDS - 1:
            groups.setdefault(text, []).append(at)
    pairs = [pair for group in groups.values() for pair in pairwise(group)]
    apart = [(above, below) for above, below in pairs if above != below - 1]
    is_thread = sum(not _has_company(*pair, texts) for pair in apart) > SCATTERED
    for group in groups.values():
        for above, below in pairwise(group) if len(group) < MANY or _is_run(group) else ():
            block = document.blocks[below]
            if above == below - 1 or (not is_thread and _is_prose(block.text)):
                yield document.blocks[above], block


def _openings(block: Block) -> list[bytes]:
    """The openings of the longer lines of a block."""
    return [line for line in openings(block.data) if len(line) > SHORTEST]


def _folded(block: Block) -> str | None:
    """The text of a paragraph, the same for those that differ in capitals, white space and shapes of quotation marks."""
    if block.kind != "paragraph":
        return None
    text = block.text
    if not text.isascii():
        for written, folded in QUOTES:
            text = text.replace(written, folded)
    return " ".join(text.casefold().split())


def _is_run(group: list[int]) -> bool:
    return group[-1] - group[0] == len(group) - 1


def _is_prose(text: str) -> bool:
    """Whether a paragraph is too much of a sentence to stand twice on purpose."""
    return len(text.split()) >= (SENTENCE if text.rstrip(CLOSING).endswith(ENDS) else OTHER)


def _has_company(above: int, below: int, texts: dict[int, str]) -> bool:
    """Whether a neighbour of a paragraph is copied with it."""
    return any(above + step in texts and texts[above + step] == texts.get(below + step) for step in (-1, 1))

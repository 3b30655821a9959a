"""Edits that move a sentence and leave the old copy behind make a text say the same thing twice, word for word.

The fix removes the second copy, for a person to confirm: the first may be the one that is out of place.

Left alone: sentences of fewer than six words, what is said inside quotation marks, sentences that stand four times or more, and
paragraphs that repeat as a whole (REP001).
"""

from collections.abc import Iterator

from newslint import Bad, Block, Document, Finding, Good, Related, Safety, rule
from newslint_rules.repetition._copies import copies

WORDS = 6
QUOTES = frozenset('“”"')
LEAST = 4
"""Words of a sentence after an abbreviation."""
LONGEST = 500
"""Bytes of a sentence."""
STARTS = (b". ", b"? ", b"! ", b'" ', "” ".encode(), b"\n")
HIDDEN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for code or an image, which may differ."""


@rule(
    code="REP004",
    summary="Sentence repeated",
    default=False,
    scope="document",
    safety=Safety.UNSAFE,
    examples=[
        Bad(
            "The bridge is closed until the end of May. It rained.\n\nNobody came. The bridge is closed until the end of May.",
            "The bridge is closed until the end of May. It rained.\n\nNobody came.",
        ),
        Bad(
            "The bridge is closed until the end of May. The bridge is closed until the end of May. It rained.",
            "The bridge is closed until the end of May. It rained.",
        ),
        Good(
            "He said: “The bridge is closed until the end of May. Go home.” She said: “The bridge is closed until the end of May. Go away.”"
        ),
        Good("The old bridge is closed. It rained. The old bridge is closed."),
        Good(
            "Weir said that the bridge is closed until the end of May. Lund said that the bridge is closed until the end of May."
        ),
    ],
)
def duplicate_sentence(document: Document) -> Iterator[Finding]:
    groups = copies(document).ends
    if not groups:
        return
    seen: dict[str, list[tuple[Block, tuple[int, int]]]] = {}
    for offset in sorted({offset for group in groups for offset in _same(document, group)}):
        block = document.blocks[document.block_at(offset)]
        where = _sentence_at(block, offset)
        sentence = " ".join(block.text[slice(*where)].split())
        if block.kind == "paragraph" and sentence.count(" ") >= WORDS - 1 and HIDDEN not in sentence:
            seen.setdefault(sentence, []).append((block, where))
    for (first, place), *others in seen.values():
        related = [Related(first.span(place), "the first copy")] if others else []
        for block, where in others:
            if not (_is_quoted(first, place) and _is_quoted(block, where)):
                at = _with_space(block.text, *where)
                yield block.flag(
                    where, "The sentence stands here again", "", at=at, safety=Safety.UNSAFE, related=related
                )


def _same(document: Document, group: list[int]) -> list[int]:
    """Those of some ends of sentences before which the same words stand more than once, in different paragraphs or in one."""
    text = document.text
    blocks = [document.blocks[document.block_at(end)] for end in group]
    paragraphs = {(text[block.start : block.end]): block.index for block in blocks}
    group = [end for end, block in zip(group, blocks, strict=True) if block.index in paragraphs.values()]
    sentences = [text[_start(text, end) : end].split() for end in group]
    return [
        end for end, words in zip(group, sentences, strict=True) if len(words) >= LEAST and sentences.count(words) > 1
    ]


def _start(text: bytes, end: int) -> int:
    """Where the sentence that ends at an offset may start."""
    first = max(end - LONGEST, 0)
    places = [(text.rfind(mark, first, end), len(mark)) for mark in STARTS]
    return max((at + size for at, size in places if at >= 0), default=first)


def _sentence_at(block: Block, offset: int) -> tuple[int, int]:
    """The sentence that a byte offset of the document lies in."""
    index = len(block.document.text[block.start : offset].decode("utf-8", "surrogateescape"))
    return next(place for place in block.sentences if index <= place[1])


def _is_quoted(block: Block, where: tuple[int, int]) -> bool:
    """Whether a sentence starts or ends with a quotation mark, or stands between two."""
    before, inside = block.text[: where[0]], block.text[slice(*where)]
    if inside[0] in QUOTES or inside[-1] in QUOTES:
        return True
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with the white space before it, or after it at the start of a text."""
    before = len(text[:start].rstrip())
    return (before, end) if before else (start, len(text) - len(text[end:].lstrip()))

"""Two versions of a story are merged, and a paragraph stands there twice with a few words changed.

Readers take the second for an error, and which one is right only an editor knows, so there is no fix.

Left alone: paragraphs of fewer than twelve words, equal ones (REP001 has a fix for these), those that share less than three in ten of
their runs of three words, and more than three alike, which are made from a template: results, prices, biographies.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, NamedTuple

from newslint import Bad, Block, Document, Finding, Good, Related, rule
from newslint_rules.repetition._copies import copies, pairs

WORDS = 12
REST = 8
"""Words outside the sentences that two paragraphs share."""
SHARE = 0.5
"""The least length of one paragraph as a share of the other's."""
MARKS = b".,;:!?()\"'" + "“”‘’".encode()
TEMPLATE = 3
"""Pairs that a paragraph is part of, from which on it is made from a template."""


class Options(NamedTuple):
    """What a configuration may set."""

    similarity: Annotated[float, "The least share of runs of three words, from 0 to 1, that two have in common."] = 0.3


@rule(
    code="REP002",
    summary="Paragraph much like an earlier one",
    default=False,
    scope="document",
    safety=None,
    options=Options(),
    supersedes=("REP003", "REP004"),
    examples=[
        Bad(
            "The council of Weirtown met late on Monday to talk about the old bridge over the river.\n\nIt rained.\n\n"
            "The council met late on Monday night to talk about the old bridge over the river."
        ),
        Good(
            "The council of Weirtown met late on Monday to talk about the old bridge over the river.\n\n"
            "The council met late on Monday night to talk about the old bridge over the river.",
            options={"similarity": 0.9},
        ),
        Good(
            "The council met late on Monday to talk about the old bridge over the river.\n\nIt rained all day on the old bridge over the river, and nobody came but the mayor and his dog."
        ),
        Good(
            "\n\n".join(
                f"{name} ran the race and came in under the time that he had hoped for."
                for name in ("Weir", "Lund", "Dorn", "Holt")
            )
        ),
        Good(
            "The vote will be held on the first Monday of the month.\n\nThe vote will be held on the last Monday of the month."
        ),
    ],
)
def near_duplicate_paragraph(document: Document, options: Options) -> Iterator[Finding]:
    found = copies(document)
    if not found.ends and not found.starts:
        return
    blocks = document.blocks
    alike = [
        (one, other)
        for one, other in pairs(document, found.ends + found.starts)
        if _is_long(blocks[one])
        and _is_long(blocks[other])
        and _are_alike(_text(blocks[one]), _text(blocks[other]), options.similarity)
    ]
    counts = Counter(index for pair in alike for index in pair)
    earlier = {other: one for one, other in reversed(alike)}
    for other, one in sorted(earlier.items()):
        if max(counts[one], counts[other]) < TEMPLATE:
            first, block = blocks[one], blocks[other]
            related = [Related(first.span(first.whole), "the earlier paragraph")]
            yield block.flag(block.whole, "The paragraph is much like an earlier one", related=related)


def _is_long(block: Block) -> bool:
    return block.kind == "paragraph" and _text(block).count(b" ") >= WORDS - 1


def _text(block: Block) -> bytes:
    return block.document.text[block.start : block.end]


def _are_alike(one: bytes, other: bytes, similarity: float) -> bool:
    """Whether two paragraphs share many runs of three words, in sentences that they do not share as a whole."""
    if one == other or min(len(one), len(other)) < SHARE * max(len(one), len(other)):
        return False
    words, others = set(one.split()), set(other.split())
    if 2 * len(words & others) < min(len(words), len(others)) or _is_template(words - others, others - words):
        return False
    shared = set(_sentences(one)) & set(_sentences(other))
    first, second = _words(one, shared), _words(other, shared)
    if min(len(first), len(second)) < max(REST, SHARE * max(len(first), len(second))):
        return False
    runs, more = (set(zip(words, words[1:], words[2:], strict=False)) for words in (first, second))
    return len(runs & more) >= similarity * len(runs | more)


def _is_template(one: set[bytes], other: set[bytes]) -> bool:
    """Whether nothing but names and numbers stand in the place of others, or several numbers do."""
    if not one or not other:
        return False
    numbers = min(sum(word[:1].isdigit() for word in side) for side in (one, other))
    return numbers > 1 or not any(word.isalpha() and word.islower() for word in one | other)


def _sentences(text: bytes) -> list[bytes]:
    return text.replace(b"\n", b" ").split(b". ")


def _words(text: bytes, shared: set[bytes]) -> list[bytes]:
    """The words of a paragraph, without punctuation marks and without the sentences that it shares."""
    return b" ".join(part for part in _sentences(text) if part not in shared).translate(None, MARKS).split()

"""Exports and merges put a paragraph into a text twice, and readers take it for carelessness.

Two paragraphs are the same when only capitals, white space and the shape of quotation marks differ. The second copy goes; that is
safe where it stands right below the first. Elsewhere a person decides which of the two is in its place.

Left alone: paragraphs of fewer than six words, and those that stand four times or more, which repeat as refrains, signatures
and labels; headings, list items and cells of tables; in Markdown, copies further apart, of which release notes are full.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

from newslint import Bad, Block, Document, Finding, Good, Related, Safety, rule

WORDS = 6
ON_PURPOSE = 4
QUOTES = (("“".encode(), b'"'), ("”".encode(), b'"'), ("‘".encode(), b"'"), ("’".encode(), b"'"))
NO_BREAK_SPACE = "\u00a0".encode()
SHORTEST = 2 * WORDS - 2
"""A line of six words has more bytes than this."""
START, OPENING = 40, 20
"""Bytes at the start of a line, and how many of them, folded, two paragraphs must share to be looked at more closely."""


@rule(
    code="REP001",
    summary="Paragraph repeated",
    scope="document",
    supersedes=("REP002", "REP003", "REP004"),
    examples=[
        Bad(
            "The council met late on Monday evening.\n\nThe council met late on Monday evening.\n\nIt agreed.",
            "The council met late on Monday evening.\n\nIt agreed.",
        ),
        Bad(
            '“We will not go,” the tenants of the house said.\nThen came rain.\n"We will not go," the tenants of the house said.\n',
            "“We will not go,” the tenants of the house said.\nThen came rain.\n",
        ),
        Good("\n\n".join(["By a reader who signs each of his letters.", "Yes.", "No."] * 4)),
        Good("Yes, we can.\n\nThe crowd cheered.\n\nYes, we can."),
        Good("The council met on Monday to talk.\n\nThe council met on Tuesday to talk."),
    ],
)
def duplicate_paragraph(document: Document) -> Iterator[Finding]:
    lines = document.text.splitlines(keepends=True)
    openings = _openings(lines)
    if len({*openings, b""}) == len(openings) + 1 - openings.count(b""):
        return
    counts = Counter(filter(None, openings))
    ends = zip(openings, accumulate(map(len, lines)), strict=True)
    copies: dict[bytes, list[Block]] = {}
    for index in sorted({document.block_at(end - 1) for opening, end in ends if counts[opening] > 1}):
        block = document.blocks[index]
        words = _fold(document.text[block.start : block.end]).split()
        if block.kind == "paragraph" and len(words) >= WORDS:
            copies.setdefault(b" ".join(words), []).append(block)
    for first, *others in copies.values():
        for above, block in pairwise([first, *others] if len(others) < ON_PURPOSE - 1 else []):
            adjacent = above.index == block.index - 1
            if document.format == "markdown" and not adjacent:
                continue
            safety = Safety.SAFE if adjacent else Safety.UNSAFE
            related = [Related(first.span(first.whole), "the first copy")]
            yield block.flag(
                block.whole, "The paragraph repeats an earlier one", block.removal(), safety=safety, related=related
            )


def _openings(lines: Iterable[bytes]) -> list[bytes]:
    """The first bytes of each line, folded; none for a line that is too short."""
    starts = _fold(b"\n".join([line.strip()[:START] if len(line) > SHORTEST else b"" for line in lines]))
    starts = starts.replace(b" ", b"")  # one space or two are the same
    return [line[:OPENING] for line in starts.split(b"\n")]


def _fold(text: bytes) -> bytes:
    """A text with its ASCII letters in lower case, its quotation marks straight and its spaces plain."""
    if not text.isascii():
        for written, folded in (*QUOTES, (NO_BREAK_SPACE, b" ")):
            text = text.replace(written, folded)
    return text.lower()

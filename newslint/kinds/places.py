"""Places: lines and sentences that hold a phrase, and how to take them out of a block. Offsets are code points."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter

from newslint.document import Block
from newslint.finding import Finding, Safety
from newslint.rule import Pattern

QUOTES = ('"', "“", "‘", "'", "«")
GOES_ON = Pattern(r"[^\W_]|,")
COLON = Pattern(r":(?=\s)(?!\s+https?:)")


def line(text: str, start: int, end: int) -> tuple[int, int]:
    """The line, or lines, that a stretch stands in, without the line breaks around it."""
    after = text.find("\n", end)
    after = len(text) if after < 0 else after
    while after > end and text[after - 1] == "\r" and after < len(text):
        after -= 1
    return text.rfind("\n", 0, start) + 1, after


def is_there(where: str, before: str, after: str) -> bool:
    """Whether a phrase has its place in a line, given what stands before and after it."""
    if before.endswith(QUOTES):
        return False
    if where in ("line", "line-start") and any(map(str.isalnum, before)):
        return False
    return where not in ("line", "line-end") or not any(map(str.isalnum, after))


def is_cut(text: str, start: int) -> bool:
    """Whether a line starts in the middle of a sentence, because the lines of its paragraph were wrapped by hand."""
    before = _without_space_before(text, start)
    return start > 0 and before > 0 and GOES_ON.match(text[before - 1]) is not None


def sentence_end(block: Block, at: int) -> int:
    """Where the sentence at `at` ends, or before that a clause that ends in a colon and introduces no link."""
    sentences = block.sentences
    index = bisect_left(sentences, at, key=itemgetter(1))
    end = sentences[index][1] if index < len(sentences) else len(block.text)
    colon = COLON.compiled.search(block.text, max(at - 1, 0), end)
    return colon.end() if colon else end


def without(block: Block, start: int, end: int, message: str, safety: Safety) -> Finding:
    """A finding whose fix removes a stretch of a block, with the white space on one side of it."""
    text = block.text
    if (start, end) == block.whole:
        return block.flag((start, end), message, block.removal(), safety=safety)
    after = end
    while after < len(text) and text[after].isspace():
        after += 1
    at = (start, after) if after < len(text) else (_without_space_before(text, start), end)
    return block.flag((start, end), message, "", at=at, safety=safety)


def _without_space_before(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at

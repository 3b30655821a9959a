"""HTML extraction drops the tags between a title and its blurb, or a full stop and its space, and two sentences touch.

A capital inside a word is scored: known words on both sides, a right side that often starts a sentence, enough words before
it and the shape of a title followed by a sentence speak for damage. A title gets a line of its own, other
sentences a full stop; which of the two a person decides.

Left alone: names and brands (McDonald, YouTube), words with such a capital that stand twice, addresses and handles.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from newslint.lexicon import english
from newslint_rules.words._names import BRANDS, PREFIXES, STARTERS

TOKEN = Pattern(r"(?<![\w@/#\\.’'-])[A-Z]*[a-z]+[A-Z][A-Za-z]*(?![\w@/\\]|[.-]\w|’?\()")
INNER_CAPITAL = Pattern(r"(?<=[a-z])(?=[A-Z])")
NEXT = Pattern(r"(?:[’']s)?,? +([“‘\"']?\w\S*)")
WORD = Pattern(r"[^\W\d_][\w’'-]*")
LAST = Pattern(r"[.!?…][”’\"')]*$")
ENOUGH = 5
USUAL = 5.0


class Seam(NamedTuple):
    """A place inside a word where two sentences may touch, in code points of the block."""

    at: int
    score: int
    is_title: bool


@rule(
    code="WRD003",
    summary="Two sentences run together",
    trigger=r"(?:[A-Za-z][a-bd-z]|[A-LN-Za-z]c)[A-Z][A-Za-z]*(?:['’]s)?,? ",
    safety=Safety.UNSAFE,
    examples=[
        Bad(
            "Mayor Opens New Bridge Across the HarbourThe bridge cost four million and took three years to build.",
            "Mayor Opens New Bridge Across the Harbour\nThe bridge cost four million and took three years to build.",
        ),
        Bad(
            "The vote was close. Members argued for hours over the planThey will meet again on Monday.",
            "The vote was close. Members argued for hours over the plan. They will meet again on Monday.",
        ),
        Bad(
            "Old Ideas in New Books: Faith vs. ReasonCritics look again at three books that came out this spring.",
            "Old Ideas in New Books: Faith vs. Reason\nCritics look again at three books that came out this spring.",
        ),
        Good("Ms McAllister told YouTube viewers that the iPhone was late."),
        Good("The two met at MetroCentre, and the MetroCentre was shut."),
        Good("More were sold than of the GameCube in its first week, he told SafeSearch users on Tuesday."),
        Good("Write to ourNews@example.org or see example.org/ourNewsPage for the rest of the story."),
    ],
)
def run_together_sentences(block: Block) -> Iterator[Finding]:
    for match in TOKEN.finditer(block.text):
        after = NEXT.match(block.text, match.end())
        if after is None or not _may_be_two(block, match.group()):
            continue
        seam = max(_seams(block, match, after.group(1)), key=lambda each: each.score, default=None)
        if seam is None or seam.score < ENOUGH:
            continue
        text = block.document.line_break if seam.is_title else ". "
        message = "A title runs into the text" if seam.is_title else "Two sentences run together"
        yield block.flag(match, message, text, at=(seam.at, seam.at), safety=Safety.UNSAFE)


def _may_be_two(block: Block, token: str) -> bool:
    lower = token.lower()
    if lower in BRANDS or lower.rstrip("s") in BRANDS:
        return False
    return block.document.count(token) < 2


def _seams(block: Block, match: re.Match[str], following: str) -> Iterator[Seam]:
    """The capitals inside a word, each with its score."""
    text, token = block.text, match.group()
    sentence = max(start for start, _ in block.sentences if start <= match.start())
    before = [word.group() for word in WORD.finditer(text[sentence : match.start()])]
    capitals = [capital.start() for capital in INNER_CAPITAL.finditer(token)]
    right = text[match.end() :]
    starts_block = sentence == 0
    is_title = (
        starts_block and 3 <= len(before) <= 20 and len(right.split()) >= 6 and LAST.search(right.rstrip()) is not None
    )
    shape = (len(before) >= 3) + is_title + following[0].islower() - (len(capitals) > 1)
    shape += starts_block and len(before) >= 3 and 2 * sum(word[0].isupper() for word in before) >= len(before)
    for cut in capitals:
        left, rest = token[:cut], token[cut:]
        if left.lower() in PREFIXES or len(left) < 2:
            continue
        score = shape + _known(left, block) + _known(rest, block)
        score += 2 * (rest.lower() in STARTERS) + (left.islower() and len(left) >= 3)
        if rest.lower() not in STARTERS:  # rather a name, such as GameCube or openData
            score -= (left.istitle() and rest.istitle()) or not is_title
        score -= len(left) <= 3 and english().zipf(left.lower().encode()) < USUAL
        yield Seam(match.start() + cut, score, is_title)


def _known(word: str, block: Block) -> int:
    """1 for a word of the lexicon or of the text, or an acronym; else -1."""
    if word.lower().encode() in english() or (len(word) >= 2 and word.isupper()):
        return 1
    return 1 if block.document.count(word) else -1

"""Words that stand twice in a row and are meant to. See repeated_word.py."""

import re
from typing import NamedTuple

from newslint import Block, Document, Pattern, Span
from newslint.lexicon import FREQUENT, english
from newslint_rules.words._names import DATES, STARTERS

ON_PURPOSE = frozenset(
    """
    bang beep big blah boo boom bye chop clap crazy dun etc ever far follow go ha had hear her hip hot knock la little long many much
    never night no old please pretty really so sweet that there tick tiny too tut very way well win wow yeah yes yo
    """.split()
)
FUNCTION_WORDS = STARTERS | frozenset(
    "are be can could did do does had has have is may my of or should was were who will with would".split()
)
TWO_CLAUSES = Pattern(
    r"it it (?:can|could|had|has|is|may|might|was|will|would)\b|(?:what|question|asked|thing).{0,40} is is\b"
)
PHRASAL = Pattern(
    r"\b(?:br(?:ing|ought)|c[ao]me|c[ao]ming|cash|catch|caught|check|clock|cut|drop|dug|dig|fit|fill|gave|give|given|go|goes"
    r"|going|gone|h[eo]ld|hang|h[ou]ng|hand|hook|join|jump|keep|kept|kick|lock|log|live|mov|opt|pass|phone|pull|push|set|settl"
    r"|sign|step|stay|sworn|t[ao]ke|taken|tun|turn|weigh|went)(?:ed|es|ged|ped|s|e|ing)? (?:in in|on on)\b"
)
"""Verbs that take the first of two particles: "the fighters dug in in the town"."""
SAME = re.compile(rb"([A-Za-z]+)(?: |\r?\n)\1(?![A-Za-z])", re.IGNORECASE)
LAST = Pattern(r"(?<= )[a-z]+\Z")
FIRST = Pattern(r"([a-z]+)(?![\w’'&/.-])")
BREAKS = (b"\n", b"\r\n")
LINE = 25
"""Characters of a line from which it is no entry in a list of things."""
WINDOW = 60


def same_word(text: bytes, start: int, end: int) -> bool:
    """Whether a match holds one word twice, and not two that start alike; or its second word stands twice."""
    second = max(text.rfind(b" ", start, end), text.rfind(b"\n", start, end)) + 1
    return SAME.match(text, start) is not None or SAME.match(text, second) is not None


def is_meant(document: Document, word: str, copy: str) -> bool:
    """Whether a word is doubled on purpose or a name, is rare, or the user's lists accept it."""
    lower = word.lower()
    if len(word) > 1 and not (word[1:] + copy[1:]).islower():
        return True
    if lower in ON_PURPOSE or lower in document.accepted or english().zipf(lower.encode()) < FREQUENT:
        return True
    if word != copy:
        return copy != lower or lower not in FUNCTION_WORDS
    # Two names in a row are a doubled name, or the end of one headline and the start of the next.
    return copy != lower and lower not in FUNCTION_WORDS and copy not in DATES and not document.count(lower)


def is_sentence(match: re.Match[str]) -> bool:
    """Whether a sentence can have a word twice where it does, or has it a third time."""
    text, start, end = match.string, max(match.start() - WINDOW, 0), match.end() + WINDOW
    for pattern in (TWO_CLAUSES, PHRASAL):
        if any(found.start() <= match.start() - start < found.end() for found in pattern.finditer(text[start:end])):
            return True
    beside = text[start : match.start()].split()[-1:] + text[match.end() : end].split()[:1]
    return any(word.strip(",.!") == match.group(1) for word in beside)


def surplus(match: re.Match[str]) -> tuple[int, int]:
    """The copy with the space before it, or after it where it starts a line."""
    start, end = match.span(2)
    if match.group(2)[0] != " " and match.string[end : end + 1] == " ":
        return end - len(match.group(1)), end + 1
    return start, end


class OverBreak(NamedTuple):
    """A word that ends one line and starts the next: where it starts in the first, and its copy on disk."""

    word: str
    start: int
    copy: Span


def over_break(block: Block) -> OverBreak | None:
    """The last word of a long line that the next line starts with, where each line is a paragraph."""
    last, after = LAST.search(block.text), block.next
    if not last or not after or block.break_after not in BREAKS:
        return None
    first = FIRST.match(after.text)
    if not first or first[1] != last[0] or min(len(block.text), len(after.text)) < LINE:
        return None
    return OverBreak(last[0], last.start(), after.span(first.span(1)))

"""Seams: the places inside a word where two sentences, or a title and its text, touch. See run_together_sentences.py."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from newslint import Block, Pattern
from newslint.lexicon import english
from newslint.sentences import TITLES
from newslint_rules.words._names import (
    ACRONYMS,
    ALWAYS_FIRST,
    BRANDS,
    DATES,
    NEVER_LAST,
    PARTS,
    PREFIXES,
    ROLES,
    STARTERS,
    UNSURE_STARTERS,
)

TOKEN = Pattern(
    r"(?<![\w@/#\\.’'_-])(?P<lead>(?:[A-Za-z]+[’'-])*|[0-9][0-9.,]*(?=[mps][A-Z]))(?P<glued>[A-Za-z]*[a-z][A-Z][A-Za-z]*)"
    r"(?P<tail>\.[SKN]\.(?=\s)|(?:-[A-Za-z]+)*)(?![\w@/\\-]|\.\w|’?\()"
)
INNER_CAPITAL = Pattern(r"(?<=[a-z])(?=[A-Z])")
IN_TOKEN = "@/#\\.,’'_-"
NEXT = Pattern(
    r"(?P<contracted>[’'](?:s|re|ve|ll|d|m|t))?(?:(?P<stop>\.)|(?P<comma>,))? +[“‘\"'(]?(?P<word>[\w$£€]\S*)"
)
WORD = Pattern(r"[^\W\d_][\w’'-]*")
END = Pattern("[.!?…]")
LAST = Pattern(r"[.!?…][”’\"')]*$")
DETERMINED = Pattern(r"(?:[A-Z0-9£$€]|(?:an?|the|this|that|these|those|his|her|its|their|our|my|your|all|some|one)\b)")
LINKS = frozenset(
    "and are as can could for had has have in is of on or said says to was were which who will with would".split()
)
"""Words that go on with a sentence, and so do not follow one that starts it."""
VERBS = LINKS & frozenset("are could had has have is said says was were will would".split())
PAST = Pattern(r"\b(?:the|was|were|had|said|(?:has|have) been)\b")
"""Words that headlines leave out."""
PROSE = Pattern(r"\b(?:an?|the|was|were|had|has|have|said|its|his|her|that|which|who)\b")
"""Words that most headlines do without."""
CREDIT = Pattern(r"(?:Published|Posted|Written|Updated|Reported|Photographed)(?= (?:by|in|on|at) )")
"""What starts the line below a title."""
AFTER_IN = Pattern(
    r"(?:addition|contrast|effect|fact|general|many|most|other|particular|recent|response|return|short|some|spite|turn)\b"
)
"""What follows "In" at the start of a sentence, and seldom a brand that ends on it."""
DAY_OR_YEAR = Pattern("[0-9]|morning|night|afternoon|evening")
SAME = 5
"""Letters that tell forms of one word from other words."""
ECHO = 30
"""Words of a text in which those of its title come again."""
ENOUGH = 5
FREQUENT = 3.0
LONG = 6
"""Letters from which a word in lower case is one, though the lexicon does not know it."""
TITLE_WORDS = range(3, 21)
"""Words before the last one of a title."""
CONTINUED = 6
"""Words that a text has after its title."""
LONG_WORD = 4
BEST_SHAPE = 3


class Seam(NamedTuple):
    """A place where two sentences touch, in code points of the block, and how much speaks for it."""

    at: int
    score: int
    is_title: bool
    is_name: bool
    """Whether a word runs into the name after it, and no sentence ends there: "the makerWeir plc"."""


class Shape:
    """What stands around a word: how much like a sentence, or like a title, it is."""

    def __init__(self, block: Block, match: re.Match[str]) -> None:
        self._block, self._match = block, match

    @cached_property
    def before(self) -> list[str]:
        """The words of the sentence before the word."""
        text, end = self._block.text, self._match.start()
        start = max(start for start, _ in self._block.sentences if start <= end) if END.search(text[:end]) else 0
        self._is_first = start == 0
        return WORD.compiled.findall(text[start:end])

    @cached_property
    def may_be_title(self) -> bool:
        """Whether the word may end a title: it stands in the first sentence of a paragraph that goes on and ends."""
        if len(self.before) not in TITLE_WORDS or not self._is_first:
            return False
        return self._goes_on()

    @cached_property
    def may_be_short_title(self) -> bool:
        """Whether it ends a title of two or three words."""
        few = 0 < len(self.before) < TITLE_WORDS.start
        return few and self._is_first and self.before[0][0].isupper() and self._goes_on()

    def _goes_on(self) -> bool:
        right = self._block.text[self._match.end() :].rstrip()
        return len(right.split(None, CONTINUED)) >= CONTINUED and LAST.search(right[-4:]) is not None

    def echoes(self, left: str, right: str) -> bool:
        """Whether what reads like a headline has words that come again in the text below it, as they mostly do."""
        text = self._block.text
        if not (self.may_be_title or self.may_be_short_title) or PROSE.search(text[: self._match.start()]):
            return False
        below = [right, *text[self._match.end() :].split(None, ECHO)[:ECHO]]
        stems = {word.strip("“‘\"'(")[:SAME].lower() for word in below}
        words = [word.lower() for word in (*self.before, left) if len(word) >= LONG_WORD]
        return any(word not in STARTERS and word[:SAME] in stems for word in words)

    @cached_property
    def is_capitalised(self) -> bool:
        """Whether what stands before is capitalised as titles are, and what follows is not."""
        if not self.may_be_title or self.long < 3 or not _is_capitalised(self.before):
            return False
        return not _is_capitalised(WORD.compiled.findall(self._block.text[self._match.end() :]))

    @cached_property
    def is_title(self) -> bool:
        """Whether the word rather ends a title than a sentence."""
        return self.is_capitalised or (self.may_be_title and not PAST.search(self._block.text[: self._match.start()]))

    @cached_property
    def long(self) -> int:
        """How many long words stand before."""
        return sum(len(word) >= LONG_WORD for word in self.before)

    @cached_property
    def score(self) -> int:
        """How much speaks for two sentences: words before, the shape of a title, its capitals."""
        return (len(self.before) >= TITLE_WORDS.start) + self.may_be_title + self.is_capitalised


def find(block: Block) -> Iterator[tuple[re.Match[str], Seam]]:
    """The words of a block with a seam, each with its best one."""
    for match in _tokens(block.text):
        glued, after = match["glued"], NEXT.match(block.text, match.end())
        if after is None or _is_brand(glued) or glued.lower() in block.document.accepted:
            continue
        seam = max(_seams(block, match, after), key=lambda each: each.score, default=None)
        if seam is not None and block.document.count(glued) < 2:
            yield match, seam


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """The matches of `TOKEN`; it is tried only where a capital follows a small letter, for it is slow."""
    end = 0
    for capital in INNER_CAPITAL.finditer(text):
        if capital.start() < end:
            continue
        start = capital.start()
        while start > end and (text[start - 1].isalnum() or text[start - 1] in IN_TOKEN):
            start -= 1
        match = TOKEN.compiled.search(text, start)
        if match is not None and match.start() < capital.start():
            yield match
            end = match.end()


def _seams(block: Block, match: re.Match[str], after: re.Match[str]) -> Iterator[Seam]:
    """The capitals inside a word that two sentences may meet at."""
    start, glued, shape = match.start("glued"), match["glued"], Shape(block, match)
    cuts = [capital.start() for capital in INNER_CAPITAL.finditer(glued)]
    for first, cut in pairwise((0, *cuts)):
        left, right = match["lead"] + glued[first:cut], glued[cut:]
        if len(left) < 2 or (not match["lead"] and glued[:cut].lower() in PREFIXES):
            continue
        if left.lower() in NEVER_LAST and right.lower() not in ALWAYS_FIRST:
            continue
        if after["stop"] and right not in TITLES:
            continue
        if match["tail"].startswith(".") and right != "U":
            continue
        starts = 3 if match["tail"].startswith(".") else _starts(left, right, after)
        if starts is None:
            starts = _may_start(block, left, right, after, shape)
        score = _ends(block, left) + starts + _is_below(block, left, right, shape)
        if len(cuts) > 1 and not _is_name(block, glued[:cut]) and not _is_name(block, right):
            score -= 2
        if score + BEST_SHAPE >= ENOUGH and score + shape.score >= ENOUGH:
            is_name = left in ROLES and right.lower() not in STARTERS
            yield Seam(start + cut, score + shape.score, shape.is_title and not is_name, is_name)


def _ends(block: Block, word: str) -> int:
    """How well a word ends a sentence: two for a word or a date, one for a name."""
    last = re.split("[-’']", word.lower())[-1].encode()
    if word.islower() and len(word) > 2:
        sure = word[0].isdigit() or english().zipf(last) >= FREQUENT or len(word) > LONG
        return 2 if sure else last in english()
    return 2 if word in DATES else last in english() or block.document.count(word) > 0


def _is_below(block: Block, left: str, right: str, shape: Shape) -> int:
    """Whether a word starts the text below a title of a few words, since the text has it again."""
    if not shape.may_be_short_title or left in PARTS:
        return 0
    again = block.document.count(right) > 0
    if left.islower():
        return again or shape.echoes(left, right)
    return again and block.document.count(left) > 0 and shape.echoes(left, right)


def _starts(left: str, word: str, after: re.Match[str]) -> int | None:
    """How well a word starts a sentence that often does; None for another word."""
    lower = word.lower()
    if (word in DATES and (after["comma"] or DAY_OR_YEAR.match(after["word"]))) or CREDIT.match(
        f"{word} {after['word']} "
    ):
        return 4
    if lower not in STARTERS or not word.istitle():
        return None
    if lower == "a":
        return 3 * (left.islower() or after["word"][0].islower())
    if lower not in UNSURE_STARTERS or after["contracted"]:
        return 4
    if lower in ("it", "you"):
        likely = left.islower() and len(left) > 2 and left not in PARTS and after["word"][0].islower()
        return 4 if after["word"] in LINKS else 2 if likely else 1
    if DETERMINED.match(after["word"]) or (lower == "in" and AFTER_IN.match(after["word"])):
        return 3
    return 1 if after["comma"] or after["word"] in LINKS else 2


def _may_start(block: Block, left: str, word: str, after: re.Match[str], shape: Shape) -> int:
    """How well a word starts a sentence that seldom does, as every name may."""
    if left[0].isdigit():
        return 0
    is_markdown, next_is_capital = block.document.format == "markdown", after["word"][0].isupper()
    if left.islower() or left in DATES:
        if (left in PARTS and not shape.echoes(left, word)) or (is_markdown and b"`" in block.document.source.text):
            return -2
        if len(word) > 1 and word.isupper():
            is_known = not is_markdown and not after["comma"] and block.document.count(word) > 0
            return 2 if word in ACRONYMS or is_known else -2
        if word in TITLES and next_is_capital:
            return 3
        return 2 if next_is_capital or _is_known(word) or block.document.count(word) else 1
    if is_markdown or len(left) < 3:
        return 0
    again = (block.document.count(left) > 0) + (block.document.count(word) > 0)
    if (again and shape.echoes(left, word)) or (again > 1 and len(shape.before) > 2 and after["word"] in VERBS):
        return 3
    # After a capital it is rather a name, such as GameCube.
    if not shape.is_capitalised:
        return 0
    is_name = word in TITLES or (len(word) > 1 and word.isupper()) or block.document.count(word) > 0
    after_capital, is_long = shape.before[-1][0].isupper(), shape.long > 3
    if is_name or (_is_known(word) and not next_is_capital):
        return is_long or after_capital
    return is_long and after_capital and left.lower().encode() in english()


def _is_known(word: str) -> bool:
    return word in TITLES or word.lower() in BRANDS or word.lower().encode() in english()


def _is_brand(word: str) -> bool:
    return word.lower() in BRANDS or word.lower().rstrip("s") in BRANDS


def _is_name(block: Block, word: str) -> bool:
    """Whether a word may have a capital inside: a brand, a name with a prefix such as McCabe, or what the text has elsewhere."""
    first = INNER_CAPITAL.compiled.split(word)[0]
    return first == word or _is_brand(word) or first.lower() in PREFIXES or block.document.count(word) > 0


def _is_capitalised(words: list[str]) -> bool:
    """Whether every long word has a capital, as in a title."""
    return all(word[0].isupper() for word in words if len(word) >= LONG_WORD)

"""Whether a paragraph that ends on an abbreviation is cut there, from what stands before the abbreviation and after the break."""

from typing import NamedTuple

from newslint import Block, Pattern, Safety
from newslint.sentences import STARTERS, abbreviation

TITLES = frozenset("Ald Amb Atty Comdr Dets Drs Gens Govs Lieut Profs Sgts".split())
"""More titles than those that matter to sentences."""
NEVER_LAST = frozenset("cf e.g i.e viz vs".split())
BEFORE_NAME = frozenset("Ft Mt St".split())
BEFORE_NUMBER = frozenset("Apr Art Aug Dec Feb Fig Figs Jan Jul Jun Mar No Nos Nov Oct Sept Vol".split())
BEFORE_LOWER = frozenset("Ala Ga Ill La al approx est etc".split())
EXTRA = tuple(sorted(TITLES | NEVER_LAST | BEFORE_NUMBER | BEFORE_LOWER))
PLACES = frozenset("E.U U.K U.N U.S".split())
BEFORE_PLACE = frozenset(
    """
    a all an and another any by each every five former four her his its many most new of other our said says senior
    several six some their three top two
    """.split()
)
"""After these, the name of a place in capitals belongs to a noun: "a U.S. senator", but "in the U.S." """
CLOCK = frozenset("a.m p.m".split())
ZONE = Pattern(r"(?:[ECMP][SD]?T|GMT|UTC|[BCI]E?ST|(?:Eastern|Pacific)(?: [Tt]ime)?(?=[ ,.]))\b")
DAY = Pattern(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|today)(?:[,.)]|$| (?:after|and|at|for|in|through|to|until|with)\b)"
)
DAY_OR_YEAR = Pattern(r"\d{1,4}(?:st|nd|rd|th)?(?![\d:]|[.,]\d{3})")
LOWER = Pattern(r"[“\"‘'(]?[a-z]+(?:['’-][a-z]+)*(?=[\s,.;:!?)”\"]|$)(?!://|\.\w)")
INITIAL = Pattern(
    r"\b(?:Chancellor|Dr|Governor|Judge|Justice|Minister|Mr|Mrs|Ms|Officer|President|Professor|Rep|Secretary|Sen|Senator)\.?"
    r" (?:[A-Z][\w’-]+ |[A-Z]\. )?[A-HJ-UWYZ]\.$"
)
SURNAME = Pattern(r"[A-Z][a-z]+\b|[A-Z]\. ")
VERB = Pattern(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did"
    r"|said|says|say|told|[a-z]{3,}(?:ed|s|ing))\b|['’](?:s|re|ve|ll|d|m)\b"
)
STUMP = 4
LONGEST = 60
"""Code points that hold the word before an abbreviation."""
ABBREVIATION = "A paragraph is cut after an abbreviation"


class Cut(NamedTuple):
    """Where the abbreviation starts, what is wrong, and whether the break may go unasked."""

    start: int
    message: str
    safety: Safety


def cut_after(block: Block, after: str) -> Cut | None:
    """The cut at the end of a block, if the text `after` goes on with its last sentence."""
    text = block.text
    if not text.endswith("."):
        return None
    word = text.rsplit(None, 1)[-1][:-1].lstrip("(“\"‘'[")
    title, other = abbreviation(text)
    start = len(text) - len(word) - 1
    if title or word in TITLES:
        if after.endswith(":") and len(after.split()) == 1:  # a heading
            return None
        return Cut(start, "A paragraph is cut after a title", Safety.SAFE) if after[0].isupper() else None
    if not other and word not in EXTRA:
        return None
    safety = _abbreviation_cut(block, word, start, after)
    if safety is not None:
        return Cut(start, ABBREVIATION, safety)
    if INITIAL.search(text) and SURNAME.match(after) and _word(after) not in STARTERS:
        return Cut(start, "A paragraph is cut after an initial", Safety.UNSAFE)
    return None


def _abbreviation_cut(block: Block, word: str, start: int, after: str) -> Safety | None:
    last = (block.text[max(start - LONGEST, 0) : start].split() or [""])[-1]
    opens = not last or last.rstrip("”\"'").endswith((".", "!", "?"))
    if word in NEVER_LAST:
        return Safety.SAFE
    if word in BEFORE_NUMBER and DAY_OR_YEAR.match(after):
        return None if opens else Safety.SAFE
    if LOWER.match(after):
        return Safety.SAFE if word != "No" and (len(word) > 1 or len(last) > 1) else None
    if not after[0].isupper() or word == "No" or word in BEFORE_LOWER:
        return None
    if word in CLOCK:
        return Safety.SAFE if ZONE.match(after) else Safety.UNSAFE if DAY.match(after) else None
    if _word(after) in STARTERS:
        return None
    if word in BEFORE_NAME and last.isalpha() and last.islower():
        return Safety.SAFE
    if word in PLACES and (last in BEFORE_PLACE or (opens and start > 0)):
        return Safety.SAFE
    return Safety.SAFE if _is_stump(block, last) else None


def _word(text: str) -> str:
    return text.split(None, 1)[0].strip("“\"‘'(,.”")


def _is_stump(block: Block, last: str) -> bool:
    """Whether the last sentence is a few words without a verb; "The U.S." may be the first one, too."""
    start = block.sentences[-1][0]
    words = block.text[start:].split()
    return 1 < len(words) <= STUMP and (start > 0 or last in ("A", "An", "The")) and not VERB.search(block.text, start)

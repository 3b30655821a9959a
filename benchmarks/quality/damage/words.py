"""Damage inside and between words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from random import Random

from benchmarks.quality.damage.kind import Change, damages, pick, swap

LOWER_CASE = re.compile(r"(?<![\w'’.@/-])[a-z]{4,}(?![\w'’@/-])")
SENTENCE_START = r"(?:^|(?<=[a-z]\. ))"
FIRST = re.compile(SENTENCE_START + r"[A-Z][a-z]{4,}(?![\w'’@/-])", re.MULTILINE)
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?![\w'’@/-])")
LONG = re.compile(r"(?<![\w'’-])[a-z]{7,}(?![\w'’-])")
LITTLE = (
    "the|of|and|to|in|a|for|on|with|at|by|from|as|an|that|it|is|was|be|are|were|has|have|had|will|would|not|but|or|its"
    "|his|her|their|this|they|he|she|we|which|who|after|into|over"
)
"""Words that English cannot do without, from the head of any frequency list."""


def _cut(rng: Random, words: Iterable[re.Match[str]], by: str, least: int = 1) -> list[Change]:
    """Cut one of some words in two at any of its letters, but leave so many on both sides."""
    choices = list(words)
    if not choices:
        return []
    word = rng.choice(choices)
    at = rng.randint(word.start() + least, word.end() - least)
    return [Change(at, at, by)]


@damages("WRD001")
def lower_case_word(rng: Random, text: str) -> list[Change]:
    """Lower-case word."""
    return _cut(rng, LOWER_CASE.finditer(text), " ")


@damages("WRD001")
def first_word(rng: Random, text: str) -> list[Change]:
    """First word of a sentence.

    It is no name, since it stands in lower case elsewhere.
    """
    known = (word for word in FIRST.finditer(text) if re.search(rf"\b{word[0].lower()}\b", text))
    return _cut(rng, known, " ", 2)


@damages("WRD001", claimed=False)
def capitalised_word(rng: Random, text: str) -> list[Change]:
    """Capitalised word inside a sentence, mostly a name."""
    return _cut(rng, NAME.finditer(text), " ")


initial = swap(
    "WRD001",
    "initial of a frequent word",
    SENTENCE_START + r"[THBWM](?P<at>)(?:he|hey|his|here|hese|hat|e|ut|ith|hen|ost)\b",
    " ",
)
rare_initial = swap(
    "WRD001",
    "initial of any word",
    SENTENCE_START + r"[A-Z](?P<at>)[a-z]{2,}",
    " ",
    claimed=False,
)

joined_little = swap("WRD002", "two little words", rf"\b(?:{LITTLE})(?P<at> )(?:{LITTLE})\b", "")
joined_one_little = swap(
    "WRD002",
    "a little word and another",
    rf"\b(?:[a-z]{{4,}} (?:{LITTLE})|(?:{LITTLE}) [a-z]{{4,}})\b",
    lambda match: match[0].replace(" ", ""),
    claimed=False,
)

lost_stop = swap("WRD003", "full stop lost", r"(?<=[a-z]{3})\. (?=[A-Z])", "")
glued_title = swap("WRD003", "title glued", r"\A[^\r\n]{15,120}[a-z]{2}(?P<at>(?:\r?\n)+)(?=[A-Z])", "")
glued_heading = swap("WRD003", "heading glued", r"^[A-Z][^\r\n.!?]{8,60}[a-z]{2}(?P<at>(?:\r?\n)+)(?=[A-Z])", "")


@damages("WRD004")
def at_a_line_end(rng: Random, text: str) -> list[Change]:
    """At a line end."""
    return _cut(rng, LONG.finditer(text), "-\n", 3)


@damages("WRD004")
def inside_a_line(rng: Random, text: str) -> list[Change]:
    """Inside a line."""
    return _cut(rng, LONG.finditer(text), "- ", 3)


def shouted(rng: Random, text: str) -> str:
    """A text with one of its words in capitals."""
    word = pick(rng, LOWER_CASE, text)
    return text if word is None else text[: word.start()] + word[0].upper() + text[word.end() :]


spaced_capitals = swap(
    "WRD005", "in capitals", r"(?<![\w'’.-])[A-Z]{4,12}(?![\w'’-])", lambda word: " ".join(word[0]), prepare=shouted
)
spaced_letters = swap("WRD005", "in lower case", LOWER_CASE.pattern, lambda word: " ".join(word[0]))

repeated_little = swap("WRD006", "little word", rf"(?<![\w'’-])(?!had|that)({LITTLE})(?=[ ,])(?! \1\b)", r"\1 \1")
repeated_word = swap(
    "WRD006", "any word", r"(?<![\w'’-])(?!had|that|very|much|many|more|long)([a-z]{3,})(?= [a-z])", r"\1 \1"
)
repeated_capitalised = swap(
    "WRD006",
    "start of a sentence",
    r"(?:^|(?<=[.!?] ))(?:The|But|It|He|She|In|They|This|We|And|A)(?= [a-z])",
    lambda word: f"{word[0]} {word[0].lower()}",
)

glued_year = swap("WRD007", "year", r"\b(?:19|20)\d\d(?P<at>[,.]? )(?=[A-Za-z]{4,})", "")
glued_number = swap("WRD007", "number", r"\b\d{1,3}(?:[.,]\d+)?(?P<at> )(?=[a-z]{5,})", "")


def _misspelt(rng: Random, text: str, how: str) -> list[Change]:
    once = [word for word in LONG.finditer(text) if text.lower().count(word[0]) == 1]
    if not once:
        return []
    word = rng.choice(once)
    at = rng.randrange(1, len(word[0]) - 1)
    before, one, two, after = word[0][:at], word[0][at], word[0][at + 1], word[0][at + 2 :]
    letters = {"swapped": two + one, "lost": two, "doubled": one + one + two, "wrong": rng.choice("aeiorst") + two}
    return [Change(*word.span(), before + letters[how] + after)]


@damages("WRD008")
def letters_swapped(rng: Random, text: str) -> list[Change]:
    """Letters swapped."""
    return _misspelt(rng, text, "swapped")


@damages("WRD008")
def letter_lost(rng: Random, text: str) -> list[Change]:
    """Letter lost."""
    return _misspelt(rng, text, "lost")


@damages("WRD008")
def letter_doubled_or_wrong(rng: Random, text: str) -> list[Change]:
    """Letter doubled or wrong."""
    return _misspelt(rng, text, rng.choice(("doubled", "wrong")))

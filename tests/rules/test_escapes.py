"""What the examples of the escape rules cannot show."""

import random
import re

import re2
from ftfy.badness import BADNESS_RE, MOJIBAKE_CATEGORIES
from newslint_rules.escapes._suspects import SUSPECTS

TRIGGER = re2.compile(SUSPECTS)
CLASSES = re.compile("[" + "".join(MOJIBAKE_CATEGORIES.values()) + "]")
CHARACTERS = [chr(code) for code in range(0x80, 0x10000) if CLASSES.match(chr(code))]
ASCII = list("aZ .!?1\n")
ORDINARY = [
    "“Où est l’été ?” — ‘Là,’ she said… “5 € or £5?” (20 °C)",
    "Łódź, Đà Nẵng, Dvořák, İstanbul, São João, Ærø, Ångström, naïve façade, cœur",
    "Привет, мир. Ελλάδα. 東京。 «Où?» „Ja“ ½ cup • item™ • ©2004 · R² 😀",
]


def _missed(texts: list[str]) -> list[str]:
    return [text for text in texts if BADNESS_RE.search(text) and not TRIGGER.search(text)]


def test_the_mojibake_trigger_matches_wherever_ftfy_sees_mojibake() -> None:
    """Every pair of the characters ftfy knows, behind a letter, a space and nothing, and many longer runs."""
    pairs = [one + two for one in CHARACTERS for two in CHARACTERS + ASCII]
    assert not _missed([start + pair + end for pair in pairs for start, end in (("", ""), ("a", ""), (" ", "a"))])
    choose = random.Random(1).choice
    assert not _missed(["".join(choose(CHARACTERS + ASCII) for _ in range(6)) for _ in range(100_000)])


def test_the_mojibake_trigger_stays_off_in_ordinary_text() -> None:
    """Accents, curly quotation marks, dashes and currency signs fire nothing."""
    assert [text for text in ORDINARY if TRIGGER.search(text)] == []

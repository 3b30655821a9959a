"""Places in clean text: its lines, sentences and names, its way of breaking lines, and where a new line can go."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from random import Random

from benchmarks.quality.damage.kind import Change, Kind, Prepare, pick, unchanged

LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
BREAK = re.compile(r"(?:\r\n|\n)+(?=\S)")
SENTENCE = re.compile(
    r"(?:^|(?<=[a-z]{3}[.!?] ))[A-Z][^.!?\r\n\"“”()]{30,200}[a-z]{3}[.!?](?=\s|$)",
    re.MULTILINE,
)
"""A sentence without quotation marks and without a full stop inside, so that its ends are beyond doubt."""
NAME = re.compile(r"(?<=[a-z,] )([A-Z][a-z]{2,}) ([A-Z][a-z]{3,})(?![ -][A-Z])(?=[ ,.'’])")
"""Two capitalised words inside a sentence, mostly a person's name."""
SURNAMES = "Oakes Lindqvist Marlowe Adeyemi Castellan Whitford Brennan Sorley Tamura Pellew".split()
GIVEN = "Harriet Duncan Marta Leopold Ingrid Clement Rosalind Gareth Yvonne Tobias".split()


def lines(text: str, words: int = 0) -> list[re.Match[str]]:
    """The lines of a text that have at least so many words; in news copy a line is a paragraph."""
    return [line for line in LINE.finditer(text) if len(line[0].split()) >= words]


def line_break(text: str) -> str:
    """What stands between two paragraphs of a text."""
    found = BREAK.search(text)
    return found[0] if found else "\n\n"


def new_line(rng: Random, text: str, line: str, where: str = "middle") -> Change:
    """Insert a line as a paragraph of its own: at the `start`, in the `middle` or at the `end` of a text."""
    found = lines(text)
    if where == "end":
        return Change(len(text), len(text), line_break(text) + line)
    if where == "start" or len(found) < 3:
        return Change(found[0].start(), found[0].start(), line + line_break(text))
    above, below = rng.choice(list(pairwise(found))[1:])
    return Change(below.start(), below.start(), line + text[above.end() : below.start()])


def added(*templates: str, where: str = "middle") -> Prepare:
    """Prepare a text by adding one of some lines to it."""

    def prepare(rng: Random, text: str) -> str:
        start, end, line = new_line(rng, text, filled(rng, rng.choice(templates), text), where)
        return text[:start] + line + text[end:]

    return prepare


def stray_line(code: str, name: str, templates: Iterable[str], *where: str, claimed: bool = True) -> Kind:
    """A kind that inserts one of some lines, at one of some places."""
    choices = tuple(templates)

    def places(rng: Random, text: str) -> list[Change]:
        line = filled(rng, rng.choice(choices), text)
        return [new_line(rng, text, line.replace("\n", line_break(text)), rng.choice(where))]

    return Kind(code, name, places, unchanged, claimed)


def filled(rng: Random, template: str, text: str) -> str:
    """A template with its fields filled: `{name}` and `{headline}` from the text, the others drawn."""
    name = pick(rng, NAME, text)
    headline = LINE.search(text)
    fields = {
        "name": name[0] if name else f"{rng.choice(GIVEN)} {rng.choice(SURNAMES)}",
        "headline": headline[0][:90].rstrip(".") if headline else "Harbour reopens",
        "count": str(rng.randint(2, 89)),
        "year": str(rng.randint(2009, 2025)),
        "day": str(rng.randint(10, 28)),
    }
    return re.sub(r"\{(name|headline|count|year|day)\}", lambda field: fields[field[1]], template)


def curled(_rng: Random, text: str) -> str:
    """A text with curly quotation marks and apostrophes, as most newsrooms set them today."""
    text = re.sub(r"(^|[\s(\[—–-])\"", r"\1“", text, flags=re.MULTILINE).replace('"', "”")
    return re.sub(r"(^|[\s(\[“])'(?=\w)", r"\1‘", text, flags=re.MULTILINE).replace("'", "’")


def accented(rng: Random, text: str) -> str:
    """A text in curly marks with an accent on one of its names, such as foreign names carry."""
    text = curled(rng, text)
    name = pick(rng, re.compile(r"(?<=[a-z,] [A-Z])[a-z]+(?P<at>[aeioun])[a-z]*"), text)
    if name is None:
        return text
    letter = rng.choice({"a": "áàäãå", "e": "éèëê", "i": "íîï", "o": "óöôø", "u": "úü", "n": "ñ"}[name["at"]])
    return text[: name.start("at")] + letter + text[name.end("at") :]

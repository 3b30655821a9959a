"""A person who is Charles in the lead and Pete further down was given a wrong name in one of the two places.

The finding stands at the name that comes once, or at the later of two. Which of them is right nobody can tell from the text:
there is no fix.

Left alone: nicknames and spellings of one name; surnames that many people have; texts that speak of a wife, a brother or
other relations, who may well share a surname; and surnames that do not also stand alone twice or more, since only then the
text treats the two as one person.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint import Bad, Block, Finding, Good, Pattern, Related, Trigger, rule
from newslint_rules.consistency._names import GIVEN, GIVEN_BYTES, SHARED, related

NAME = Pattern(r"\b([A-Z][a-z]+) (?:[A-Z]\. )?((?:Mc|Mac|O['’])?[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?=,? [a-z0-9])")
RELATIONS = re.compile(
    rb"(?i)\b(?:wife|husband|brothers?|sisters?|sons?|daughters?|father|mother|widow|cousins?|uncle|aunt|nephew|niece|twins?"
    rb"|siblings?|Jr|Sr|Mrs|namesake|dynasty|grand(?:son|father))\b"
)
OPENING = b"([\"'" + "“‘—".encode()
FAR = 40
"""Bytes before a surname that hold the given names."""
SHORTEST = 4
ALONE = 2
SENTENCE_END = re.compile(rb"[.!?]\W*\s|\n")
"""Two names without one between them are two people's: the writer tells them apart."""


class Rival(NamedTuple):
    """Another given name of the bearer of a surname, and where that surname first follows it, in bytes of the text."""

    given: str
    at: int


def _trigger() -> str:
    surname = "(?:Mc|Mac|O['’])?[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
    return rf"\b(?:{'|'.join(sorted(GIVEN))}) (?:[A-Z]\. )?{surname}(?:,? [a-z0-9])"


def _confirm(text: bytes, start: int, end: int) -> bool:
    words = text[start:end].split(b" ")
    surname = words[1 + (len(words[1]) == len("J.") and words[1].endswith(b"."))]
    return _rival(text, words[0].decode(), surname.rstrip(b",.'\n\xe2\x80\x99")) is not None


@rule(
    code="CON001",
    summary="One surname with two given names",
    trigger=Trigger(_trigger, _confirm),
    safety=None,
    examples=[
        Bad(
            "Gen. Martin Tolvaney spoke on Monday. Tolvaney said nothing new.\n\nLater, Gregory Tolvaney left for home. Tolvaney will be back."
        ),
        Bad("Anna Perlhof won. Perlhof led early, then Ruth Perlhof fell. “I am well,” Perlhof said."),
        Good("Robert Tolvaney spoke. Tolvaney said so. Then Bob Tolvaney left. Tolvaney will be back."),
        Good("Martin Tolvaney and his brother Gregory Tolvaney spoke. Tolvaney said so. Tolvaney left."),
        Good("Martin Smith spoke. Smith said so. Then Gregory Smith left. Smith will be back."),
        Good("Martin Tolvaney spoke. Then Gregory Tolvaney spoke. Tolvaney left."),
        Good("Anna and Ruth Perlhof won. Anna Perlhof led, then Ruth Perlhof did. Perlhof, Perlhof and Perlhof."),
    ],
)
def given_name_clash(block: Block) -> Iterator[Finding]:
    document = block.document
    for match in NAME.finditer(block.text):
        given, surname = match.groups()
        rival = _rival(document.text, given, surname.encode()) if given in GIVEN else None
        if rival is None or RELATIONS.search(document.text):
            continue
        first = document.span(*document.map(rival.at, rival.at + len(surname.encode()))[:2])
        related = [Related(first, f"{rival.given} {surname}")]
        message = f"‘{given} {surname}’ here, but ‘{rival.given} {surname}’ elsewhere in the text"
        yield block.flag(match, message, related=related)


def _rival(text: bytes, given: str, surname: bytes) -> Rival | None:
    """The given name that a person has elsewhere, if this one comes once and the text treats the two as one person."""
    if len(surname) < SHORTEST or surname.decode("utf-8", "replace") in SHARED or text.count(surname) < ALONE + 2:
        return None
    named: dict[str, list[int]] = {}
    alone = 0
    at = text.find(surname)
    while at >= 0:
        end = at + len(surname)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            earlier, name = _names_before(text, at)
            if name not in GIVEN_BYTES:
                alone += 1
            elif earlier in GIVEN_BYTES:
                return None
            else:
                named.setdefault(name.decode(), []).append(at)
        at = text.find(surname, end)
    if alone < ALONE or len(named) != 2 or len(named.get(given, ())) != 1:
        return None
    ((other, places),) = ((name, places) for name, places in named.items() if name != given)
    here = named[given][0]
    is_rarer = len(places) > 1 or places[0] < here
    apart = all(SENTENCE_END.search(text, min(place, here), max(place, here)) for place in places)
    return Rival(other, places[0]) if is_rarer and apart and not related(given, other) else None


def _names_before(text: bytes, at: int) -> tuple[bytes, bytes]:
    """What stands before the given name of a surname, but for "and", and that given name."""
    words = text[max(at - FAR, 0) : at].rpartition(b"\n")[2].split(b" ")
    if words.pop() or not words:
        return b"", b""
    if words[-1][1:] == b"." and len(words) > 1:
        words.pop()
    name = words.pop().rpartition(b"-")[2].lstrip(OPENING)
    if words and words[-1] == b"and":
        words.pop()
    return (words[-1] if words else b""), name

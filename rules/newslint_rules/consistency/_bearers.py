"""The given names that stand before a surname in a text."""

import re
from functools import lru_cache
from typing import NamedTuple

from newslint_rules.consistency._names import GIVEN_BYTES, SHARED, related

OPENING = b"([\"'" + "“‘—".encode()
FAR = 40
"""Bytes before a surname that hold the given names."""
TWO = 2
SHORTEST, ALONE = 4, 2
"""Letters of a surname, and the times it must stand without a given name for the text to treat its bearers as one."""
NEAR, CLOSE = 120, 30
"""Bytes around a full name, and around a name that stands alone, in which the text may say whose relation that is."""
RELATIONS = re.compile(
    rb"(?i)\b(?:wife|wives|husband|spouse|married|brothers?|sisters?|siblings?|sons?|daughters?|child|children|kids?|baby|father|dad|"
    rb"mother|mum|mom|parents?|widow|widower|cousins?|uncle|aunt|nephew|niece|twins?|late|Mrs|Jr|Sr|namesakes?|relatives?|"
    rb"relation|(?:grand|god|step)(?:son|daughter|father|mother|parents?|child|children))\b"
)
KIN = re.compile(rb" (?:family|brothers|sisters|twins|siblings|dynasty|clan|couple)\b")
"""What follows a surname where a text speaks of several bearers."""
TITLES = (b"Mrs", b"Mrs.", b"Miss", b"Lady")
SENTENCE_END = re.compile(rb"[.!?]\W*\s|\n")
"""Two names without one between them are two people's: the writer tells them apart."""
SHARED_BYTES = frozenset(map(str.encode, SHARED))


class Rival(NamedTuple):
    """Another given name of the bearer of a surname, and where that surname first follows it, in bytes of the text."""

    given: str
    at: int


def rival(text: bytes, given: str, surname: bytes) -> Rival | None:
    """The given name that a person has elsewhere, if this one comes once and the text treats the two as one person."""
    named = None if len(surname) < SHORTEST or surname in SHARED_BYTES else _bearers(text, surname)
    if named is None or len(named.get(given, ())) != 1:
        return None
    ((other, places),) = ((name, places) for name, places in named.items() if name != given)
    here = named[given][0]
    is_rarer = len(places) > 1 or places[0] < here
    apart = all(SENTENCE_END.search(text, min(place, here), max(place, here)) for place in places)
    if not is_rarer or not apart or related(given, other):
        return None
    if any(RELATIONS.search(text, max(at - NEAR, 0), at + NEAR) for at in (here, *places)):
        return None
    mentions = (match.start() for word in (surname, given.encode()) for match in re.finditer(word, text))
    if any(RELATIONS.search(text, max(at - CLOSE, 0), at + len(surname) + CLOSE) for at in mentions):
        return None
    return Rival(other, places[0])


@lru_cache(maxsize=32)
def _bearers(text: bytes, surname: bytes) -> dict[str, list[int]] | None:
    """Where a surname follows each of its two given names; None if it has more or fewer, or hardly ever stands alone."""
    if text.count(surname) < ALONE + 2:
        return None
    named: dict[str, list[int]] = {}
    alone = 0
    at = text.find(surname)
    while at >= 0:
        end = at + len(surname)
        if KIN.match(text, end) or (text[at - 4 : at] == b"the " and text[end : end + 1] == b"s"):
            return None
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            earlier, name = _names_before(text, at)
            if name in TITLES or (earlier in GIVEN_BYTES and name in GIVEN_BYTES):
                return None
            if name in GIVEN_BYTES:
                named.setdefault(name.decode(), []).append(at)
                if len(named) > TWO:
                    return None
            else:
                alone += 1
        at = text.find(surname, end)
    return named if alone >= ALONE and len(named) == TWO else None


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

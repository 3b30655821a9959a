"""Halves of words: which two neighbours are one word that a space has split. See split_word.py for what is meant."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from newslint import Block, Pattern, Safety
from newslint.lexicon import COMMON, english
from newslint_rules.words._lines import is_english

PAIR = Pattern(
    r"(?<![^\s(\[{<>\"“,;:!?%|+=~—–…])([A-Za-z][a-z]*) "
    r"(?=([a-z]+)(?![-`*@&_/\d]|\.\w|'|\w)(?:[\x00-\x7f“”–—…\u00a0]|$))"
)
CAPITAL = Pattern(r" [A-Z]")
VOWEL_SOUND = Pattern(r" (?:[aeiouhx8]|[A-Z]{2}|[AEIOUHX])")
WINDOW = 48
"""Bytes on either side of a space in which two words are looked for."""
PUNCTUATION = b'"()[]{}<>.,:;!?%|+=~' + "“”–—…".encode()
COMBINING = frozenset(
    b"anti bio co cyber e electro euro ex geo hydro mega micro mid multi neo non post pre pro pseudo re semi tele".split()
)
"""Forms that some write apart from the word they belong to."""
PHRASES = frozenset(("pro forma", "post mortem", "vis a", "a vis", "per se", "pro rata", "ad hoc", "de facto", "et al"))
NAME = 5
"""Letters from which a name is joined because it stands elsewhere in the text."""
USUAL = 5.3
"""Zipf frequency of the joined word from which a lone capital ("T he") or a joined word of three letters is believed."""
FAIR = 4.0
"""The same where a short half that is no word stands beside a word more frequent than `USUAL` ("for tis")."""


class Split(NamedTuple):
    """A word split in two: its start, space and end in the block, in code points, and how sure that is."""

    start: int
    space: int
    end: int
    score: float
    safety: Safety


def joins(text: bytes, start: int, end: int) -> bool:
    """Whether the words in a match, or one of them and its neighbour, make a known word or a name the text has."""
    space = text.index(b" ", start + 1, end)
    words = text[max(space - WINDOW, 0) : space].split()[-2:] + text[space : space + WINDOW].split()[:2]
    words = [word.strip(PUNCTUATION) for word in words]
    return any(_is_joined(text, first + second) for first, second in pairwise(words)) and is_english(text, space)


def _is_joined(text: bytes, joined: bytes) -> bool:
    return joined.lower() in english() or (joined[:1].isupper() and text.find(joined) >= 0)


def splits(block: Block) -> Iterator[Split]:
    """The pairs of words in a block that are one word split; they may overlap."""
    lexicon = english()
    for match in PAIR.finditer(block.text):
        first, second = match.groups()
        joined = (first + second).lower().encode()
        known = joined in lexicon
        head, tail = joined[: len(first)], joined[len(first) :]
        score, safety = COMMON, Safety.UNSAFE
        if not known and not first[0].isupper():
            continue
        if head in lexicon and tail in lexicon:
            score = lexicon.split_pairs.get(head + b" " + tail, 0.0)
            if not score or (tail == b"an" and VOWEL_SOUND.match(block.text, match.end(2))):
                continue
        elif (
            not (lexicon.is_head(head) or lexicon.is_tail(tail))
            or _is_name(block, head, tail)
            or _is_foreign(block.text, match)
            or (head in COMBINING and tail in lexicon)
        ):
            continue
        elif known:
            score, safety = lexicon.zipf(joined), Safety.SAFE
            if score < _wanted(first, head, tail):
                continue
        elif len(joined) < NAME or not first[0].isupper() or block.document.count(first + second) < 2:
            continue
        if is_english(block.document.text, block.offset(match.end(1))):
            yield Split(match.start(1), match.end(1), match.end(2), score, safety)


def _wanted(first: str, head: bytes, tail: bytes) -> float:
    """The zipf frequency that a joined word must have, of whose halves at least one is no word."""
    short = min(len(half) for half in (head, tail) if half not in english()) < 4
    lone_capital = len(first) == 1 and first.isupper()
    if len(head + tail) < 4 or lone_capital:
        return USUAL
    beside_frequent = max(english().zipf(head), english().zipf(tail)) >= USUAL
    return FAIR if short and beside_frequent else COMMON


def _is_foreign(text: str, match: re.Match[str]) -> bool:
    """Whether a half that is no word is part of a name ("Jong Un said", "Dar es Salaam") or of a Latin phrase, or was clipped."""
    first, second = match.groups()
    head = first.lower().encode()
    if (first + " " + second).lower() in PHRASES or (second == "s" and head in english()):
        return True
    if match.start() == 0:
        return first.islower() and head not in english()
    if len(first) == 1 or not first[0].isupper():
        return False
    return (head not in english() and english().zipf(second.encode()) >= FAIR) or CAPITAL.match(
        text, match.end(2)
    ) is not None


def _is_name(block: Block, *halves: bytes) -> bool:
    """Whether a half that is no word stands three times in the text, which makes it a name or a foreign word."""
    unknown = [half.decode() for half in halves if len(half) > 1 and half not in english()]
    return any(block.document.count(half) + block.document.count(half.capitalize()) > 2 for half in unknown)

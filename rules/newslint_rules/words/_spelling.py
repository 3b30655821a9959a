"""Suggestions for misspelt words, from the pyspellchecker package (MIT), which is loaded when the first one is wanted."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newslint.lexicon import english

if TYPE_CHECKING:
    from spellchecker import SpellChecker

SUGGESTIONS = 3
LONGEST = 16
"""Letters up to which a second edit is tried: from there on that would take more than 15 ms."""
SHORT = 7
"""Letters below which too many words are alike: one edit, the same first letter and a frequent word are asked for."""
KNOWN = 3.0
FREQUENT = 4.3
"""Zipf frequencies that a long and a short word must have to be suggested: a rare word is seldom what was meant."""
PREFIXES = tuple(
    "anti auto bio co counter cyber de dis eco extra fore geo hyper inter macro mega meta micro mid mini mis multi nano neo non off "
    "out over para post pre pro pseudo psycho re self semi socio sub super tele trans ultra un under up".split()
)
SUFFIXES = tuple(
    "able ably ation cast craft ed er ers es fest fold free friendly gate ify ing ish ism ist ization ised ized ising izing less like ly ness s ship ward wide wise".split()
)
PART = 3
"""Letters that a part of a compound must have."""


@cache
def _checker() -> SpellChecker:
    from spellchecker import SpellChecker

    return SpellChecker(distance=1)


@cache
def suggestions(word: str) -> tuple[str, ...]:
    """The likeliest words that a word in lower case may stand for; none where it is right or nothing is like it."""
    checker = _checker()
    if word in checker or _is_compound(word):
        return ()
    found = _known(word, checker.edit_distance_1(word))
    if not found and SHORT <= len(word) <= LONGEST:
        found = _known(word, {far for near in _slips(word) for far in checker.edit_distance_1(near)})
    return tuple(sorted(found, key=lambda each: (each[0] != word[0], -checker[each]))[:SUGGESTIONS])


def _slips(word: str) -> set[str]:
    """The word without one of its letters, with one doubled, or with two swapped: few first edits, for all would take long."""
    cuts = [(word[:cut], word[cut:]) for cut in range(len(word))]
    swapped = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    return swapped | {left + right[1:] for left, right in cuts} | {left + right[0] + right for left, right in cuts}


def _known(word: str, others: set[str]) -> list[str]:
    if len(word) < SHORT:
        others = {other for other in others if other[:1] == word[0]}
    wanted = FREQUENT if len(word) < SHORT else KNOWN
    return [other for other in others if other in _checker() and english().zipf(other.encode()) >= wanted]


def _is_compound(word: str) -> bool:
    """Whether a word is made of two known ones, or of one with a prefix or a suffix."""
    for cut in range(PART, len(word) - PART + 1):
        left, right = word[:cut].encode(), word[cut:].encode()
        if left in english() and right in english() and max(len(left), len(right)) > PART:
            return True
    rests = [word[len(prefix) :] for prefix in PREFIXES if word.startswith(prefix)]
    rests += [word[: -len(suffix)] for suffix in SUFFIXES if word.endswith(suffix)]
    return any(len(rest) > PART and rest.encode() in english() for rest in rests)

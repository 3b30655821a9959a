"""Casing: capitals of what was found, and those that a style wants."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

ALWAYS_SMALL = frozenset("a an and but nor of or the".split())
OFTEN_SMALL = frozenset(
    "as at by for from if in into is off on onto out over per so than to up upon via vs with yet".split()
)
"""Words that titles write small in one house and with a capital in another, or as particles: either is right."""


def in_case(found: str, fix: str) -> str:
    """What to write, with the capitals of what was found."""
    if found.isupper() and len(found) > 1:
        return fix.upper()
    return fix[:1].upper() + fix[1:] if found[:1].isupper() else fix


def capitalised(word: str) -> str:
    """A word with its first letter as a capital and the others as they are."""
    return word[:1].upper() + word[1:]


def is_own(word: str) -> bool:
    """Whether a word has capitals of its own, as NATO, iPhone and I do, which no style touches."""
    return word == "I" or word[1:].lower() != word[1:]


def title(words: Sequence[str]) -> list[str]:
    """Title case: every word with a capital but the small ones between the first and the last."""
    last = len(words) - 1
    return [
        word
        if is_own(word) or (0 < index < last and word in OFTEN_SMALL)
        else word.lower()
        if 0 < index < last and word.lower() in ALWAYS_SMALL
        else capitalised(word)
        for index, word in enumerate(words)
    ]


def sentence(words: Sequence[str]) -> list[str]:
    """Sentence case, as if there were no names: the first word with a capital, the others without."""
    return [word if is_own(word) else word.lower() if index else capitalised(word) for index, word in enumerate(words)]


def upper(words: Sequence[str]) -> list[str]:
    """All letters as capitals."""
    return [word.upper() for word in words]


def lower(words: Sequence[str]) -> list[str]:
    """No capitals."""
    return [word.lower() for word in words]


STYLES: Mapping[str, Callable[[Sequence[str]], list[str]]] = {
    "sentence": sentence,
    "title": title,
    "upper": upper,
    "lower": lower,
}

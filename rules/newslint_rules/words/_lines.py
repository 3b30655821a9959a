"""Which lines the word rules read: those in English."""

from __future__ import annotations

FUNCTION_WORDS = (
    b" the ",
    b" of ",
    b" to ",
    b" and ",
    b" in ",
    b" is ",
    b" for ",
    b" that ",
    b" was ",
    b" with ",
    b" on ",
    b" are ",
    b" been ",
    b" from ",
    b" said ",
    b" they ",
    b" this ",
    b" which ",
    b" who ",
    b" would ",
)
SHORT = 80
"""Bytes below which a line may well be English without a function word: a headline, a wrapped line."""

NEAR = 1000
"""Bytes to either side in which the words are looked for."""


def is_english(text: bytes, at: int) -> bool:
    """Whether the line around a byte offset is short or has one of the commonest English words, as English lines do."""
    start, end = max(at - NEAR, 0), at + NEAR
    line = text[start:at].replace(b"\r", b"\n").rpartition(b"\n")[2]
    line += text[at:end].replace(b"\r", b"\n").partition(b"\n")[0]
    return len(line) < SHORT or any(word in line for word in FUNCTION_WORDS)

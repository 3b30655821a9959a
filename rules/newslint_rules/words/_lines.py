"""Which lines the word rules read: those in English."""

from __future__ import annotations

from newslint import Block
from newslint.bytewise import line_around

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


def is_english(block: Block, at: int) -> bool:
    """Whether the line around a place in a block is short or has one of the commonest English words, as English lines do."""
    return _reads_english(block.document.line_around(block.offset(at), NEAR))


def is_english_at(text: bytes, at: int) -> bool:
    """The same of a byte offset in a text."""
    return _reads_english(line_around(text, at, NEAR))


def _reads_english(line: bytes) -> bool:
    return len(line) < SHORT or any(word in line for word in FUNCTION_WORDS)

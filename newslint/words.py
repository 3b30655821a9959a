"""Words: the lower-case English words of a text, in one pass, for triggers that look at neighbours or at a lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

_LOWER = bytearray(b" " * 256)
for _capital in range(ord("A"), ord("Z") + 1):
    _LOWER[_capital] = _LOWER[_capital + 32] = _capital + 32
# The last byte of a curly apostrophe in UTF-8 becomes a straight one, so "it’s" gives the words "it" and "'s".
_LOWER[ord("'")] = _LOWER["’".encode()[-1]] = ord("'")


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
    b" as ",
)
SHORT = 80
"""Bytes below which a line may well be English without a function word: a headline, a wrapped line."""


def is_english(line: bytes) -> bool:
    """Whether a line is short or has one of the commonest English words, as nearly every English line does."""
    return len(line) < SHORT or any(word in line for word in FUNCTION_WORDS)


class Words:
    """The ASCII words of the English lines of a text.

    `tokens` are its runs of letters and apostrophes, in lower case. A word with other letters in it comes in parts, so
    this serves to find candidates; what they are is for the rule to say from the text itself. One `translate` and one
    `split` run at about 180 MB/s (benchmarks/speed), which is why these are bytes and not matches of a pattern.
    """

    def __init__(self, text: bytes) -> None:
        self._text = text
        lines = text.split(b"\n")
        doubtful = [line for line in lines if len(line) >= SHORT and b" the " not in line]
        if not all(map(is_english, doubtful)):
            text = b"\n".join(line if is_english(line) else b" " * len(line) for line in lines)
        self._lowered = text.translate(_LOWER)
        self.tokens = self._lowered.split()

    @cached_property
    def vocabulary(self) -> frozenset[bytes]:
        """The different words."""
        return frozenset(self.tokens)

    def holds(self, offset: int) -> bool:
        """Whether the letter at a byte offset belongs to a word here: it is ASCII, and its line is English."""
        return self._lowered[offset : offset + 1].isalpha()

    def places(self, first: bytes, second: bytes) -> Iterator[int]:
        """The byte offsets at which two words stand next to each other, with a space or a line break between."""
        for gap in (b" ", b"  ") if b"\r" in self._text else (b" ",):
            start = self._lowered.find(first + gap + second)
            while start >= 0:
                end = start + len(first)
                if (
                    self._text[end : end + len(gap)].isspace()
                    and not self._lowered[max(start - 1, 0) : start].isalpha()
                ):
                    yield start
                start = self._lowered.find(first + gap + second, start + 1)

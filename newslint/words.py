"""Words: the lower-case words of a text, in one pass, for triggers that look at neighbours or at a lexicon."""

from __future__ import annotations

from collections.abc import Iterator

_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_LOWER = bytes(
    byte | 0x20 if bytes([byte | 0x20]) in (_LETTERS[i : i + 1] for i in range(26)) and chr(byte).isalpha() and byte < 128
    else byte if byte in b"'\n"
    else 0x20
    for byte in range(256)
)  # fmt: skip


class Words:
    """The ASCII words of a text.

    `lowered` has the length of the text and its letters in lower case, apostrophes and line feeds kept, a space for
    every other byte; `tokens` are its words. A word with other letters comes in parts, so this serves to find
    candidates; what they are is for the rule to say from the text itself. One `translate` and one `split` run at
    about 180 MB/s (benchmarks/speed), which is why it is bytes and not a regular expression.
    """

    def __init__(self, text: bytes) -> None:
        self.lowered = text.translate(_LOWER)
        self.tokens = self.lowered.split()

    def places(self, pair: bytes) -> Iterator[int]:
        """The byte offsets at which two words, given with one space between, stand next to each other as words."""
        start = self.lowered.find(pair)
        while start >= 0:
            end = start + len(pair)
            if not self.lowered[start - 1 : start].isalpha() and not self.lowered[end : end + 1].isalpha():
                yield start
            start = self.lowered.find(pair, start + 1)

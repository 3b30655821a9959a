"""The lexicon: 82,834 English words with their frequencies, and what their halves look like.

The data is `data/english.lexicon`, made by `tools/build_lexicon.py` from the counts that symspellpy ships (MIT, see
data/NOTICE). It is mapped into memory when a rule first needs it; looking up the words of one file touches a few
pages. Once `MANY` words have been asked for, all are read into a set, which answers faster.

All words are ASCII bytes in lower case. "Common" means a zipf frequency (log10 per billion words) of at least `COMMON`.
"""

from __future__ import annotations

import mmap
import os
from functools import cached_property
from math import log10
from struct import Struct

TOTAL = 1_024_908_267_229
"""Running words behind the counts: the size of the corpus that SymSpell states for its data."""
COMMON = 2.0
FREQUENT = 3.0
"""The least zipf frequency of a word that is reported when it stands twice in a row."""
MANY = 3000
FILE = os.path.join(os.path.dirname(__file__), "data", "english.lexicon")
MAGIC = b"newslint lexicon 1\n"
SECTIONS = ("words", "counts", "buckets", "pairs", "heads", "tails", "split_trigger", "repeat_trigger")
HEADER = Struct(f"<{len(SECTIONS) + 1}I")
"""After the magic: where each section starts, in bytes from the start of the file, and where the last one ends."""
BUCKETS = 27 * 27
EDGE = 4
"""Letters at the start of the right half of a word that tell whether it looks like a word."""


class Lexicon:
    """Words, their frequencies, and the halves of split words."""

    def __init__(self, path: str = FILE) -> None:
        """Map the data file."""
        with open(path, "rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        starts = HEADER.unpack_from(self._data, len(MAGIC))
        self._sections = dict(zip(SECTIONS, map(slice, starts, starts[1:]), strict=True))
        view = memoryview(self._data)
        self._counts = view[self._sections["counts"]].cast("Q")
        self._buckets = view[self._sections["buckets"]].cast("I")
        self._asked = 0
        self._everything: frozenset[bytes] | None = None

    def __contains__(self, word: bytes) -> bool:
        """Whether a word is known. Single letters are words only if they are "a" or "i"."""
        if len(word) < 2:
            return word in (b"a", b"i")
        if self._everything is None:
            self._asked += 1
            if self._asked < MANY:
                return self._find(word) >= 0
        return word in self.known

    @property
    def known(self) -> frozenset[bytes]:
        """All words as a set, for who looks up thousands: reading it takes 15 ms."""
        if self._everything is None:
            self._everything = frozenset(self._data[self._sections["words"]].split())
        return self._everything

    def zipf(self, word: bytes) -> float:
        """log10 of the frequency of a word per billion words; far below zero where it is not listed."""
        at = self._find(word)
        if at < 0:
            return -9.0
        bucket = 2 * bucket_of(word)
        place = self._buckets[bucket + 1] + self._data[self._buckets[bucket] : at + 1].count(b"\n")
        return log10(self._counts[place] / TOTAL * 1e9)

    @cached_property
    def split_pairs(self) -> dict[bytes, float]:
        """Pairs of known words ("how ever") that are more likely one word split, with log10 of how much more likely."""
        lines = (line.rpartition(b" ") for line in self._data[self._sections["pairs"]].splitlines())
        return {pair: float(score) for pair, _, score in lines}

    def is_head(self, half: bytes) -> bool:
        """Whether what stands left of a space is no word, but a short beginning of common words."""
        return half in self._heads

    def is_tail(self, half: bytes) -> bool:
        """Whether what stands right of a space is no word, but the end of common words, and looks it.

        Up to `EDGE` letters it is listed; a longer one starts as no common word does.
        """
        return half not in self and (half if len(half) <= EDGE else half[:EDGE] + b"-") in self._tails

    @property
    def split_trigger(self) -> str:
        """An RE2 pattern for the places where a word may be split: heads, tails and pairs with a space."""
        return self._data[self._sections["split_trigger"]].decode()

    @property
    def repeat_trigger(self) -> str:
        """An RE2 pattern for two words in a row that start alike."""
        return self._data[self._sections["repeat_trigger"]].decode()

    @cached_property
    def _heads(self) -> frozenset[bytes]:
        return frozenset(self._data[self._sections["heads"]].split())

    @cached_property
    def _tails(self) -> frozenset[bytes]:
        return frozenset(self._data[self._sections["tails"]].split())

    def _find(self, word: bytes) -> int:
        """Where a word stands in the file, at the line break before it; -1 where it is not listed.

        The words are cut into buckets by their first two letters, a few hundred bytes to search.
        """
        bucket = 2 * bucket_of(word)
        return self._data.find(b"\n" + word + b"\n", self._buckets[bucket] - 1, self._buckets[bucket + 2])


def bucket_of(word: bytes) -> int:
    """The bucket of a word: its first two letters in base 27, anything but a letter counting as 0."""
    first, second = (word + b"  ")[:2]
    return 27 * _digit(first) + _digit(second)


def _digit(byte: int) -> int:
    return byte - 96 if 97 <= byte <= 122 else 0


_loaded: list[Lexicon] = []


def english() -> Lexicon:
    """The English lexicon, loaded once."""
    if not _loaded:
        _loaded.append(Lexicon())
    return _loaded[0]

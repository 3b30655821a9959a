"""Build newslint/data/english.lexicon from the counts that the installed symspellpy ships.

    python tools/build_lexicon.py            write the file
    python tools/build_lexicon.py --check    exit with 1 if the file is not what this would write

newslint/lexicon.py reads the format; newslint/data/NOTICE has the licence of the data. The method of split words is
that of tiers A, B and C in rules/newslint_rules/words/split_word.py.
"""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources import files
from math import log10
from pathlib import Path

from newslint.lexicon import BUCKETS, COMMON, EDGE, FILE, FREQUENT, HEADER, MAGIC, TOTAL, bucket_of

UNIGRAMS = "frequency_dictionary_en_82_765.txt"
BIGRAMS = "frequency_bigramdictionary_en_243_342.txt"
UNLISTED_PAIR = 6.4e6
"""The count below which a pair of words is not in the bigram data."""
CERTAIN = 1.0
"""A joined word must be ten times as frequent as the pair."""
FUNCTION_WORD = 5.6
BESIDE_FUNCTION_WORD = 5.0
"""Zipf frequency of the joined word where a half is a function word, which stands beside anything ("adapt or")."""
JOINED = 3.5
"""The least zipf frequency of the joined word where both halves are words: rarer words are not worth the doubt."""


HEAD = 3
"""Letters of the longest head that the split trigger looks for."""
RARE = 1e-6
"""Share of running words that start alike, below which the split trigger need not see the rest of a word."""
SCARCE = 0.01
"""The same for the repeat trigger: it compares two words up to where so few words start as the first does."""
BEFORE = r"(?:^|[\s(\[{<>\"“,;:!?%|+=~—–…])"
AFTER = r"(?:[\x00-/:-@\[-`{-\x7f]|[“”–—…\x{a0}]|$)"
"""What may stand beside a split word; the pattern in split_word.py says the same."""


def read(name: str) -> list[list[str]]:
    """The lines of one of symspellpy's data files, in fields."""
    return [line.split() for line in (files("symspellpy") / name).read_text("utf-8-sig").splitlines()]


class Data:
    """The counts, and what follows from them."""

    def __init__(self) -> None:
        self.counts = {word: int(count) for word, count in read(UNIGRAMS) if word.isascii()}
        self.bigrams = {(a, b): int(count) for a, b, count in read(BIGRAMS)}
        self.common = [word for word in self.counts if word.isalpha() and self.zipf(word) >= COMMON]
        self.pairs = dict(self._pairs())
        cuts = [(word, cut) for word in self.common for cut in range(1, len(word))]
        self.heads = {word[:cut] for word, cut in cuts if cut <= HEAD and not self.is_word(word[:cut])}
        tails = {word[cut:] for word, cut in cuts if not self.is_word(word[cut:])}
        self.tails = {tail for tail in tails if len(tail) <= EDGE}
        openings = {word[:EDGE] for word in self.common if len(word) >= EDGE}
        self.openings = {tail[:EDGE] for tail in tails - self.tails} - openings

    def zipf(self, word: str) -> float:
        """log10 of the frequency of a word per billion."""
        return log10(self.counts[word] / TOTAL * 1e9)

    def is_word(self, text: str) -> bool:
        """Whether a half is a word; of the single letters, "a" and "i" are."""
        return text in ("a", "i") if len(text) == 1 else text in self.counts

    def _pairs(self) -> Iterable[tuple[str, float]]:
        for joined in self.common:
            if self.zipf(joined) < JOINED:
                continue
            for cut in range(1, len(joined)):
                first, second = joined[:cut], joined[cut:]
                if self.is_word(first) and self.is_word(second):
                    likelier = log10(self.counts[joined] / self._together(first, second))
                    if likelier > CERTAIN and self._stands_out(first, second, joined):
                        yield f"{first} {second}", likelier

    def _stands_out(self, first: str, second: str, joined: str) -> bool:
        """Whether a joined word is frequent enough next to its halves; "an" is told from the word that follows."""
        if second == "an" or first == "a":
            return second == "an"
        halves = [self.counts.get(half, TOTAL) for half in (first, second)]
        is_function_word = log10(max(halves) / TOTAL * 1e9) >= FUNCTION_WORD
        return self.counts[joined] > min(halves) and (not is_function_word or self.zipf(joined) >= BESIDE_FUNCTION_WORD)

    def _together(self, first: str, second: str) -> float:
        """How often two words follow each other; where the data does not list the pair, what chance would give."""
        chance = self.counts.get(first, 0) * self.counts.get(second, 0) / TOTAL
        return self.bigrams.get((first, second)) or max(1.0, min(UNLISTED_PAIR, chance))


def split_trigger(data: Data) -> str:
    """Where a word may be split: a tail after a letter, a head before one, or a pair.

    Each state that RE2 builds takes time and memory, so what few words start with is not looked at further. A start
    that was cut and a whole word may be the same ("co me" of "co mes", and of "come"), so they are kept apart.
    """
    share = shares(data.counts)
    tails = {tail: start(tail, share, RARE) for tail in data.tails}
    whole = {tail for tail, cut in tails.items() if cut is None}
    starts = {cut for cut in tails.values() if cut} | {start(each, share, RARE) or each for each in data.openings}
    pairs = {pair: pair_start(pair, data, share) for pair in data.pairs}
    before = (
        cased(pair for pair, cut in pairs.items() if cut is None) + AFTER,
        cased(cut for cut in pairs.values() if cut),
        cased(data.heads) + " [a-z]",
    )
    return f"(?m)[A-Za-z] (?:{trie(whole)}{AFTER}|{trie(starts)})|{BEFORE}(?:{'|'.join(before)})"


def pair_start(pair: str, data: Data, share: Mapping[str, float]) -> str | None:
    """The shortest start of a pair, beyond its space, that is rare; None where there is none."""
    first, _, second = pair.partition(" ")
    cut = start(second, share, RARE * TOTAL / data.counts.get(first, TOTAL))
    return cut and f"{first} {cut}"


def repeat_trigger(data: Data) -> str:
    """Two words in a row that start alike, as far as it takes to tell the words of a text from most others."""
    words = {word for word in data.counts if word.isalpha() and data.is_word(word) and data.zipf(word) >= FREQUENT}
    share = shares({word: data.counts[word] for word in words})
    cuts = {word: start(word, share, SCARCE) for word in words}
    whole = [either(word) for word, cut in sorted(cuts.items()) if cut is None]
    starts = [either(cut) for cut in sorted({cut for cut in cuts.values() if cut})]
    same = [rf"{word}(?: |\r?\n){word}\b" for word in whole]
    alike = [rf"{cut}[a-z]*(?: |\r?\n){cut}" for cut in starts]
    return rf"\b(?:{'|'.join([*same, *alike])})"


def shares(counts: Mapping[str, int]) -> Mapping[str, float]:
    """For each start of a word, the share of running words that start so."""
    total = sum(counts.values())
    share: defaultdict[str, float] = defaultdict(float)
    for word, count in counts.items():
        for end in range(1, len(word) + 1):
            share[word[:end]] += count / total
    return share


def start(word: str, share: Mapping[str, float], limit: float) -> str | None:
    """The shortest start of a word that has at most a share of the running words; None where there is none."""
    starts = (word[:end] for end in range(1, len(word) + 1))
    return next((each for each in starts if share[each] <= limit), None)


def either(word: str) -> str:
    """A pattern for a word that may start with a capital."""
    return f"[{word[0].upper()}{word[0]}]{word[1:]}"


def cased(words: Iterable[str]) -> str:
    """A pattern for some words, each of which may start with a capital."""
    by_first = defaultdict(set)
    for word in words:
        by_first[word[0]].add(word[1:])
    return "(?:" + "|".join(either(first) + trie(rests) for first, rests in sorted(by_first.items())) + ")"


def trie(words: Iterable[str]) -> str:
    """A pattern for some words in which beginnings stand once: RE2 compiles it much faster than a plain list."""
    rests_by_letter = defaultdict(set)
    ends = False
    for word in words:
        if word:
            rests_by_letter[word[0]].add(word[1:])
        else:
            ends = True
    letters_by_rests = defaultdict(list)
    for letter, rests in sorted(rests_by_letter.items()):
        letters_by_rests[frozenset(rests)].append(letter)
    parts = [
        (letters[0] if len(letters) == 1 else f"[{''.join(letters)}]") + (trie(rests) if rests != {""} else "")
        for rests, letters in letters_by_rests.items()
    ]
    if not parts:
        return ""
    grouped = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return grouped + "?" * ends


def build() -> bytes:
    """The whole file."""
    data = Data()
    words = sorted(data.counts, key=lambda word: (bucket_of(word.encode()), word))
    first = len(MAGIC) + HEADER.size
    first += 8 - first % 8
    text, buckets = bucketed(words, first)
    sections = [
        text + b"\n" * (-len(text) % 8),
        array("Q", [data.counts[word] for word in words]).tobytes(),
        array("I", buckets).tobytes(),
        "".join(f"{pair} {score:.2f}\n" for pair, score in sorted(data.pairs.items())).encode(),
        "".join(f"{head}\n" for head in sorted(data.heads)).encode(),
        "".join(f"{tail}\n" for tail in sorted(data.tails | {f"{opening}-" for opening in data.openings})).encode(),
        split_trigger(data).encode(),
        repeat_trigger(data).encode(),
    ]
    offsets = [first + sum(map(len, sections[:index])) for index in range(len(sections) + 1)]
    header = MAGIC + HEADER.pack(*offsets)
    return header + b"\n" * (first - len(header)) + b"".join(sections)


def bucketed(words: list[str], start: int) -> tuple[bytes, list[int]]:
    """The words, one a line, and for each bucket where it starts in the file and the place of its first word."""
    text = bytearray()
    buckets: list[int] = []
    for place, word in enumerate(words):
        while len(buckets) // 2 <= bucket_of(word.encode()):
            buckets += (start + len(text), place)
        text += word.encode() + b"\n"
    while len(buckets) // 2 <= BUCKETS:
        buckets += (start + len(text), len(words))
    return bytes(text), buckets


def main() -> int:
    """Write the file, or check it."""
    path = Path(FILE)
    if "--check" not in sys.argv[1:]:
        # A running newslint has the old file mapped: it must not change under it.
        fresh = path.with_suffix(".new")
        fresh.write_bytes(build())
        fresh.replace(path)
        return 0
    if path.exists() and path.read_bytes() == build():
        return 0
    print(f"{path} is out of date: run python tools/build_lexicon.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())

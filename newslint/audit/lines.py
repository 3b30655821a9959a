"""Lines and signatures: what of a document is kept so that documents can be compared once all have been seen.

A line is a candidate for boilerplate where it is prose and short: menus and separators have few letters, and nobody's
furniture is a paragraph. Its key folds case and digits, so that "Page 3 of 12" is one line whatever the page.

The signature is a MinHash in one permutation (Li, Owen and Zhang, 2012): each shingle of five words is hashed, falls
into one of `BUCKETS` by its low bits, and each bucket keeps the least. Two documents agree in about as large a share of
the buckets that neither has empty as they share shingles. Only shingles that start with a long word are taken, which
both copies of a text agree on, for a quarter of the time.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

from newslint.document import Document

LETTERS, WORDS = 10, 40
"""A candidate has at least so many letters and at most so many words."""
SHINGLE, LONG = 5, 7
"""Words of a shingle, and bytes of the word that it starts with, at least."""
BUCKETS = 64
EMPTY = 0xFFFF
DIGITS = bytes.maketrans(b"123456789", b"0" * 9)


class Line(NamedTuple):
    """A line that may be boilerplate: the hash that stands for it, and its place in bytes of the file."""

    key: int
    start: int
    end: int
    tail: bool


def lines(document: Document) -> list[Line]:
    """The candidates of a document, in order; `tail` says that one lies in its last quarter."""
    text, found = document.text, []
    at, tail = 0, 3 * len(text) // 4
    for line in text.splitlines(keepends=True):
        folded = line.decode("utf-8", "replace").strip().casefold()
        if sum(map(str.isalpha, folded)) >= LETTERS and len(words := folded.split()) <= WORDS:
            start = at + len(line) - len(line.lstrip())
            mapped = document.map(start, at + len(line.rstrip()))
            span = document.span(mapped.start, mapped.end)
            key = _hash(" ".join(words).encode().translate(DIGITS))
            found.append(Line(key, span.start, span.end, start >= tail))
        at += len(line)
    return found


def signature(document: Document) -> bytes:
    """The MinHash of a document: two bytes a bucket; empty where it has no shingle."""
    words = document.text.lower().split()
    least = [EMPTY] * BUCKETS
    for at in range(len(words) - SHINGLE + 1):
        if len(words[at]) >= LONG:
            value = crc32(b" ".join(words[at : at + SHINGLE]))
            bucket = value % BUCKETS
            least[bucket] = min(least[bucket], value >> 16)
    return b"".join(value.to_bytes(2, "little") for value in least) if min(least) < EMPTY else b""


def _hash(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little")

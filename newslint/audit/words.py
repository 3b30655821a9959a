"""Words: a hash for each word of a document, all found in a few passes of numpy.

Words are hashed by differences of one running sum over the text, so that Python takes no step a word, nor does it for
the letters and digits in them. Only integers are used, modulo 2**64: every machine gets the same.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from newslint.document import Document

CHUNK = (1 << 16) - 1
"""Bytes hashed at a time: larger texts take no more memory."""
Array = np.ndarray[Any, np.dtype[Any]]


class Words(NamedTuple):
    """The words of one chunk of a document's text: a hash, the start and end in bytes, the letters and digits of each.

    A word is a run of letters and digits; all that is not ASCII counts as letters. ASCII letters count in any case.
    """

    start: int
    end: int
    hashes: Array
    starts: Array
    ends: Array
    letters: Array
    digits: Array


def mixed(values: Array) -> Array:
    """Each value with its bits spread over all 64 (the finaliser of MurmurHash3)."""
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return np.asarray(values ^ (values >> np.uint64(33)))


def _powers(base: int) -> Array:
    powers = np.full(CHUNK + 1, base, np.uint64)
    powers[0] = 1
    return np.asarray(np.multiply.accumulate(powers))


BASE = 0x5851F42D4C957F2D
POWERS, INVERSE = _powers(BASE), _powers(pow(BASE, -1, 1 << 64))
"""The powers of an odd number and of its inverse: what stands before a stretch drops out of its hash."""
ASCII = [chr(byte) if byte < 128 else "é" for byte in range(256)]
BYTES = mixed(np.frombuffer(bytes(range(256)).lower(), np.uint8) + np.uint64(1))
BYTES[[not letter.isalnum() for letter in ASCII]] = 0
"""A hash for each byte, 0 for what is no part of a word."""
COUNTS = np.array(
    [(letter.isalpha() and not 0x80 <= byte < 0xC0) + (letter.isdigit() << 16) for byte, letter in enumerate(ASCII)],
    np.uint32,
)
"""What each byte adds to the letters, and above them to the digits. Of a letter in UTF-8 the first byte counts."""


@lru_cache(maxsize=1)
def words(document: Document) -> list[Words]:
    """The words of a document, a chunk at a time; the last document's are kept for who asks next."""
    text, chunks, at = document.text, [], 0
    while at < len(text):
        end = at + CHUNK
        if end < len(text):  # at a line break, if there is one, since a word that is cut counts as two
            end = text.rfind(b"\n", at, end) + 1 or end
        chunks.append(_hashed(text[at:end], at))
        at = end
    return chunks


def runs(sums: Array, starts: Array, ends: Array) -> Array:
    """The hash of each stretch of what was summed, whatever stands before it."""
    return np.asarray((sums.take(ends) - sums.take(starts)) * INVERSE.take(starts))


def summed(hashes: Array) -> Array:
    """The running sum from which `runs` makes hashes."""
    return sums_of(hashes * POWERS[: len(hashes)])


def sums_of(values: Array) -> Array:
    """The running sum of some values, 0 first."""
    sums = np.zeros(len(values) + 1, values.dtype)
    np.cumsum(values, out=sums[1:])
    return sums


def _hashed(text: bytes, at: int) -> Words:
    data = np.frombuffer(text, np.uint8)
    hashes = BYTES.take(data)
    inside = np.zeros(len(data) + 2, np.bool_)
    np.not_equal(hashes, 0, out=inside[1:-1])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    counts = sums_of(COUNTS.take(data))
    counts = counts.take(ends) - counts.take(starts)
    whole = runs(summed(hashes), starts, ends)
    return Words(at, at + len(text), whole, starts + at, ends + at, counts & 0xFFFF, counts >> 16)

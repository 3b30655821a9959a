"""Lines: what a document has in common with others of its archive, as keys that can be counted.

The key of a line is a hash of its words in any case, without those that hold digits: "Posted 3 hours ago" and "posted
1,200 hours ago!" are one line. Which lines recur is known only once all documents have been seen
(`newslint.audit.boilerplate`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from newslint.audit.minhash import signature
from newslint.audit.words import mixed, runs, summed, sums_of, words
from newslint.document import Document
from newslint.source import decode

__all__ = ["Line", "lines", "signature", "texts"]

LETTERS = 10
"""Letters that a line needs, or too many different lines would be one: "Page 3", "* * *"."""
WHITE = b" \t\r\n\v\f"


class Line(NamedTuple):
    """A line of a document: its key, its place in bytes on disk, and whether it lies in the document's last quarter."""

    key: int
    start: int
    end: int
    tail: bool


def lines(document: Document) -> list[Line]:
    """The lines of a document with at least `LETTERS` letters, each once, in order."""
    tail = len(document.text) * 3 // 4
    shift = _shift(document)
    found: dict[int, Line] = {}
    for key, start, end in _lines(document):
        if key in found:
            continue
        if shift is None:
            mapped = document.map(start, end)
            found[key] = Line(key, *document.span(mapped.start, mapped.end), start >= tail)
        else:
            found[key] = Line(key, start + shift, end + shift, start >= tail)
    return list(found.values())


def texts(document: Document) -> dict[int, str]:
    """The text of each line by its key, as a reader sees it."""
    found: dict[int, str] = {}
    for key, start, end in _lines(document):
        found.setdefault(key, decode(document.text[start:end]))
    return found


def _shift(document: Document) -> int | None:
    """What to add to an offset in the text to get one on disk; None where they differ by more."""
    if len(document.pieces) != 1 or not document.pieces[0].exact or document.source.encoding != "utf-8":
        return None
    return document.source.disk_offset(document.pieces[0].source_start)


def _lines(document: Document) -> Iterator[tuple[int, int, int]]:
    """Key, start and end of each line, in the document's text; one that is longer than a chunk of words is left out."""
    places = _places(document)
    chunks = words(document)
    for chunk in chunks:
        inside = places
        if len(chunks) > 1:
            inside = [place for place in places if place[0] >= chunk.start and place[1] <= chunk.end]
        counted = np.flatnonzero(chunk.digits == 0)
        edges = chunk.starts.take(counted).searchsorted([edge for place in inside for edge in place])
        first, last = edges[::2], edges[1::2]
        letters = sums_of(chunk.letters.take(counted))
        keys = mixed(runs(summed(chunk.hashes.take(counted)), first, last))
        enough = letters.take(last) - letters.take(first) >= LETTERS
        for (start, end), key, kept in zip(inside, keys.tolist(), enough.tolist(), strict=True):
            if kept:
                yield key, start, end


def _places(document: Document) -> list[tuple[int, int]]:
    """Start and end of each line of each block, without the white space around it."""
    text, places = document.text, []
    for block in document.blocks:
        if text.find(b"\n", block.start, block.end) < 0:
            places.append((block.start, block.end))
            continue
        at = block.start
        for line in text[at : block.end].split(b"\n"):
            stripped = line.strip(WHITE)
            start = at + line.find(stripped)
            places.append((start, start + len(stripped)))
            at += len(line) + 1
    return places

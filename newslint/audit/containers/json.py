"""JSON: a list of objects, one object, or an object that holds such a list.

A list is split at its commas without being parsed as a whole, so memory stays bounded, and one broken object does not
take the others with it. An object is parsed as a whole; only one above the limit is searched for its first list of
objects, which is read as if it stood alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from newslint.audit.containers import ninjs
from newslint.audit.containers.entry import Damaged, Entry, Origin, Row, too_large
from newslint.audit.containers.fields import detected
from newslint.audit.containers.jsonl import row

BLOCK = 1 << 18
BOM = b"\xef\xbb\xbf"
MARK = re.compile(rb'["\[\]{},]')
STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
OBJECTS = re.compile(rb"\[\s*\{")
DEPTH = 3


def entries(stream: BinaryIO, origin: Origin) -> Iterator[Entry]:
    """An entry an object."""
    largest = origin.options.largest
    start = stream.read(BLOCK).removeprefix(BOM).lstrip()
    if start.startswith(b"["):
        yield from _list_entries(_Split(stream, start[1:], largest), origin)
        return
    start += stream.read(max(largest + 1 - len(start), 0))
    if len(start) <= largest:
        yield from _object_entries(start, origin)
    elif match := OBJECTS.search(start):
        yield from _list_entries(_Split(stream, start[match.end() - 1 :], largest, alone=False), origin)
    else:
        yield Entry(origin.locator(0), partial(too_large, origin.locator(0), largest))


def _list_entries(pieces: _Split, origin: Origin) -> Iterator[Entry]:
    for number, piece in enumerate(pieces):
        locator = origin.locator(number)
        if piece is None:
            yield Entry(locator, partial(too_large, locator, origin.options.largest))
        else:
            yield Entry(locator, partial(row, piece, locator, origin))


def _object_entries(data: bytes, origin: Origin) -> Iterator[Entry]:
    whole = row(data, origin.locator(0), origin)
    rows = _listed(whole, 1) if isinstance(whole, dict) and not _is_article(whole, origin) else []
    if not rows:
        yield Entry(origin.locator(0), partial(_same, whole))
    for number, one in enumerate(rows):
        yield Entry(origin.locator(number), partial(_same, one))


def _same(made: Any) -> Any:
    return made


def _is_article(whole: Row, origin: Origin) -> bool:
    asked = origin.options.fields.text
    return whole.get(asked) is not None if asked else ninjs.is_item(whole) or detected([whole]).text is not None


def _listed(whole: Row, depth: int) -> list[Row]:
    """The longest list of objects in an object, or in the objects that it holds."""
    found: list[Row] = []
    for value in whole.values():
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            found = max(found, value, key=len)
        elif isinstance(value, dict) and depth < DEPTH:
            found = max(found, _listed(value, depth + 1), key=len)
    return found


class _Split:
    """The items of a list that has been entered, as bytes; None for one above the limit."""

    def __init__(self, stream: BinaryIO, start: bytes, largest: int, alone: bool = True) -> None:
        self._stream = stream
        self._start = start
        self._largest = largest
        self._alone = alone
        self._piece = bytearray()
        self._size = 0

    def __iter__(self) -> Iterator[bytes | None]:
        depth = 1
        inside = False
        for block in self._blocks():
            at = done = 0
            while at < len(block):
                if inside:
                    at = STRING.match(block, at).end()  # type: ignore[union-attr] # it matches nothing, too
                    inside = at == len(block)
                    at += 1
                    continue
                mark = MARK.search(block, at)
                if mark is None:
                    break
                at = mark.end()
                match mark[0]:
                    case b'"':
                        inside = True
                    case b"[" | b"{":
                        depth += 1
                    case b"]" | b"}":
                        depth -= 1
                if depth == 0 or (depth == 1 and mark[0] == b","):
                    self._add(block[done : mark.start()])
                    done = at
                    if depth or self._size:
                        yield self._taken()
                    if depth == 0:
                        self._finish(mark[0], block[at:])
                        return
            self._add(block[done:])
        raise Damaged("truncated", "the JSON ends within its list; the last object is not whole")

    def _blocks(self) -> Iterator[bytes]:
        """Blocks that do not end between a backslash and what it escapes."""
        block = self._start or self._stream.read(BLOCK)
        while block:
            while block.endswith(b"\\") and (more := self._stream.read(1)):
                block += more
            yield block
            block = self._stream.read(BLOCK)

    def _add(self, data: bytes) -> None:
        self._size += len(data) if self._size else len(data.lstrip())
        if self._size <= self._largest:
            self._piece += data
        else:
            self._piece.clear()

    def _taken(self) -> bytes | None:
        piece = bytes(self._piece) if self._size <= self._largest else None
        self._piece.clear()
        self._size = 0
        return piece

    def _finish(self, mark: bytes, rest: bytes) -> None:
        if mark != b"]":
            raise Damaged("malformed", "the list is closed by '}'; what follows is not read")
        if self._alone and (rest + self._stream.read(BLOCK)).strip():
            raise Damaged("malformed", "something follows after the list; it is not read")

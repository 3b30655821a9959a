"""CSV and TSV: a record a row, fields named by the first row. Record 0 is the row after that.

Lines reach the standard library's parser one by one, so that a row above the limit can be left halfway. After one, the
next row is looked for where the quotation marks since its start are even in number, as they are outside of a field.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from newslint.audit.containers.encoding import encoding_of
from newslint.audit.containers.entry import Damaged, Entry, Origin, Row, too_large
from newslint.audit.record import Locator, Unreadable

DELIMITERS = ",;\t|"
CHUNK = 1 << 16


def entries(stream: BinaryIO, origin: Origin) -> Iterator[Entry]:
    """An entry a row."""
    encoding = encoding_of(_peeked(stream), origin.options.encoding)
    errors = "strict" if encoding == "utf-16" else "surrogateescape"
    text = io.TextIOWrapper(stream, encoding, errors, newline="")
    try:
        yield from _rows(_Lines(text, origin.options.largest), origin)
    finally:
        text.detach()  # or it would close the stream, which is not ours


def _rows(lines: _Lines, origin: Origin) -> Iterator[Entry]:
    csv.field_size_limit(origin.options.largest + 1)
    header = lines.read()
    if not header.strip():
        return
    reader = csv.reader(lines, delimiter=delimiter(header))
    lines.back = header
    try:
        names = next(reader)
    except _TooLarge:
        problem = f"the first row, which is to name the fields, has more than {origin.options.largest:,} bytes"
        raise Damaged("too-large", problem) from None
    number = 0
    while True:
        locator = origin.locator(number)
        lines.start()
        try:
            values = next(reader, None)
        except _TooLarge:
            lines.leave_row()
            reader = csv.reader(lines, reader.dialect)
            yield Entry(locator, partial(too_large, locator, origin.options.largest))
        else:
            if lines.ended and (values is None or lines.count):
                if values:
                    raise Damaged("truncated", "the file ends inside quotation marks; the last row is not read")
                return
            yield Entry(locator, partial(_row, names, values or [], locator))
        number += 1


def delimiter(header: str) -> str:
    """The character that splits a header into most fields."""
    return max(DELIMITERS, key=lambda one: len(next(csv.reader([header], delimiter=one))))


def _peeked(stream: BinaryIO) -> bytes:
    return stream.peek(4)[:4] if isinstance(stream, io.BufferedReader) else b""


def _row(names: list[str], values: list[str], locator: Locator) -> Row | Unreadable | None:
    if not values:
        return None
    if len(values) != len(names):
        return Unreadable(locator, "malformed", f"the row has {len(values)} fields, the first row has {len(names)}")
    return dict(zip(names, values, strict=True))


class _TooLarge(Exception):  # noqa: N818 - never leaves this module
    """The row that is being read is above the limit."""


class _Lines:
    """The lines of a text, as long as those of one row stay within the limit."""

    def __init__(self, text: io.TextIOWrapper, largest: int) -> None:
        self._text = text
        self._largest = largest
        self._marks = 0
        self._line = ""
        self._size = 0
        self.count = 0
        self.ended = False
        self.back = ""

    def start(self) -> None:
        """A row starts here."""
        self._size = self._marks = self.count = 0

    def read(self) -> str:
        """The next line, or as much of it as the limit lets through."""
        return self._text.readline(self._largest + 1)

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line, self.back = self.back or self.read(), ""
        if not line:
            self.ended = True
            raise StopIteration
        self.count += 1
        self._size += len(line)
        self._line = line
        if self._size > self._largest:
            raise _TooLarge
        self._marks += line.count('"')
        return line

    def leave_row(self) -> None:
        """Go to the end of a row that is too large."""
        marks = self._marks
        line = self._line
        while line:
            marks += line.count('"')
            if line.endswith(("\n", "\r")) and marks % 2 == 0:
                return
            line = self._text.readline(CHUNK)

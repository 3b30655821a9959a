"""CSV and TSV: of each row, the field that holds the text is written anew; it stays quoted if it was."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from functools import partial
from io import TextIOWrapper
from typing import BinaryIO, NamedTuple

from newslint.audit.containers import rows
from newslint.audit.containers.csv import delimiter
from newslint.audit.containers.entry import Origin, too_large
from newslint.audit.record import Locator, Record, Unreadable
from newslint.audit.repair.changes import Change, apply
from newslint.audit.repair.mender import Piece
from newslint.source import decode, encode

BOM = "\ufeff"
CHUNK = 1 << 20
QUOTED = re.compile(r'"((?:[^"]|"")*)"')
UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


class _Row(NamedTuple):
    """A row as it is written, with the line end, and its fields; without fields, a row or a piece of one to copy."""

    raw: str
    fields: list[str] | None = None
    cause: str = ""


def pieces(stream: BinaryIO, origin: Origin) -> Iterator[Piece]:
    """The rows of a stream."""
    head = stream.peek(2)[:2] if hasattr(stream, "peek") else b""
    encoding = UTF16.get(head, "utf-8")
    errors = "surrogateescape" if encoding == "utf-8" else "strict"
    text = TextIOWrapper(stream, encoding, errors, newline="")
    lines = _Lines(text, origin.options.largest)
    header = text.readline(origin.options.largest)
    lines.back = header.removeprefix(BOM)
    yield Piece(None, partial(_encoded, header[: len(header) - len(lines.back)], None, (encoding, errors)))
    table = _Table(delimiter(lines.back), origin)
    for row in lines.rows(table.split):
        record, field = table.read(row)
        yield Piece(record, partial(_encoded, row.raw, field, (encoding, errors)))
    text.detach()


class _TooLarge(Exception):  # noqa: N818 - never leaves this module
    """The row that is being read is above the limit."""


class _Lines:
    """The lines of a text, and those that make up the row that is being read."""

    def __init__(self, text: TextIOWrapper, largest: int) -> None:
        self._text = text
        self._largest = largest
        self._taken: list[str] = []
        self._ended = False
        self.back = ""
        csv.field_size_limit(largest + 1)

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line, self.back = self.back or self._text.readline(self._largest + 1), ""
        if not line:
            self._ended = True
            raise StopIteration
        self._taken.append(line)
        if sum(map(len, self._taken)) > self._largest:
            raise _TooLarge
        return line

    def rows(self, split: str) -> Iterator[_Row]:
        """The rows from here on."""
        reader = csv.reader(self, delimiter=split)
        while True:
            self._taken = []
            try:
                fields = next(reader, None)
            except _TooLarge:
                yield from self._leave_row()
                reader = csv.reader(self, delimiter=split)
                continue
            raw = "".join(self._taken)
            if self._ended and raw:
                yield _Row(raw, None, "truncated")
            if fields is None or self._ended:
                return
            yield _Row(raw, fields)

    def _leave_row(self) -> Iterator[_Row]:
        """The rest of a row that is too large, in pieces; it ends where the quotation marks are even in number."""
        line = "".join(self._taken)
        marks, cause = 0, "too-large"
        while line:
            marks += line.count('"')
            yield _Row(line, None, cause)
            if line.endswith(("\n", "\r")) and marks % 2 == 0:
                return
            line, cause = self._text.readline(CHUNK), ""


class _Field(NamedTuple):
    """Where a field stands in its row, and what it says."""

    start: int
    end: int
    text: str
    split: str


class _Table:
    """The rows of a file, of which the first names the fields."""

    def __init__(self, split: str, origin: Origin) -> None:
        self.split = split
        self._origin = origin
        self._names: list[str] | None = None
        self._number = -1

    def read(self, row: _Row) -> tuple[Record | Unreadable | None, _Field | None]:
        """What a row holds, and the field that its text stands in."""
        if self._names is None:
            self._names = row.fields or []
            return None, None
        self._number += row.fields is not None or bool(row.cause)
        record = self._record(row, self._names, self._origin.locator(self._number))
        if not isinstance(record, Record) or row.fields is None:
            return record, None
        index = len(self._names) - 1 - self._names[::-1].index(record.locator.field)  # the last of a name counts
        place = _place(row, index, self.split)
        if place is None:
            problem = "the row is quoted in a way that could not be kept"
            return Unreadable(record.locator, "malformed", problem), None
        return record, _Field(*place, row.fields[index], self.split)

    def _record(self, row: _Row, names: list[str], locator: Locator) -> Record | Unreadable | None:
        if row.cause == "too-large":
            return too_large(locator, self._origin.options.largest)
        if row.cause:
            return Unreadable(locator, row.cause, "the file ends inside quotation marks")
        if not row.fields:
            return None
        if len(row.fields) != len(names):
            problem = f"the row has {len(row.fields)} fields, the first row has {len(names)}"
            return Unreadable(locator, "malformed", problem)
        return rows.record(dict(zip(names, row.fields, strict=True)), locator, self._origin)


def _place(row: _Row, index: int, split: str) -> tuple[int, int] | None:
    """Where a field stands in its row; None where the row is not quoted as `_encoded` does it."""
    bare = re.compile(f"[^{re.escape(split)}\r\n]*")
    at = 0
    for number, value in enumerate(row.fields or ()):
        match = QUOTED.match(row.raw, at) or bare.match(row.raw, at)
        assert match is not None, "a field may be empty"
        if (match[0] if match.re is bare else match[1].replace('""', '"')) != value:
            return None
        if number == index:
            return match.span()
        if row.raw[match.end() : match.end() + 1] != split:
            return None
        at = match.end() + 1
    return None


def _encoded(raw: str, field: _Field | None, encoding: tuple[str, str], changes: Sequence[Change]) -> bytes:
    """A row with the changes of one of its fields."""
    if changes and field is not None:
        new = decode(apply(encode(field.text), changes))
        quoted = raw.startswith('"', field.start) or any(mark in new for mark in (field.split, '"', "\r", "\n"))
        doubled = new.replace('"', '""')
        raw = raw[: field.start] + (f'"{doubled}"' if quoted else new) + raw[field.end :]
    return raw.encode(*encoding)

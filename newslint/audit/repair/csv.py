"""CSV and TSV: of each row, the field that holds the text is written anew; it stays quoted if it was."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from io import TextIOWrapper
from typing import BinaryIO, NamedTuple

from newslint.audit.containers import rows
from newslint.audit.containers.csv import delimiter
from newslint.audit.containers.entry import Origin, too_large
from newslint.audit.record import Locator, Unreadable
from newslint.audit.repair.changes import apply
from newslint.audit.repair.mender import Mender
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


def repair(stream: BinaryIO, target: BinaryIO, origin: Origin, mender: Mender) -> None:
    """Copy a stream, mended."""
    head = stream.peek(2)[:2] if hasattr(stream, "peek") else b""
    encoding = UTF16.get(head, "utf-8")
    errors = "surrogateescape" if encoding == "utf-8" else "strict"
    written = TextIOWrapper(target, encoding, errors, newline="")
    text = TextIOWrapper(stream, encoding, errors, newline="")
    lines = _Lines(text, origin.options.largest)
    header = text.readline(origin.options.largest)
    split = delimiter(header.removeprefix(BOM))
    lines.back = header.removeprefix(BOM)
    written.write(header[: len(header) - len(lines.back)])
    found = lines.rows(split)
    names = next(found, _Row(""))
    written.write(names.raw)
    number = -1
    for row in found:
        number += bool(row.fields is not None or row.cause)
        written.write(_mended(row, names.fields or [], split, origin.locator(number), origin, mender))
    written.detach()
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


def _mended(row: _Row, names: list[str], split: str, locator: Locator, origin: Origin, mender: Mender) -> str:
    if row.cause == "too-large":
        mender.leave(too_large(locator, origin.options.largest))
    elif row.cause:
        mender.leave(Unreadable(locator, row.cause, "the file ends inside quotation marks"))
    if not row.fields:
        return row.raw
    if len(row.fields) != len(names):
        problem = f"the row has {len(row.fields)} fields, the first row has {len(names)}"
        mender.leave(Unreadable(locator, "malformed", problem))
        return row.raw
    record = rows.record(dict(zip(names, row.fields, strict=True)), locator, origin)
    if isinstance(record, Unreadable):
        mender.leave(record)
        return row.raw
    place = _place(row, len(names) - 1 - names[::-1].index(record.locator.field), split)
    if place is None:
        problem = "the row is quoted in a way that could not be kept"
        mender.leave(Unreadable(record.locator, "malformed", problem))
        return row.raw
    changes = mender.mend(record)
    if not changes:
        return row.raw
    start, end = place
    new = decode(apply(encode(row.fields[names.index(record.locator.field)]), changes))
    return row.raw[:start] + _written(new, split, quoted=row.raw[start:end].startswith('"')) + row.raw[end:]


def _place(row: _Row, index: int, split: str) -> tuple[int, int] | None:
    """Where a field stands in its row; None where the row is not quoted as `_written` does it."""
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


def _written(text: str, split: str, *, quoted: bool) -> str:
    if quoted or any(mark in text for mark in (split, '"', "\r", "\n")):
        return '"' + text.replace('"', '""') + '"'
    return text

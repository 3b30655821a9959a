"""JSON Lines: of each line, the string that holds the text is edited where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO

from newslint.audit.containers import jsonl, rows
from newslint.audit.containers.entry import Origin, too_large
from newslint.audit.record import Locator, Record, Unreadable
from newslint.audit.repair.changes import Change
from newslint.audit.repair.mender import Piece
from newslint.audit.repair.strings import find, rewritten

CHUNK = 1 << 20


def pieces(stream: BinaryIO, origin: Origin) -> Iterator[Piece]:
    """The lines of a stream."""
    largest = origin.options.largest
    number = 0
    while line := stream.readline(largest + 1):
        locator = origin.locator(number)
        if len(line) > largest and not line.endswith(b"\n"):
            record: Record | Unreadable | None = too_large(locator, largest)
            while line and not line.endswith(b"\n"):
                yield Piece(record, partial(_same, line))
                record, line = None, stream.readline(CHUNK)
            yield Piece(record, partial(_same, line))
        else:
            record = _record(line, locator, origin)
            yield Piece(record, partial(_written, line, record) if isinstance(record, Record) else partial(_same, line))
        number += 1


def _record(line: bytes, locator: Locator, origin: Origin) -> Record | Unreadable | None:
    row = jsonl.row(line, locator, origin)
    record = rows.record(row, locator, origin) if isinstance(row, dict) else row
    if isinstance(record, Record):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            problem = "the line is not UTF-8, so it could not be kept as it is"
            return Unreadable(record.locator, "encoding", problem)
    return record


def _same(line: bytes, _changes: Sequence[Change]) -> bytes:
    return line


def _written(line: bytes, record: Record, changes: Sequence[Change]) -> bytes:
    if not changes:
        return line
    text = line.decode("utf-8")
    place = find(text, record.locator.field)
    assert place is not None, "a text that was changed is a string"
    return rewritten(text, place, changes).encode("utf-8")

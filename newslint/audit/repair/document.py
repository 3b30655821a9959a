"""Document: a file that is one text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import BinaryIO

from newslint.audit.containers import documents
from newslint.audit.containers.entry import Origin, too_large
from newslint.audit.record import Record, Unreadable
from newslint.audit.repair.changes import apply
from newslint.audit.repair.mender import Piece

CHUNK = 1 << 20


def pieces(stream: BinaryIO, origin: Origin) -> Iterator[Piece]:
    """The text as one piece; one that is too large comes in several."""
    data = stream.read(origin.options.largest + 1)
    if len(data) <= origin.options.largest:
        yield Piece(_record(data, origin), partial(apply, data))
        return
    record: Unreadable | None = too_large(origin.locator(0), origin.options.largest)
    while data:
        yield Piece(record, partial(apply, data))
        record, data = None, stream.read(CHUNK)


def _record(data: bytes, origin: Origin) -> Record | Unreadable:
    record = documents.record(BytesIO(data), origin)
    if isinstance(record, Record) and record.data != data:
        problem = "the file is neither UTF-8 nor UTF-16 with a byte order mark, so it could not be kept as it is"
        return Unreadable(record.locator, "encoding", problem)
    return record

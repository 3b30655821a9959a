"""Document: a file that is one text."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO

from newslint.audit.containers import documents
from newslint.audit.containers.entry import Origin, too_large
from newslint.audit.record import Unreadable
from newslint.audit.repair.changes import apply
from newslint.audit.repair.mender import Mender

CHUNK = 1 << 20


def repair(stream: BinaryIO, target: BinaryIO, origin: Origin, mender: Mender) -> None:
    """Copy a stream, mended."""
    data = stream.read(origin.options.largest + 1)
    if len(data) > origin.options.largest:
        mender.leave(too_large(origin.locator(0), origin.options.largest))
        while data:
            target.write(data)
            data = stream.read(CHUNK)
        return
    record = documents.record(BytesIO(data), origin)
    if isinstance(record, Unreadable):
        mender.leave(record)
    elif record.data != data:
        problem = "the file is neither UTF-8 nor UTF-16 with a byte order mark, so it could not be kept as it is"
        mender.leave(Unreadable(record.locator, "encoding", problem))
    else:
        data = apply(data, mender.mend(record))
    target.write(data)

"""JSON Lines: of each line, the string that holds the text is edited where it stands."""

from __future__ import annotations

from typing import BinaryIO

from newslint.audit.containers import jsonl, rows
from newslint.audit.containers.entry import Origin, too_large
from newslint.audit.record import Locator, Unreadable
from newslint.audit.repair.mender import Mender
from newslint.audit.repair.strings import find, rewritten

CHUNK = 1 << 20


def repair(stream: BinaryIO, target: BinaryIO, origin: Origin, mender: Mender) -> None:
    """Copy a stream, mended."""
    largest = origin.options.largest
    number = 0
    while line := stream.readline(largest + 1):
        locator = origin.locator(number)
        if len(line) > largest and not line.endswith(b"\n"):
            mender.leave(too_large(locator, largest))
            while line and not line.endswith(b"\n"):
                target.write(line)
                line = stream.readline(CHUNK)
            target.write(line)
        else:
            target.write(_mended(line, locator, origin, mender))
        number += 1


def _mended(line: bytes, locator: Locator, origin: Origin, mender: Mender) -> bytes:
    row = jsonl.row(line, locator, origin)
    record = rows.record(row, locator, origin) if isinstance(row, dict) else row
    if record is None:
        return line
    if isinstance(record, Unreadable):
        mender.leave(record)
        return line
    changes = mender.mend(record)
    if not changes:
        return line
    text = line.decode("utf-8")
    place = find(text, record.locator.field)
    assert place is not None, "a text that was changed is a string"
    return rewritten(text, place, changes).encode("utf-8")

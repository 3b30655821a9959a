"""Parquet: a record a row. Row groups can be read on their own; only the columns that are asked for are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from newslint.audit.containers.entry import Damaged, Entry, Origin, Part, Row
from newslint.audit.record import Unreadable

ROWS = 64
"""Rows that are unpacked at a time; with 16 MB each, a gigabyte at the very worst."""
BUFFER = 1 << 20


def entries(stream: BinaryIO, origin: Origin) -> Iterator[Entry]:
    """An entry a row."""
    return part(stream, origin, Part(0, -1, 0, 0))


def parts(stream: BinaryIO, part: int) -> Iterator[Part]:
    """Row groups, small ones together."""
    metadata = _opened(stream).metadata
    start = first = rows = bytes_ = 0
    for group in range(metadata.num_row_groups):
        rows += metadata.row_group(group).num_rows
        bytes_ += _stored(metadata.row_group(group))
        if bytes_ >= part or group + 1 == metadata.num_row_groups:
            yield Part(start, group + 1, first, bytes_)
            start, first, bytes_ = group + 1, rows, 0


def part(stream: BinaryIO, origin: Origin, part: Part) -> Iterator[Entry]:
    """The rows of some row groups; one that is broken does not stop the others."""
    file = _opened(stream)
    columns = _columns(file, origin)
    number = part.first
    last = file.metadata.num_row_groups if part.end < 0 else part.end
    for group in range(part.start, last):
        end = number + file.metadata.row_group(group).num_rows
        try:
            for batch in file.iter_batches(ROWS, [group], columns, use_threads=False):
                for index in range(batch.num_rows):
                    yield Entry(origin.locator(number), partial(_row, batch, index))
                    number += 1
        except (OSError, ValueError) as error:
            problem = f"row group {group} is broken: {error}; its rows from here to {end - 1} are lost"
            yield from _lost(number, end, problem, origin)
        number = end


def _lost(start: int, end: int, problem: str, origin: Origin) -> Iterator[Entry]:
    """An entry for each row that is lost, so that the others keep their numbers; the first one tells."""
    yield Entry(origin.locator(start), partial(Unreadable, origin.locator(start), "malformed", problem))
    for number in range(start + 1, end):
        yield Entry(origin.locator(number), lambda: None)


def _opened(stream: BinaryIO) -> Any:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(stream, buffer_size=BUFFER, pre_buffer=False)
    except (pa.ArrowInvalid, OSError) as error:
        stream.seek(0)
        cut = stream.read(4) == b"PAR1"
        problem = "the footer that says where rows are is missing, so none can be read" if cut else str(error)
        raise Damaged("truncated" if cut else "malformed", f"the file is no whole Parquet file: {problem}") from None


def _stored(group: Any) -> int:
    return sum(group.column(index).total_compressed_size for index in range(group.num_columns))


def _columns(file: Any, origin: Origin) -> list[str] | None:
    """The top-level columns that the fields live in; None for all."""
    if origin.fields is None:
        return None
    names = {name for name in origin.fields if name is not None}
    return [name for name in file.schema_arrow.names if any(one == name or one.startswith(f"{name}.") for one in names)]


def _row(batch: Any, index: int) -> Row:
    return {name: column[index].as_py() for name, column in zip(batch.schema.names, batch.columns, strict=True)}

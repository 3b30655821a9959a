"""Shards: the rows of a unit as one Parquet file a table, there wholly or not at all.

The bytes of a shard follow from its rows alone: however they came in batches, they are written as one, in row groups of
a fixed size, and Parquet stores no time. Each file is written beside its place, brought to the disk, and then renamed;
the folders follow. Only then does the ledger hear of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from newslint.audit.tables import SCHEMAS

ENDING = ".parquet"
TEMPORARY = ".unfinished"
"""Ending of a file that is being written: nobody who looks for `*.parquet` sees it."""
ROW_GROUP = 1 << 17
"""Rows."""
COUNTED = ("documents", "findings", "quarantine")


class Counts(NamedTuple):
    """How many rows a unit has in the tables that are `COUNTED`."""

    documents: int = 0
    findings: int = 0
    quarantined: int = 0

    def __add__(self, other: Counts) -> Counts:  # type: ignore[override]
        """The sums."""
        return Counts(*map(sum, zip(self, other, strict=True)))


def prepare(folder: str) -> None:
    """Make the folders of the tables, and clear away what a run that was killed left unfinished."""
    for table in SCHEMAS:
        os.makedirs(os.path.join(folder, table), exist_ok=True)
        for entry in os.scandir(os.path.join(folder, table)):
            if entry.name.endswith(TEMPORARY):
                os.unlink(entry.path)


def write(folder: str, name: str, tables: dict[str, list[pa.RecordBatch]]) -> Counts:
    """Write the shards of a unit. Raises `OSError` where that fails; whole shards stay."""
    for table, schema in SCHEMAS.items():
        _write(_path(folder, table, name), pa.Table.from_batches(tables[table], schema).combine_chunks())
    for table in SCHEMAS:
        _sync(os.path.join(folder, table))
    return Counts(*(sum(batch.num_rows for batch in tables[table]) for table in COUNTED))


def counts(folder: str, name: str) -> Counts | None:
    """What the shards of a unit hold; None where one of them is missing."""
    with suppress(FileNotFoundError):
        rows = {table: pq.read_metadata(_path(folder, table, name)).num_rows for table in SCHEMAS}
        return Counts(*(rows[table] for table in COUNTED))
    return None


def exist(folder: str, name: str) -> bool:
    """Whether all shards of a unit are there."""
    return all(os.path.exists(_path(folder, table, name)) for table in SCHEMAS)


def names(folder: str) -> Iterator[str]:
    """The names of the units that have a shard, some more than once."""
    for table in SCHEMAS:
        for entry in os.scandir(os.path.join(folder, table)):
            if entry.name.endswith(ENDING):
                yield entry.name.removesuffix(ENDING)


def remove(folder: str, name: str) -> None:
    """Remove the shards of a unit, those that are there."""
    for table in SCHEMAS:
        with suppress(FileNotFoundError):
            os.unlink(_path(folder, table, name))


def _path(folder: str, table: str, name: str) -> str:
    return os.path.join(folder, table, name + ENDING)


def _write(path: str, rows: pa.Table) -> None:
    temporary = f"{path}.{os.getpid()}-{os.urandom(4).hex()}{TEMPORARY}"
    try:
        with open(temporary, "xb") as file:
            pq.write_table(rows, file, compression="zstd", row_group_size=ROW_GROUP)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _sync(folder: str) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

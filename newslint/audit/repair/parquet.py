"""Parquet: the column of the texts is written anew; schema, metadata, row groups and compression stay."""

from __future__ import annotations

from typing import Any, BinaryIO

from newslint.audit.containers import rows
from newslint.audit.containers.entry import Origin
from newslint.audit.record import Unreadable
from newslint.audit.repair.changes import apply
from newslint.audit.repair.mender import Mender
from newslint.errors import FileError


def repair(stream: BinaryIO, target: BinaryIO, origin: Origin, mender: Mender) -> None:
    """Copy a file, mended, a row group at a time."""
    import pyarrow.parquet as pq

    file = pq.ParquetFile(stream)
    schema = file.schema_arrow
    name = origin.fields.text if origin.fields else None
    if name not in schema.names:
        raise FileError(origin.file, f"'{name}' is inside another column, where texts of Parquet cannot be repaired")
    number = 0
    with pq.ParquetWriter(target, schema, **_settings(file)) as writer:
        for group in range(file.num_row_groups):
            table = file.read_row_group(group)
            column = table.column(name)
            texts = _mended(table.select([name]).to_pylist(), number, origin, mender)
            if texts is not None:
                table = table.set_column(schema.names.index(name), schema.field(name), _array(texts, column.type))
            writer.write_table(table, row_group_size=max(table.num_rows, 1))
            number += table.num_rows


def _mended(values: list[dict[str, Any]], number: int, origin: Origin, mender: Mender) -> list[str | None] | None:
    """The texts of some rows, mended; None where none of them changes."""
    assert origin.fields is not None
    name = origin.fields.text or ""
    only = origin._replace(fields=type(origin.fields)(text=name))
    texts = [row[name] for row in values]
    changed = False
    for index, row in enumerate(values):
        record = rows.record(row, origin.locator(number + index), only)
        if isinstance(record, Unreadable):
            mender.leave(record)
        elif changes := mender.mend(record):
            texts[index] = apply(record.data, changes).decode()
            changed = True
    return texts if changed else None


def _array(texts: list[str | None], type: Any) -> Any:
    import pyarrow as pa

    if pa.types.is_dictionary(type):
        return pa.array(texts, type.value_type).dictionary_encode().cast(type)
    return pa.array(texts, type)


def _settings(file: Any) -> dict[str, Any]:
    """How the file was written, as far as it says."""
    metadata = file.metadata
    settings: dict[str, Any] = {
        "version": metadata.format_version,
        "store_schema": b"ARROW:schema" in (metadata.metadata or {}),
    }
    if metadata.num_row_groups:
        group = metadata.row_group(0)
        columns = [group.column(index) for index in range(group.num_columns)]
        settings["compression"] = {
            column.path_in_schema: column.compression.replace("UNCOMPRESSED", "NONE") for column in columns
        }
        settings["use_dictionary"] = [
            column.path_in_schema for column in columns if any("DICTIONARY" in each for each in column.encodings)
        ]
        settings["write_statistics"] = [column.path_in_schema for column in columns if column.is_stats_set]
    return settings

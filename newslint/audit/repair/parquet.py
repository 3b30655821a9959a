"""Parquet: the column of the texts is written anew; schema, metadata, row groups and compression stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, BinaryIO

from newslint.audit.containers import rows
from newslint.audit.containers.entry import Origin, Row
from newslint.audit.repair.changes import Change, apply
from newslint.audit.repair.mender import Piece
from newslint.audit.unit import Fields
from newslint.errors import FileError


def pieces(stream: BinaryIO, target: BinaryIO, origin: Origin) -> Iterator[Piece]:
    """The rows of a file, and behind those of each row group one more piece, which writes them to the target."""
    import pyarrow.parquet as pq

    file = pq.ParquetFile(stream)
    schema = file.schema_arrow
    name = (origin.fields and origin.fields.text) or ""
    if name not in schema.names:
        raise FileError(origin.file, f"'{name}' is inside another column, where texts of Parquet cannot be repaired")
    only = origin._replace(fields=Fields(text=name))
    writer = pq.ParquetWriter(target, schema, **_settings(file))
    number = 0
    for index in range(file.num_row_groups):
        group = _Group(file.read_row_group(index), name)
        for at, row in enumerate(group.rows()):
            yield Piece(rows.record(row, only.locator(number + at), only), partial(group.change, at))
        yield Piece(None, partial(group.write, writer))
        number += group.table.num_rows
    yield Piece(None, partial(_close, writer))


class _Group:
    """A row group, and the texts in it that change."""

    def __init__(self, table: Any, name: str) -> None:
        self.table = table
        self._name = name
        self._texts = table.column(name).to_pylist()
        self._changed = False

    def rows(self) -> Iterator[Row]:
        """The rows, of which only the text is read."""
        return ({self._name: text} for text in self._texts)

    def change(self, at: int, changes: Sequence[Change]) -> bytes:
        """Change the text of a row; what it is written as comes with all of the group."""
        if changes:
            self._texts[at] = apply(self._texts[at].encode(), changes).decode()
            self._changed = True
        return b""

    def write(self, writer: Any, _changes: Sequence[Change]) -> bytes:
        """Write the group."""
        if self._changed:
            field = self.table.schema.field(self._name)
            at = self.table.schema.get_field_index(self._name)
            self.table = self.table.set_column(at, field, _array(self._texts, field.type))
        writer.write_table(self.table, row_group_size=max(self.table.num_rows, 1))
        return b""


def _close(writer: Any, _changes: Sequence[Change]) -> bytes:
    writer.close()
    return b""


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

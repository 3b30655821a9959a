"""Batch: the rows of some records on their way from the process that lints to the one that writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from newslint.audit.examine import Row, Rows
from newslint.audit.record import Unreadable
from newslint.audit.tables import SCHEMAS
from newslint.source import valid

LARGE = 1 << 15
"""Rows of findings and lines from which a batch is large, however few records they are of."""


class Batch:
    """The rows of some records, table by table."""

    def __init__(self) -> None:
        self.records = 0
        self._rows: dict[str, list[Row]] = {table: [] for table in SCHEMAS}

    @property
    def is_large(self) -> bool:
        """Whether the rows should go, however few records they are of."""
        return len(self._rows["findings"]) + len(self._rows["lines"]) > LARGE

    def add(self, rows: Rows | Unreadable, unit: str) -> None:
        """Add what a record came to."""
        self.records += 1
        if isinstance(rows, Unreadable):
            self._rows["quarantine"].append((*rows.locator, unit, rows.cause, rows.problem))
        else:
            self._rows["documents"].append(rows.document)
            self._rows["findings"] += rows.findings
            self._rows["lines"] += rows.lines

    def arrow(self) -> dict[str, pa.RecordBatch]:
        """The rows of each table."""
        return {table: _made(self._rows[table], schema) for table, schema in SCHEMAS.items()}

    def serialised(self) -> list[bytes]:
        """The rows of each table in the order of `SCHEMAS`, without the schema, which both sides know."""
        return [rows.serialize().to_pybytes() for rows in self.arrow().values()]


def _made(rows: Sequence[Row], schema: pa.Schema) -> pa.RecordBatch:
    """Rows as Arrow."""
    columns = zip(*rows, strict=True) if rows else ([] for _ in schema)
    return pa.record_batch([_array(column, field) for column, field in zip(columns, schema, strict=True)], schema)


def _array(values: Sequence[Any], field: pa.Field) -> pa.Array:
    try:
        return pa.array(values, field.type)
    except UnicodeEncodeError:  # rare, and looking at each text first would take longer than all the rest
        return pa.array([valid(value) if isinstance(value, str) else value for value in values], field.type)

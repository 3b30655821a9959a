"""Rows: the answer to a question as a table for people, or as CSV, JSON Lines or JSON for programs."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from newslint.output.text import visible, width
from newslint.output.window import cut_right

WIDEST = 60
"""Columns of a terminal that a cell of a table may take."""
MEASURED = 500
"""Rows that decide how wide the columns of a table are; those after them are shown as they come."""
SIMPLE = {str, int, type(None)}
"""Types that every format takes as they are."""
Row = tuple[Any, ...]


def table(columns: list[str], rows: Iterable[Row]) -> Iterator[str]:
    """Yield a table, a line a row, with nothing in it that steers a terminal; numbers stand on the right."""
    rows = iter(rows)
    first = list(islice(rows, MEASURED))
    numeric = [any(map(_is_number, cells)) and all(map(_may_be_number, cells)) for cells in zip(*first, strict=True)]
    numeric = numeric or [False] * len(columns)
    shown = [[_cell(value) for value in row] for row in [tuple(columns), *first]]
    widths = [max(map(width, cells)) for cells in zip(*shown, strict=True)]
    yield _line(shown[0], widths, numeric)
    yield "  ".join("─" * columns for columns in widths) + "\n"
    for cells in chain(shown[1:], ([_cell(value) for value in row] for row in rows)):
        yield _line(cells, widths, numeric)


def as_csv(columns: list[str], rows: Iterable[Row]) -> Iterator[str]:
    """Yield CSV as RFC 4180 has it, but for the line ends, which are those of Unix."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    for row in chain([columns], rows):
        # Most rows are nothing but text and whole numbers, which csv writes as they should be, and fast.
        simple = SIMPLE.issuperset(map(type, row))
        writer.writerow(row if simple else ["" if value is None else _text(value) for value in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def json_lines(columns: list[str], rows: Iterable[Row]) -> Iterator[str]:
    """Yield an object a line, in ASCII."""
    names = unique(columns)
    for row in rows:
        values = row if SIMPLE.issuperset(map(type, row)) else map(plain, row)
        yield json.dumps(dict(zip(names, values, strict=True))) + "\n"


def as_json(columns: list[str], rows: Iterable[Row]) -> Iterator[str]:
    """Yield one array, an object a line."""
    separator = "[\n"
    for line in json_lines(columns, rows):
        yield separator + line.rstrip("\n")
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


FORMATS: dict[str, Callable[[list[str], Iterable[Row]], Iterator[str]]] = {
    "table": table, "csv": as_csv, "jsonl": json_lines, "json": as_json,
}  # fmt: skip


def unique(names: Iterable[str]) -> list[str]:
    """Names of columns, of which the second of a kind becomes `name_2`."""
    made: list[str] = []
    for name in names:
        number, candidate = 1, name
        while candidate in made:
            number += 1
            candidate = f"{name}_{number}"
        made.append(candidate)
    return made


def plain(value: Any) -> Any:
    """A value as JSON can carry it: bytes in hexadecimal, dates and the like as text, null for what is no number."""
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, bytes | bytearray):
        return value.hex()
    if isinstance(value, dict):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return str(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal)


def _may_be_number(value: Any) -> bool:
    return value is None or _is_number(value)


def _text(value: Any) -> str:
    value = plain(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _cell(value: Any) -> str:
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, float) and math.isfinite(value):
        return f"{value:.2f}" if abs(value) >= 0.01 or value == 0 else f"{value:.2g}"
    return cut_right(visible(_text(value)[: WIDEST * 8]), WIDEST)


def _line(cells: list[str], widths: list[int], numeric: list[bool]) -> str:
    padded = []
    for cell, columns, right in zip(cells, widths, numeric, strict=True):
        room = " " * (columns - width(cell))
        padded.append(room + cell if right else cell + room)
    return "  ".join(padded).rstrip() + "\n"

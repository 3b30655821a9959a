"""Rows: what has named fields, as a record; and the fields found out from the first rows of a container."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain, islice
from typing import Any

from newslint.audit.containers import ninjs
from newslint.audit.containers.entry import Entry, Origin, Row
from newslint.audit.containers.fields import chosen, names_of, value_of
from newslint.audit.containers.texts import attribute, text_record
from newslint.audit.record import Locator, Record, Unreadable
from newslint.audit.unit import Fields
from newslint.errors import FileError

SAMPLE = 50
"""Rows that tell which field is which."""
SAMPLE_BYTES = 4 << 20


def fields_of(rows: list[Row], asked: Fields, source: str) -> Fields:
    """The fields of some rows; none of them where the rows have a schema of their own (ninjs).

    Raises UsageError for a field that does not exist, FileError where nothing looks like a text.
    """
    if asked.text is None and rows and all(map(ninjs.is_item, rows)):
        return Fields()
    fields = chosen(rows, asked, source)
    if fields.text is None and rows:
        names = ", ".join(names_of(rows)[:12]) or "none"
        problem = "no field of its records looks like the text of an article; name it with --text-field"
        raise FileError(source, f"{problem} (fields: {names})")
    return fields


def sampled(entries: Iterator[Entry]) -> tuple[list[Entry], list[Row]]:
    """The first entries, which have made what they make, and the rows among that."""
    first: list[Entry] = []
    rows: list[Row] = []
    size = 0
    for entry in islice(entries, SAMPLE):
        try:
            made = entry.make()
        except Exception:
            first.append(entry)  # it raises again where somebody listens
            continue
        first.append(entry._replace(make=partial(_same, made)))
        if isinstance(made, dict):
            rows.append(made)
            size += sum(len(value) for value in made.values() if isinstance(value, str))
        if size > SAMPLE_BYTES:
            break
    return first, rows


def records(entries: Iterator[Entry], origin: Origin) -> Iterator[Entry]:
    """Entries that make records instead of rows; where the origin knows no fields, they are found out."""
    first: list[Entry] = []
    if origin.fields is None:
        first, sample = sampled(entries)
        origin = origin._replace(fields=fields_of(sample, origin.options.fields, origin.file))
    for entry in chain(first, entries):
        yield entry._replace(make=partial(_finished, entry, origin))


def _same(made: Any) -> Any:
    return made


def _finished(entry: Entry, origin: Origin) -> Record | Unreadable | None:
    made = entry.make()
    return record(made, entry.locator, origin) if isinstance(made, dict) else made


def record(row: Row, locator: Locator, origin: Origin) -> Record | Unreadable:
    """A row as a record. A text that is null is empty; one that is missing or no text is not readable."""
    fields = origin.fields or Fields()
    if fields.text is None:
        if ninjs.is_item(row):
            return ninjs.record(row, locator, origin)
        fields = fields_of([row], origin.options.fields, origin.file)
    name = fields.text or ""
    locator = locator._replace(field=name)
    try:
        text = value_of(row, name)
    except KeyError:
        return Unreadable(locator, "malformed", f"the record has no field '{name}'")
    if text is not None and not isinstance(text, str):
        return Unreadable(locator, "malformed", f"the field '{name}' holds no text but {_kind(text)}")
    named: dict[str, Any] = {role: attribute(row, name) for role, name in fields._asdict().items() if role != "text"}
    return text_record(locator, text or "", origin, **named)


def _kind(value: Any) -> str:
    kinds = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number"}
    return kinds.get(type(value), type(value).__name__)

"""Reading: the records of a unit, whatever its container, and what of it cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from contextlib import closing
from importlib import import_module
from typing import Any, BinaryIO, NamedTuple

from newslint.audit.containers import rows
from newslint.audit.containers.compression import unpacked
from newslint.audit.containers.entry import Damaged, Entry, Origin, Part, shown
from newslint.audit.containers.storage import open_source
from newslint.audit.record import Locator, Record, Unreadable
from newslint.audit.unit import Unit
from newslint.errors import NewslintError, reason

READERS = {"document": "documents", "tsv": "csv"}
"""The modules whose name is not that of their container."""
WITH_FIELDS = frozenset({"jsonl", "json", "csv", "tsv", "parquet"})
"""Containers whose records have fields of any name."""
IN_PARTS = frozenset({"jsonl", "parquet"})
"""Containers that can be entered in the middle, where they are not compressed."""
Entering = Callable[[int, Locator], None]


def reader(container: str) -> Any:
    """The module of a container, without its compression; see `entry.Reader`."""
    return import_module(f"newslint.audit.containers.{READERS.get(container, container)}")


def read(
    unit: Unit, skip: Container[int] = (), entering: Entering = lambda _number, _locator: None
) -> Iterator[Record | Unreadable]:
    """The records of a unit in order. Bad data never raise: what cannot be read is told, and the rest goes on.

    Records whose `number` is in `skip` are passed over, their content untouched. `entering` is told the number and
    place of each record before its content is touched, for the case that this takes the process down.
    """
    entries, number = _entries(unit)
    end = unit.end if not unit.files and unit.container not in IN_PARTS and unit.end >= 0 else None
    while number != end and (entry := next(entries, None)) is not None:
        if number not in skip:
            entering(number, entry.locator)
            made = _made(entry)
            if made is not None:
                yield made._replace(number=number)
        number += 1


def guarded(entries: Iterator[Entry], origin: Origin) -> Iterator[Entry]:
    """Entries, and where they break off, one more that says so."""
    locator = origin.locator(-1)
    try:
        for entry in entries:
            locator = entry.locator
            yield entry
    except Exception as error:
        following = origin.locator(locator.record + 1 if locator.member == origin.member else 0)
        problem = _unreadable(error, following)
        yield Entry(following, lambda: problem)


def opened(stream: BinaryIO, container: str, origin: Origin) -> Iterator[Entry]:
    """All entries of a container that is not compressed, with records in them; see `guarded`."""
    entries = guarded(reader(container).entries(stream, origin), origin)
    return guarded(rows.records(entries, origin), origin) if container in WITH_FIELDS else entries


def source_entries(source: str, container: str, origin: Origin) -> Iterator[Entry]:
    """All entries of a source; see `guarded`."""
    base, _, packing = container.partition(".")

    def entries() -> Iterator[Entry]:
        with open_source(source) as raw, closing(unpacked(raw, packing)) as stream:
            yield from opened(stream, base, origin)

    return guarded(entries(), origin)


def _entries(unit: Unit) -> tuple[Iterator[Entry], int]:
    """The entries of a unit, or of its source from there on, and the number of the first."""
    if unit.files:
        from newslint.audit.containers import folder

        return folder.entries(unit), 0
    has_fields = unit.container.partition(".")[0] in WITH_FIELDS
    origin = Origin(shown(unit.source), "", unit.options, unit.fields if has_fields else None)
    if unit.container in IN_PARTS:
        return guarded(_part(unit, origin), origin), unit.first
    return _KEPT.entries(unit, origin), unit.start


def _part(unit: Unit, origin: Origin) -> Iterator[Entry]:
    with open_source(unit.source) as stream:
        part = Part(unit.start, unit.end, unit.first, unit.size)
        yield from rows.records(reader(unit.container).part(stream, origin, part), origin)


def _made(entry: Entry) -> Record | Unreadable | None:
    try:
        made = entry.make()
    except Exception as error:
        return _unreadable(error, entry.locator)
    assert not isinstance(made, dict), "rows were made records"
    return made


def _unreadable(error: Exception, locator: Locator) -> Unreadable:
    match error:
        case Damaged():
            return Unreadable(locator, error.cause, error.problem)
        case NewslintError():
            return Unreadable(locator, "malformed", str(error))
        case UnicodeError():
            return Unreadable(locator, "encoding", f"the text is not what its encoding says: {error}")
        case MemoryError():
            raise error
        case OSError():
            return Unreadable(locator, "unreadable", f"the source cannot be read: {reason(error)}")
    return Unreadable(locator, "exception", f"its reader failed: {type(error).__name__}: {error}")


class _Place(NamedTuple):
    """The source that is kept open, with all that decides what is read from it, and how far it was read."""

    source: str
    container: str
    stamp: str
    origin: Origin


class _Kept:
    """One source, kept open between its units: one that can only be read from its start is gone through once."""

    def __init__(self) -> None:
        self._place: _Place | None = None
        self._number = 0
        self._inner: Iterator[Entry] = iter(())

    def entries(self, unit: Unit, origin: Origin) -> Iterator[Entry]:
        """The entries from the unit's start on."""
        place = _Place(unit.source, unit.container, unit.stamp, origin)
        if place != self._place or self._number > unit.start:
            self._close()
            self._inner = source_entries(unit.source, unit.container, origin)
            self._place, self._number = place, 0
        while self._number < unit.start and next(self._inner, None) is not None:
            self._number += 1
        for entry in self._inner:
            self._number += 1
            yield entry
        self._close()

    def _close(self) -> None:
        self._place = None
        if hasattr(self._inner, "close"):
            self._inner.close()


_KEPT = _Kept()

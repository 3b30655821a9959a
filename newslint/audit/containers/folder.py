"""Folder: small files of a folder, read one after the other; those that are one text, and containers of any kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from newslint.audit.containers import documents
from newslint.audit.containers.detecting import by_name, detect
from newslint.audit.containers.entry import Entry, Origin, shown
from newslint.audit.containers.reading import guarded, source_entries
from newslint.audit.containers.storage import open_source
from newslint.audit.record import Record, Unreadable
from newslint.audit.unit import Unit


def entries(unit: Unit) -> Iterator[Entry]:
    """The entries of a unit's files."""
    for file in unit.files:
        origin = Origin(shown(file), "", unit.options)
        if by_name(file) == ("document", "") and unit.options.container is None:
            yield Entry(origin.locator(0), partial(_document, file, origin))
        else:
            yield from guarded(_entries(file, origin), origin)


def _entries(file: str, origin: Origin) -> Iterator[Entry]:
    yield from source_entries(file, origin.options.container or detect(file), origin)


def _document(file: str, origin: Origin) -> Record | Unreadable:
    with open_source(file) as stream:
        return documents.record(stream, origin)

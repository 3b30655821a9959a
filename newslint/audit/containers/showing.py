"""Showing: what an audit would read of some sources, for the user to see before hours of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from newslint.audit.containers.planning import find_units
from newslint.audit.containers.reading import read
from newslint.audit.record import Record
from newslint.audit.unit import ContainerOptions, Fields, Unit

WIDTH = 60
"""Code points of a value that are shown."""
FIRST = 20
"""Records in which a value to show is looked for."""


def shown(sources: Iterable[str], options: ContainerOptions) -> Iterator[str]:
    """For each source a line with its container, and one for each thing that a record is made of.

    These have the field that it is taken from, which containers with a schema of their own do not name, and a value.
    Raises as `find_units` does.
    """
    for source in sources:
        unit = next((found for found in find_units([source], options) if isinstance(found, Unit)), None)
        if unit is not None:
            yield from _lines(unit)


def _lines(unit: Unit) -> Iterator[str]:
    records = [one for one in islice(read(unit), FIRST) if isinstance(one, Record)]
    yield f"{unit.source}: {unit.container}"
    for role in Fields._fields:
        field = getattr(unit.fields, role) or (
            next((one.locator.field for one in records), "") if role == "text" else ""
        )
        values = (one.data.decode("utf-8", "replace") if role == "text" else getattr(one, role) for one in records)
        value = " ".join(next(filter(None, values), "").split())
        yield f"  {role:9}  {field or '-':20}  {value if len(value) <= WIDTH else value[: WIDTH - 1] + '…'}".rstrip()

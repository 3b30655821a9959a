"""How the tests read sources: all records of all units, and what cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from newslint.audit.containers import ContainerOptions, find_units, read
from newslint.audit.record import Record, Unreadable
from newslint.audit.unit import Fields, Unit

STORY = "The council met on Monday, and it agreed on a plan for the old harbour that costs less than the last one did."


def units(*sources: Path | str, **options: Any) -> list[Unit]:
    found = list(find_units(map(str, sources), ContainerOptions(**options)))
    assert not [unit for unit in found if isinstance(unit, Unreadable)]
    return [unit for unit in found if isinstance(unit, Unit)]


def everything(*sources: Path | str, **options: Any) -> list[Record | Unreadable]:
    found: list[Record | Unreadable] = []
    for unit in find_units(map(str, sources), ContainerOptions(**options)):
        found += [unit] if isinstance(unit, Unreadable) else read(unit)
    return found


def records(*sources: Path | str, **options: Any) -> list[Record]:
    """All records, where nothing is unreadable."""
    found = everything(*sources, **options)
    assert not [one for one in found if isinstance(one, Unreadable)]
    return [one for one in found if isinstance(one, Record)]


def texts(found: list[Record | Unreadable]) -> list[str]:
    """The texts of records; of what cannot be read the cause."""
    return [one.data.decode() if isinstance(one, Record) else f"({one.cause})" for one in found]


def problems(found: list[Record | Unreadable]) -> list[str]:
    return [f"{one.locator.record} {one.cause}: {one.problem}" for one in found if isinstance(one, Unreadable)]


TEXT = Fields(text="text")

"""Task: what a process that lints is asked to do."""

from __future__ import annotations

import json
from typing import NamedTuple

from newslint.audit.record import Locator, Unreadable
from newslint.audit.unit import Unit, unit_of


class Task(NamedTuple):
    """A unit to run, `name` being that of its shards, from the record of the number `start` on.

    `condemned` are records that have killed two processes: they are passed over, and quarantined as is said here. One
    that did so before its place was known, `broken`, takes the rest of the unit along.
    """

    unit: Unit
    name: str
    start: int = 0
    condemned: tuple[Unreadable, ...] = ()
    broken: Unreadable | None = None

    def to_json(self) -> str:
        """The task as a line of JSON."""
        return json.dumps(self)


class Passed:
    """The numbers of the records that a task passes over."""

    def __init__(self, task: Task) -> None:
        self._start = task.start
        self._condemned = {each.number for each in task.condemned}

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and (number < self._start or number in self._condemned)


def task_of(text: str) -> Task:
    """The task that `Task.to_json` wrote."""
    unit, name, start, condemned, broken = json.loads(text)
    return Task(unit_of(unit), name, start, tuple(map(_unreadable, condemned)), _unreadable(broken) if broken else None)


def rest(task: Task, number: int, cause: str, problem: str) -> Unreadable:
    """The rest of a unit, from the record of a number on, which cannot be read."""
    place = Locator(task.unit.source, "", number)
    return Unreadable(place, cause, f"from here on nothing could be read: {problem}", number)


def _unreadable(values: list[object]) -> Unreadable:
    unreadable = Unreadable(*values)  # type: ignore[arg-type]
    return unreadable._replace(locator=Locator(*unreadable.locator))

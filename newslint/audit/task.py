"""Task: what a process that lints is asked to do."""

from __future__ import annotations

import json
from typing import NamedTuple

from newslint.audit.unit import Unit, unit_of


class Task(NamedTuple):
    """A unit to run from the number `skip` on.

    `condemned` are records, by number, that have killed two processes: they are quarantined with this cause and
    problem. One that did so while it was read, `unreadable`, takes the rest of the unit along.
    """

    unit: Unit
    name: str
    skip: int
    condemned: dict[int, tuple[str, str]]
    unreadable: tuple[int, str, str] | None

    def to_json(self) -> str:
        """The task as a line of JSON."""
        return json.dumps(self)


def task_of(text: str) -> Task:
    """The task that `Task.to_json` wrote."""
    unit, name, skip, condemned, unreadable = json.loads(text)
    causes = {int(item): tuple(why) for item, why in condemned.items()}
    return Task(unit_of(unit), name, skip, causes, tuple(unreadable) if unreadable else None)

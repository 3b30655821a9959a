"""Coverage: how much of its archive an audit has been through."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import NamedTuple

from newslint.audit import ledger
from newslint.audit.rates import Share


class Coverage(NamedTuple):
    """How much of the archive the audit has been through, in units and in bytes as stored."""

    units: Share
    size: Share

    @property
    def whole(self) -> bool:
        """Whether nothing is left."""
        return self.units.part == self.units.of


def coverage(folder: str) -> Coverage | None:
    """What the ledger says; None where there is none."""
    path = os.path.join(folder, ledger.NAME)
    if not os.path.exists(path):
        return None
    try:
        with closing(sqlite3.connect(path)) as base:
            sums = "count(*), coalesce(sum(done), 0), coalesce(sum(size), 0), coalesce(sum(size * done), 0)"
            units, done, size, read = base.execute(f"SELECT {sums} FROM units").fetchone()
    except sqlite3.Error:
        return None
    return Coverage(Share(done, units), Share(read, size))

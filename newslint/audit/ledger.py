"""Ledger: which units an audit has, which of them are done, and what they came to; a file of SQLite.

It keeps a million units out of memory. It is written by one process alone, in WAL mode, so that others can read it at
the same time. What counts as done is what has all of its shards: the ledger knows it faster, and never sooner.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from newslint.audit import shards
from newslint.audit.shards import Counts
from newslint.audit.unit import Unit, unit_of

NAME = "ledger.db"
TOGETHER = 1000
"""Units planned in one transaction."""
TABLE = """
CREATE TABLE IF NOT EXISTS units (
    name TEXT PRIMARY KEY, place INTEGER, unit TEXT NOT NULL, size INTEGER NOT NULL,
    done INTEGER NOT NULL DEFAULT 0, documents INTEGER, findings INTEGER, quarantined INTEGER
) WITHOUT ROWID
"""


class Progress(NamedTuple):
    """Units and their bytes, as stored, and what they came to."""

    units: int
    size: int
    counts: Counts


class Ledger:
    """The ledger of the audit in a folder."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._base = sqlite3.connect(os.path.join(folder, NAME), isolation_level=None)
        self._base.execute("PRAGMA journal_mode = WAL")
        self._base.execute("PRAGMA synchronous = FULL")
        self._base.execute(TABLE)
        self._base.execute("CREATE INDEX IF NOT EXISTS places ON units (place)")

    def plan(self, units: Iterable[tuple[str, Unit]]) -> None:
        """Take down the units of the audit, each with its name, in their order; those of before may be among them."""
        self._base.execute("UPDATE units SET place = NULL")
        numbered = enumerate(units)
        while some := list(islice(numbered, TOGETHER)):
            self._base.execute("BEGIN")
            for place, (name, unit) in some:
                self._base.execute(
                    "INSERT INTO units (name, place, unit, size) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (name) DO UPDATE SET place = excluded.place",
                    (name, place, unit.to_json(), unit.size),
                )
            self._base.execute("COMMIT")
        self._base.execute("DELETE FROM units WHERE place IS NULL")
        self._compare()

    def left(self) -> Iterator[tuple[str, Unit]]:
        """The units that are to be run, each with its name, in their order."""
        at = -1
        # Page by page, since a cursor that stays open would keep the log of SQLite from being folded in.
        while page := self._page("done = 0", at):
            at = page[-1][0]
            yield from ((name, unit_of(json.loads(unit))) for _, name, unit in page)

    def done(self, name: str, counts: Counts) -> int:
        """Take down that a unit is done, and what it came to; its size in bytes as stored."""
        self._base.execute(
            "UPDATE units SET done = 1, documents = ?, findings = ?, quarantined = ? WHERE name = ?", (*counts, name)
        )
        size: int = self._base.execute("SELECT size FROM units WHERE name = ?", (name,)).fetchone()[0]
        return size

    def whole(self) -> Progress:
        """All units."""
        return self._progress("true")

    def done_before(self) -> Progress:
        """The units that are done."""
        return self._progress("done = 1")

    def _progress(self, where: str) -> Progress:
        sums = "count(*), sum(size), sum(documents), sum(findings), sum(quarantined)"
        units, size, *counts = self._base.execute(f"SELECT {sums} FROM units WHERE {where}").fetchone()
        return Progress(units, size or 0, Counts(*(count or 0 for count in counts)))

    def has(self, name: str) -> bool:
        """Whether a unit is one of the audit's."""
        return self._base.execute("SELECT 1 FROM units WHERE name = ?", (name,)).fetchone() is not None

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def _compare(self) -> None:
        """Make what the ledger says of units agree with the shards that are there."""
        at = -1
        while page := self._page("true", at):
            at = page[-1][0]
            self._base.execute("BEGIN")
            for _, name, _ in page:
                known = self._base.execute("SELECT done FROM units WHERE name = ?", (name,)).fetchone()[0]
                if known and not shards.exist(self._folder, name):
                    self._base.execute("UPDATE units SET done = 0 WHERE name = ?", (name,))
                elif not known and (counts := shards.counts(self._folder, name)):
                    self.done(name, counts)
            self._base.execute("COMMIT")

    def _page(self, where: str, after: int) -> list[tuple[int, str, str]]:
        query = f"SELECT place, name, unit FROM units WHERE {where} AND place > ? ORDER BY place LIMIT {TOGETHER}"
        return self._base.execute(query, (after,)).fetchall()

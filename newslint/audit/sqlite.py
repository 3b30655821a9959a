"""An audit's tables as a SQLite database."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from typing import TYPE_CHECKING

from newslint.audit.question import Answer

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LOCATOR = ("file", "member", "record", "field")


def write(path: str, database: DuckDBPyConnection, questions: Mapping[str, str]) -> None:
    """Make a database of the answers to questions, a table each, at a path where there is nothing yet.

    Raises `OSError` where the disk is full, or else cannot be written to.
    """
    try:
        _write(path, database, questions)
    except sqlite3.Error as error:
        raise OSError(str(error)) from None


def _write(path: str, database: DuckDBPyConnection, questions: Mapping[str, str]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as made:
        # The file is a new one that nobody sees before it is whole, so SQLite's own safety nets would only cost time.
        made.execute("PRAGMA journal_mode = OFF")
        made.execute("PRAGMA synchronous = OFF")
        made.execute("BEGIN")
        for table, sql in questions.items():
            answer = Answer(database, sql)
            names = ", ".join(f'"{column}"' for column in answer.columns)
            made.execute(f"CREATE TABLE {table} ({names})")
            places = ", ".join("?" * len(answer.columns))
            made.executemany(f"INSERT INTO {table} VALUES ({places})", answer)
            made.execute(f"CREATE INDEX {table}_place ON {table} ({', '.join(LOCATOR)})")
        made.execute("COMMIT")

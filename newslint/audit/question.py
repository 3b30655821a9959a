"""Question: SQL that asks something of an audit's tables, and nothing else.

DuckDB's own parser says what a statement consists of. That a statement is a SELECT is not enough: since DuckDB 2.0 one
may hold a COPY, which writes files, inside of a WITH.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from newslint.audit.database import MEMORY
from newslint.errors import UsageError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

QUERIES = {"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"}
"""The parts of a syntax tree that only ask; those that change something are nodes too."""


Row = dict[str, Any]
"""A row of an answer, by the names of its columns."""


class Answer:
    """The rows of an answer, in portions, and what its columns are called."""

    PORTION = 2000

    def __init__(self, connection: DuckDBPyConnection, sql: str) -> None:
        """Ask. Raises `UsageError` where `sql` is wrong, or no question, or more than one."""
        self._connection = connection
        with _explained():
            _refuse_all_but_questions(connection, sql)
            connection.execute(sql)
        self.columns = [str(column[0]) for column in connection.description or ()]

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """The rows. Raises `UsageError` where the question turns out to be wrong on the way."""
        while True:
            with _explained():
                rows = self._connection.fetchmany(self.PORTION)
            if not rows:
                return
            yield from rows


def ask(connection: DuckDBPyConnection, sql: str) -> list[Row]:
    """All rows of an answer, each by the names of its columns."""
    answer = Answer(connection, sql)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer]


def _refuse_all_but_questions(connection: DuckDBPyConnection, sql: str) -> None:
    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise UsageError(f"one query at a time, not {len(statements)}; end it where the first one ends")
    (row,) = connection.execute("SELECT json_serialize_sql($1)", [statements[0].query]).fetchall()
    tree = json.loads(row[0])
    if tree["error"] or not set(_nodes(tree)) <= QUERIES:
        raise UsageError("this is no query: an audit can be asked with SELECT, and never changed")


def _nodes(tree: Any) -> Iterator[str]:
    """The types of all nodes of a syntax tree."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            kind = part.get("type")
            if isinstance(kind, str) and kind.endswith("_NODE"):
                yield kind
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part


@contextmanager
def _explained() -> Iterator[None]:
    """Turn what DuckDB says into one sentence."""
    import duckdb

    try:
        yield
    except duckdb.OutOfMemoryException:
        problem = f"it takes more than {MEMORY} of memory and the temporary folder; ask for less at a time"
        raise UsageError(f"the query was given up, because {problem}") from None
    except duckdb.Error as error:
        says = str(error).partition("\n\nLINE ")[0].partition("Error: ")[2] or str(error)
        raise UsageError(f"the query cannot be answered: {'; '.join(says.split(chr(10)))}") from None

"""Clusters: what hangs together by pairs, in SQL, since the pairs of a large archive do not fit into memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def connect(database: duckdb.DuckDBPyConnection, pairs: str, name: str) -> None:
    """Make a table of the connected components of the pairs (`one`, `other`) in a table.

    It has a row for each article that is in a pair: `article`, and the smallest article that hangs together with it, as
    a column of the table's own `name`. Each round every article takes the smallest name among its neighbours' and then
    that article's own name in turn, so that the rounds grow with the logarithm of a chain's length, not with it.
    """
    database.execute(f"""
        CREATE TABLE {name}_edges AS SELECT one, other FROM {pairs} UNION SELECT other, one FROM {pairs};
        CREATE TABLE {name} AS SELECT DISTINCT one AS article, one AS {name} FROM {name}_edges;
    """)
    changed = True
    while changed:
        database.execute(f"""
            CREATE TABLE {name}_near AS
            SELECT {name}.article, least(any_value({name}.{name}), min(near.{name})) AS {name}
            FROM {name} JOIN {name}_edges ON one = {name}.article JOIN {name} near ON near.article = other
            GROUP BY {name}.article;
            CREATE TABLE {name}_next AS
            SELECT near.article, least(near.{name}, beyond.{name}) AS {name}
            FROM {name}_near near JOIN {name}_near beyond ON beyond.article = near.{name};
        """)
        counted = database.execute(f"""
            SELECT count(*) FROM {name} JOIN {name}_next following USING (article)
            WHERE {name}.{name} <> following.{name}
        """).fetchone()
        changed = bool(counted and counted[0])
        database.execute(f"""
            DROP TABLE {name}; DROP TABLE {name}_near; ALTER TABLE {name}_next RENAME TO {name};
        """)
    database.execute(f"DROP TABLE {name}_edges")

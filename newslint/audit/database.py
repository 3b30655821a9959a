"""Database: the tables of an audit in DuckDB, to be asked and never changed.

The database lives in memory; its views read the Parquet files. Nothing else can be read, and a statement that is more
than a question is refused before it runs (`newslint.audit.question`). DuckDB takes at most `MEMORY`, and beyond that
puts data aside in a temporary folder, which goes when the database is closed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape, glob
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from newslint.audit.tables import SCHEMAS
from newslint.errors import FileError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "1GB"
EARLIER = "earlier"
"""The schema that the views of an earlier audit stand in."""
NO_AUDIT = "this is no audit; name the folder that 'newslint audit' was given with --out"
TABLE = re.compile(r"[a-z][a-z_]*")
"""The names of folders that are taken for tables."""
VIEWS = os.path.join(os.path.dirname(__file__), "views.sql")
SAFE = (
    "python_enable_replacements = false",  # or a name could mean a variable of this program
    "autoinstall_known_extensions = false",
    "autoload_known_extensions = false",
    "enable_external_access = false",
    "lock_configuration = true",
)


@contextmanager
def opened(folder: str, earlier: str | None = None) -> Iterator[DuckDBPyConnection]:
    """An audit's tables and views; those of an earlier audit stand in the schema `EARLIER`.

    Raises `FileError` where a folder is no audit.
    """
    import duckdb

    with TemporaryDirectory(prefix="newslint-") as spill, duckdb.connect(":memory:") as database:
        database.execute(f"SET memory_limit = '{MEMORY}'")
        database.execute(f"SET temp_directory = {quoted(spill)}")
        readable = _added(database, folder)
        if earlier is not None:
            database.execute(f"CREATE SCHEMA {EARLIER}; SET schema = '{EARLIER}'")
            readable += _added(database, earlier)
            database.execute("SET schema = 'main'")
        database.execute(f"SET allowed_directories = [{', '.join(map(quoted, readable))}]")
        for setting in SAFE:
            database.execute(f"SET {setting}")
        yield database


def tables(folder: str) -> list[str]:
    """The names of the tables that an audit's folder holds. Raises `FileError` where it is no audit."""
    try:
        names = [entry.name for entry in os.scandir(folder) if TABLE.fullmatch(entry.name) and entry.is_dir()]
    except OSError:
        names = []
    if not {"documents", "findings"} & set(names):
        raise FileError(folder, NO_AUDIT)
    return sorted(SCHEMAS.keys() | {name for name in names if shards(folder, name)})


def shards(folder: str, table: str) -> list[str]:
    """The Parquet files of a table."""
    return sorted(glob(os.path.join(escape(folder), table, "*.parquet")))


def parquet(folder: str, table: str) -> str:
    """What to select from for a table of an audit, as SQL."""
    pattern = os.path.join(escape(folder), table, "*.parquet")
    return f"read_parquet({quoted(pattern)}, hive_partitioning = false)"


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _added(database: DuckDBPyConnection, folder: str) -> list[str]:
    import duckdb

    try:
        return _add(database, folder)
    except duckdb.Error as error:
        raise FileError(folder, f"its tables cannot be read: {str(error).partition(chr(10))[0]}") from None


def _add(database: DuckDBPyConnection, folder: str) -> list[str]:
    """Make the views of an audit; the folders that they read, as DuckDB compares them: as they are and in a pattern."""
    readable = []
    for table in tables(folder):
        if shards(folder, table):
            whole = os.path.abspath(folder)
            database.execute(f"CREATE VIEW {table} AS SELECT * FROM {parquet(whole, table)}")
            readable += [os.path.join(whole, table), os.path.join(escape(whole), table)]
        else:
            database.register("empty", SCHEMAS[table].empty_table())
            database.execute(f"CREATE TABLE {table} AS SELECT * FROM empty")
            database.unregister("empty")
    with open(VIEWS, encoding="utf-8") as file:
        database.execute(file.read())
    return readable

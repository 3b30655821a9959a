"""Scratch: a DuckDB database for one analysis of an audit's tables, which works in bounded memory and leaves nothing.

What does not fit into `MEMORY` goes to a folder beside the tables, which is removed at the end.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newslint.audit.database import parquet, shards, tables
from newslint.errors import FileError, reason
from newslint.parallel import cores

if TYPE_CHECKING:
    import duckdb

MEMORY = 1000
"""Megabytes that DuckDB may take; the process as a whole took up to 300 more (benchmarks/audit/across.py)."""
THREADS = 4
"""At most, since each needs memory of its own: with less than some 200 MB for each, DuckDB gives up."""
DOCUMENT = "hash(file, member, record, field)"
"""A document, as 64 bits of its locator: of 10 million, two are taken for one with a chance of 1 in 370,000."""
SOURCE = """\
coalesce(
    nullif(publisher, ''),
    nullif(regexp_extract(url, '^(?:[A-Za-z][A-Za-z0-9+.-]*:)?//([^/?#]+)', 1), ''),
    CASE WHEN member = '' AND field = '' THEN regexp_replace(file, '/?[^/]*$', '') ELSE file END
)"""
"""Where a document is from: its publisher, else the host of its URL, else the file, or its folder if it is a file."""


def table(folder: str, name: str) -> str:
    """What to select from for a table of an audit, as SQL. Raises `FileError` where the audit has none."""
    if not shards(folder, name):
        raise FileError(folder, f"its table '{name}' is missing; give 'newslint audit' the same arguments again")
    return parquet(folder, name)


@contextmanager
def scratch(folder: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database that lives as long as the `with` block, in a folder inside of another.

    Raises `FileError` where the folder is no audit, where tables are broken, or where neither memory nor the disk are
    enough.
    """
    import duckdb

    tables(folder)
    try:
        yield from _database(folder)
    except OSError as error:
        raise FileError(folder, f"its tables could not be analysed: {reason(error)}") from None
    except (duckdb.IOException, duckdb.InvalidInputException, duckdb.OutOfMemoryException) as error:
        raise FileError(folder, f"its tables could not be analysed: {str(error).partition(chr(10))[0]}") from None


def _database(folder: str) -> Iterator[duckdb.DuckDBPyConnection]:
    import duckdb

    with tempfile.TemporaryDirectory(prefix=".scratch-", dir=folder) as place:
        settings: dict[str, str | bool | int | float | list[str]]
        settings = {"memory_limit": f"{MEMORY}MB", "temp_directory": place, "threads": min(cores(), THREADS)}
        with duckdb.connect(os.path.join(place, "scratch.duckdb"), config=settings) as database:
            database.execute("SET preserve_insertion_order = false; SET enable_progress_bar = false")
            yield database

"""Duplicates: articles of an archive that are copies of one another, exactly or nearly, as a table of their own.

Exact copies have the same text but for case and white space. Near ones share at least `LEAST` of their runs of three
words, as their signatures estimate it (`newslint.audit.minhash`). Pairs are not all compared: each signature is cut
into bands of `ROWS` values, and an article is compared with the first that has one band the same. Two articles of
similarity s have one with a chance of 1 - (1 - s**3)**21: all but surely at .7, in 95 of 100 cases at .5.

Whatever hangs together by such pairs is a cluster. Its original is the article published first.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from newslint.arguments import Parser
from newslint.audit.clusters import connect
from newslint.audit.database import quoted
from newslint.audit.minhash import BINS, rows, similarity
from newslint.audit.scratch import DOCUMENT, scratch, table
from newslint.audit.wording import counted
from newslint.checking import CLEAN
from newslint.errors import FileError, reason

if TYPE_CHECKING:
    import duckdb

LEAST = 0.4
ROWS = 3
BANDS = BINS // ROWS
WIDTH = 2
"""Bytes of a value of a signature."""
TABLE = "duplicates"
BATCH = 100_000
"""Pairs whose signatures are compared at a time, in 25 MB."""


def parser() -> Parser:
    """What `newslint audit duplicates` takes."""
    made = Parser("audit duplicates", "DIR", "Find the articles of an audit that are copies of one another.")
    made.add_argument("folder", metavar="DIR", help="the folder of the audit")
    return made


def main(argv: Sequence[str]) -> int:
    """Write the table; the exit code."""
    folder = parser().parse_args(argv).folder
    articles, clusters, exact = write(folder)
    found = f"{counted(articles, 'article')} in {counted(clusters, 'cluster')} of copies, {exact:,} of them exact"
    print(f"{found}: {os.path.join(folder, TABLE)}.")
    return CLEAN


def write(folder: str) -> tuple[int, int, int]:
    """Write the table `duplicates` of an audit, wholly or not at all; the articles in it, clusters and exact copies."""
    with scratch(folder) as database:
        _articles(database, folder)
        _near(database)
        connect(database, "copies", "cluster")
        _describe(database, folder)
        counted = database.execute(
            "SELECT count(*), count(DISTINCT cluster), count(*) FILTER (kind = 'exact') FROM duplicates"
        ).fetchone()
        _replace(database, folder)
    articles, clusters, exact = counted or (0, 0, 0)
    return articles, clusters, exact


def _articles(database: duckdb.DuckDBPyConnection, folder: str) -> None:
    """Make `articles`, and in `copies` the exact ones: each with the first that has the same content."""
    database.execute(f"""
        CREATE TABLE articles AS SELECT {DOCUMENT} AS article, content, signature FROM {table(folder, "documents")}
        WHERE words > 0;
        CREATE TABLE copies AS
        SELECT one, article AS other FROM articles JOIN (
            SELECT content, min(article) AS one FROM articles GROUP BY content HAVING count(*) > 1
        ) USING (content) WHERE one <> article;
        CREATE TABLE signed AS SELECT article, signature FROM articles
        WHERE octet_length(signature) = {BINS * WIDTH} AND article NOT IN (SELECT other FROM copies);
        CREATE TABLE pairs (one UBIGINT, other UBIGINT);
        CREATE TABLE scores (one UBIGINT, other UBIGINT, similarity DOUBLE);
    """)


def _near(database: duckdb.DuckDBPyConnection) -> None:
    """Add the near copies to `copies`."""
    for band in range(BANDS):
        # A band at a time: the tables of one take a 21st of what all would.
        database.execute(f"""
            WITH bands AS (
                SELECT article, signature[{band * ROWS * WIDTH + 1}:{(band + 1) * ROWS * WIDTH}] AS band FROM signed
            )
            INSERT INTO pairs SELECT one, article FROM bands JOIN (
                SELECT band, min(article) AS one FROM bands GROUP BY band HAVING count(*) > 1
            ) USING (band) WHERE one <> article
        """)
    _score(database, "SELECT DISTINCT one, other FROM pairs")
    database.execute(f"INSERT INTO copies SELECT one, other FROM scores WHERE similarity >= {LEAST}")
    database.execute("DROP TABLE pairs; DROP TABLE signed; DELETE FROM scores")


def _score(database: duckdb.DuckDBPyConnection, pairs: str) -> None:
    """Put pairs of articles (`one`, `other`) into `scores`, with their similarity as the signatures estimate it."""
    import pyarrow as pa

    with database.cursor() as reading:
        reader = reading.sql(f"""
            SELECT one, other, a.signature AS first, b.signature AS second
            FROM ({pairs}) JOIN articles a ON a.article = one JOIN articles b ON b.article = other
            WHERE octet_length(first) = {BINS * WIDTH} AND octet_length(second) = {BINS * WIDTH}
        """).to_arrow_reader(BATCH)
        for batch in reader:
            first, second = (rows(b"".join(batch.column(name).to_pylist())) for name in ("first", "second"))
            scores = pa.array(similarity(first, second))
            found = pa.table([batch.column("one"), batch.column("other"), scores], ["one", "other", "similarity"])
            database.register("found", found)
            database.execute("INSERT INTO scores SELECT * FROM found")
            database.unregister("found")


def _describe(database: duckdb.DuckDBPyConnection, folder: str) -> None:
    """Make `duplicates`: the articles that are in a cluster, each as what it is of the cluster's original."""
    database.execute(f"""
        CREATE TABLE members AS
        SELECT cluster, article, content, file, member, record, field, id, title, date, publisher,
            row_number() OVER (PARTITION BY cluster ORDER BY
                coalesce(try_cast(date AS TIMESTAMP), try_cast(month || '-01' AS TIMESTAMP)) NULLS LAST,
                file, member, record, field
            ) AS place
        FROM (SELECT *, {DOCUMENT} AS article FROM {table(folder, "documents")}) JOIN cluster USING (article);
        CREATE TABLE originals AS SELECT cluster, article AS original, content AS same FROM members WHERE place = 1;
    """)
    _score(
        database,
        """
        SELECT original AS one, article AS other FROM members JOIN originals USING (cluster) WHERE content <> same
    """,
    )
    database.execute("""
        CREATE TABLE duplicates AS SELECT file, member, record, field, cluster,
            CASE WHEN place = 1 THEN 'original' WHEN content = same THEN 'exact' ELSE 'near' END AS kind,
            CASE WHEN content = same THEN 1 ELSE similarity END AS similarity,
            place, id, title, date, publisher
        FROM members JOIN originals USING (cluster) LEFT JOIN scores ON one = original AND other = article
    """)


def _replace(database: duckdb.DuckDBPyConnection, folder: str) -> None:
    """Put the table into the folder, in the place of an earlier one."""
    target = os.path.join(folder, TABLE)
    temporary = tempfile.mkdtemp(prefix=".duplicates-", dir=folder)
    try:
        path = quoted(os.path.join(temporary, "duplicates.parquet"))
        database.execute(f"COPY (SELECT * FROM duplicates ORDER BY cluster, place) TO {path} (FORMAT parquet)")
        os.makedirs(target, exist_ok=True)
        os.replace(os.path.join(temporary, "duplicates.parquet"), os.path.join(target, "duplicates.parquet"))
    except OSError as error:
        raise FileError(target, f"it was not written: {reason(error)}") from None
    finally:
        with suppress(FileNotFoundError):
            shutil.rmtree(temporary)

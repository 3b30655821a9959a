"""Boilerplate: lines that recur in the articles of one source, counted without letting copies of an article vote.

Two articles are copies when the lines that they share make up half the text or more of either; copies, and copies of
copies, are one story. A line is boilerplate of its source when it stands in at least `STORIES` stories and in `SHARE`
of the source's, one where it stands in the last quarter of the article counting twice: furniture gathers at the end.

Copies are found without comparing every pair. Each article gets `HASHES` MinHash values of the lines that recur, and is
compared with the first article that shares a value. Two copies share each value with a chance of a third or more, so of
a hundred pairs four are missed at worst, and none of those that share nearly all.

All of it is SQL that DuckDB runs out of core (`newslint.audit.scratch`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.audit.clusters import connect
from newslint.audit.record import Locator
from newslint.audit.scratch import DOCUMENT, SOURCE, table

if TYPE_CHECKING:
    import duckdb

STORIES = 5
SHARE = 0.002
HASHES = 8
LONGEST = 600
"""Bytes of a line above which it cannot have few enough words to be furniture."""


class Recurring(NamedTuple):
    """A line that recurs: its key, its source, how many stories have it, of how many, how many of them at the end.

    `example` is where it stands in one of them.
    """

    key: int
    source: str
    stories: int
    of: int
    at_end: int
    example: Locator


def recurring(database: duckdb.DuckDBPyConnection, folder: str) -> list[Recurring]:
    """The lines that recur in the audit of a folder, those with the most votes first."""
    _shared_lines(database, folder)
    _copies(database)
    connect(database, "copies", "story")
    rows = database.execute(COUNT).fetchall()
    return [
        Recurring(key, source, stories, of, at_end, Locator(*example))
        for key, source, stories, of, at_end, example in rows
    ]


def _shared_lines(database: duckdb.DuckDBPyConnection, folder: str) -> None:
    """Make `articles`, one row an article, and `shared`: the lines that more than one article of a source has."""
    database.execute(f"""
        CREATE TABLE sources AS SELECT row_number() OVER () AS source, name
        FROM (SELECT DISTINCT {SOURCE} AS name FROM {table(folder, "documents")});
        CREATE TABLE articles AS SELECT {DOCUMENT} AS article, source
        FROM {table(folder, "documents")} JOIN sources ON name = {SOURCE};
        CREATE TABLE everything AS
        SELECT article, source, key, "end" - start AS size, tail, file, member, record, field
        FROM (SELECT *, {DOCUMENT} AS article FROM {table(folder, "lines")}) JOIN articles USING (article);
        CREATE TABLE sizes AS SELECT article, sum(size) AS size FROM everything GROUP BY article;
        CREATE TABLE shared AS SELECT * FROM everything SEMI JOIN (
            SELECT source, key FROM everything GROUP BY source, key HAVING count(*) > 1
        ) USING (source, key);
        DROP TABLE everything;
    """)


def _copies(database: duckdb.DuckDBPyConnection) -> None:
    """Make `copies`: pairs of articles that share half their text."""
    values = ", ".join(f"min(hash(key, {number})) AS value{number}" for number in range(HASHES))
    database.execute(f"CREATE TABLE hashed AS SELECT source, article, {values} FROM shared GROUP BY source, article")
    pairs = " UNION ".join(
        f"""SELECT one, article AS other FROM hashed JOIN (
            SELECT source, value{number}, min(article) AS one FROM hashed GROUP BY source, value{number}
            HAVING count(*) > 1
        ) USING (source, value{number}) WHERE one <> article"""
        for number in range(HASHES)
    )
    database.execute(f"""
        CREATE TABLE pairs AS {pairs};
        CREATE TABLE copies AS SELECT one, other FROM (
            SELECT one, other, sum(a.size) AS size FROM pairs
            JOIN shared a ON a.article = one JOIN shared b ON b.article = other AND b.key = a.key
            GROUP BY one, other
        ) common JOIN sizes a ON a.article = one JOIN sizes b ON b.article = other
        WHERE 2 * common.size >= greatest(a.size, b.size);
        DROP TABLE pairs; DROP TABLE hashed;
    """)


COUNT = f"""
WITH stories AS (
    SELECT article, source, coalesce(story, article) AS story FROM articles LEFT JOIN story USING (article)
),
totals AS (SELECT source, count(DISTINCT story) AS total FROM stories GROUP BY source),
votes AS (
    SELECT source, key, story, bool_or(tail) AS tail,
           min_by((file, member, record, field), (file, member, record, field)) AS example
    FROM shared JOIN stories USING (article, source) WHERE size <= {LONGEST} GROUP BY source, key, story
),
counted AS (
    SELECT source, key, count(*) AS stories, count(*) FILTER (tail) AS at_end, min(example) AS example
    FROM votes GROUP BY source, key HAVING count(*) >= {STORIES}
)
SELECT key, name, stories, total, at_end, example
FROM counted JOIN totals USING (source) JOIN sources USING (source)
WHERE stories + at_end >= {SHARE} * total
ORDER BY stories + at_end DESC, name, key
"""

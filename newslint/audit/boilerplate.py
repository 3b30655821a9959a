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
    rows = database.execute(COUNT.format(documents=table(folder, "documents"))).fetchall()
    return [
        Recurring(key, source, stories, of, at_end, Locator(*example))
        for key, source, stories, of, at_end, *example in rows
    ]


def _shared_lines(database: duckdb.DuckDBPyConnection, folder: str) -> None:
    """Make `articles`, one row an article, and `shared`: the lines that more than one article of a source has.

    An article's number is its place in the archive, so that examples, of the first articles, are read from few files.
    """
    database.execute(f"""
        CREATE TABLE sources AS SELECT row_number() OVER () AS source, name
        FROM (SELECT DISTINCT {SOURCE} AS name FROM {table(folder, "documents")});
        CREATE TABLE articles AS
        SELECT {DOCUMENT} AS document, source, row_number() OVER (ORDER BY file, member, record, field) AS article
        FROM {table(folder, "documents")} JOIN sources ON name = {SOURCE};
        CREATE TABLE everything AS SELECT article, source, key, size, tail FROM (
            SELECT {DOCUMENT} AS document, key, ("end" - start)::UINTEGER AS size, tail FROM {table(folder, "lines")}
        ) JOIN articles USING (document);
        CREATE TABLE sizes AS SELECT article, sum(size) AS size FROM everything GROUP BY article;
        CREATE TABLE shared AS SELECT * FROM everything SEMI JOIN (
            SELECT source, key FROM everything GROUP BY source, key HAVING count(*) > 1
        ) USING (source, key);
        DROP TABLE everything;
    """)


def _copies(database: duckdb.DuckDBPyConnection) -> None:
    """Make `copies`: pairs of articles that share half their text.

    Only articles half of whose text recurs at all can be in one, which is few of them.
    """
    values = ", ".join(f"min(hash(key, {number})) AS value{number}" for number in range(HASHES))
    pairs = " UNION ".join(
        f"""SELECT one, article AS other FROM hashed JOIN (
            SELECT source, value{number}, min(article) AS one FROM hashed GROUP BY source, value{number}
            HAVING count(*) > 1
        ) USING (source, value{number}) WHERE one <> article"""
        for number in range(HASHES)
    )
    database.execute(f"""
        CREATE TABLE hashed AS SELECT source, article, {values} FROM shared JOIN sizes USING (article)
        GROUP BY source, article HAVING 2 * sum(shared.size) >= any_value(sizes.size);
        CREATE TABLE pairs AS {pairs};
        CREATE TABLE copies AS SELECT one, other FROM (
            SELECT one, other, sum(a.size) AS size FROM pairs
            JOIN shared a ON a.article = one JOIN shared b ON b.article = other AND b.key = a.key
            GROUP BY one, other
        ) common JOIN sizes a ON a.article = one JOIN sizes b ON b.article = other
        WHERE 2 * common.size >= greatest(a.size, b.size);
        DROP TABLE pairs; DROP TABLE hashed; DROP TABLE sizes;
    """)


COUNT = f"""
WITH totals AS (
    SELECT source, count(*) - count(story) + count(DISTINCT story) AS total
    FROM articles LEFT JOIN story USING (article) GROUP BY source
),
lines AS (SELECT source, key, article, tail FROM shared WHERE size <= {LONGEST}),
counted AS (
    -- Most articles are no copies, so that their votes need not be told apart by story.
    SELECT source, key, count(*) AS stories, count(*) FILTER (tail) AS at_end, min(article) AS article
    FROM lines ANTI JOIN story USING (article) GROUP BY source, key
    UNION ALL
    SELECT source, key, count(*), count(*) FILTER (tail), min(article) FROM (
        SELECT source, key, story, bool_or(tail) AS tail, min(article) AS article
        FROM lines JOIN story USING (article) GROUP BY source, key, story
    ) GROUP BY source, key
),
chosen AS (
    SELECT source, key, sum(stories)::BIGINT AS stories, sum(at_end)::BIGINT AS at_end, min(article) AS article,
        any_value(total) AS total
    FROM counted JOIN totals USING (source) GROUP BY source, key
    HAVING sum(stories) >= {STORIES} AND sum(stories) + sum(at_end) >= {SHARE} * any_value(total)
)
SELECT key, name, stories, total, at_end, file, member, record, field
FROM chosen JOIN sources USING (source) JOIN articles USING (article)
JOIN (SELECT *, {DOCUMENT} AS document FROM {{documents}}) USING (document)
ORDER BY stories + at_end DESC, name, key
"""

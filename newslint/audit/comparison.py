"""Comparison: what has changed between two audits, rule by rule and article by article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newslint.audit import manifest
from newslint.audit.database import opened
from newslint.audit.question import Row, ask
from newslint.audit.rates import Interval, Share, difference
from newslint.audit.record import Locator

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CHANCE = 0.05
"""How often a comparison may name a rule although no rate has changed."""
LISTED = 20
"""Articles listed of a kind."""
PLACE = "file, member, record, field"
PAIRS = f"""
CREATE TEMP TABLE pairs AS
WITH placed AS (
    SELECT now.*, past.findings AS past FROM articles AS now JOIN earlier.articles AS past USING ({PLACE})
    WHERE now.id = past.id OR now.id = '' OR past.id = ''
),
gone AS (
    SELECT id, past FROM (
        SELECT id, any_value(findings) AS past, any_value(file) AS file, any_value(member) AS member,
            any_value(record) AS record, any_value(field) AS field
        FROM earlier.articles WHERE id <> '' GROUP BY id HAVING count(*) = 1
    ) ANTI JOIN placed USING ({PLACE})
),
come AS (
    SELECT articles.* FROM articles SEMI JOIN (
        SELECT id FROM articles WHERE id <> '' GROUP BY id HAVING count(*) = 1
    ) USING (id) ANTI JOIN placed USING ({PLACE})
)
SELECT * FROM placed UNION ALL BY NAME SELECT come.*, past FROM come JOIN gone USING (id)
"""
"""Articles that are in both audits: at the same place, unless their ids differ, or else with the same id, if that is no
other article's."""
RULES = """
SELECT code, coalesce(now.name, past.name) AS name, coalesce(past.articles, 0) AS past, coalesce(now.articles, 0) AS now
FROM rules AS now FULL JOIN earlier.rules AS past USING (code) ORDER BY code
"""
WHOLE = """
SELECT past.articles AS past_articles, past.damaged AS past_damaged, now.articles AS now_articles,
    now.damaged AS now_damaged FROM earlier.overview AS past, overview AS now
"""
MATCHED = """
SELECT count(*) AS both, count(*) FILTER (findings > 0 AND past = 0) AS damaged,
    count(*) FILTER (findings = 0 AND past > 0) AS repaired FROM pairs
"""
NEWLY = f"SELECT * FROM pairs WHERE findings > 0 AND past = 0 ORDER BY findings DESC, {PLACE} LIMIT {LISTED}"
REPAIRED = f"SELECT * FROM pairs WHERE findings = 0 AND past > 0 ORDER BY past DESC, {PLACE} LIMIT {LISTED}"


class Change(NamedTuple):
    """A rate then and now, in articles per 1,000, and where its change lies; `code` is empty for all rules together."""

    code: str
    name: str
    then: Share
    now: Share
    interval: Interval

    @property
    def change(self) -> float:
        """The difference, in articles per 1,000."""
        return self.now.per_1000 - self.then.per_1000

    @property
    def verdict(self) -> str:
        """`worse`, `better` or, where the interval has both in it, `same`."""
        return "worse" if self.interval.low > 0 else "better" if self.interval.high < 0 else "same"


class Comparison(NamedTuple):
    """Two audits.

    `both` counts the articles that are in both of them, `damaged` and `repaired` those of them that have become so;
    `newly` and `mended` list some. `differing` names what was not the same about the audits themselves.
    """

    whole: Change
    rules: list[Change]
    confidence: float
    both: int
    damaged: int
    repaired: int
    newly: list[Row]
    mended: list[Row]
    differing: list[str]

    @property
    def changed(self) -> list[Change]:
        """The rules whose rates are not the very same, those that have clearly changed first."""
        return [rule for rule in self.rules if rule.change]


def compared(earlier: str, later: str) -> Comparison:
    """Compare two audits. Raises `FileError` where a folder is none."""
    with opened(later, earlier) as database:
        return _compared(database, earlier, later)


def _compared(database: DuckDBPyConnection, earlier: str, later: str) -> Comparison:
    database.execute(PAIRS)
    (sums,), (matched,) = ask(database, WHOLE), ask(database, MATCHED)
    then, now = sums["past_articles"], sums["now_articles"]
    whole = _change("", "any rule", Share(sums["past_damaged"], then), Share(sums["now_damaged"], now), 1 - CHANCE)
    rows = ask(database, RULES)
    confidence = 1 - CHANCE / max(len(rows), 1)
    rules = [
        _change(row["code"], row["name"], Share(row["past"], then), Share(row["now"], now), confidence) for row in rows
    ]
    rules.sort(key=lambda rule: (rule.verdict == "same", -abs(rule.change), rule.code))
    newly, mended = ask(database, NEWLY), ask(database, REPAIRED)
    differing = list(_differing(manifest.load(earlier), manifest.load(later)))
    return Comparison(whole, rules, confidence, **matched, newly=newly, mended=mended, differing=differing)


def place(row: Row) -> str:
    """Where the text of a row lies."""
    return str(Locator(row["file"], row["member"], row["record"], row["field"]))


def _change(code: str, name: str, then: Share, now: Share, confidence: float) -> Change:
    return Change(code, name, then, now, difference(then, now, confidence))


def _differing(earlier: Row, later: Row) -> Iterator[str]:
    """What makes a change of a rate perhaps none of the articles."""
    versions = [audit.get("version", "of an unknown version") for audit in (earlier, later)]
    if versions[0] != versions[1]:
        yield f"newslint {versions[0]} then, {versions[1]} now"
    elif earlier.get("settings") != later.get("settings"):
        yield "other rules or settings"
    if earlier.get("sources") != later.get("sources"):
        yield "other sources"

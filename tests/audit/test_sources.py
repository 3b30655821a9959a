"""The damage of a source against that of the whole archive."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from newslint.audit.database import VIEWS, opened
from newslint.audit.scratch import SOURCE
from tests.audit.folder import Article, Found, audit

HIT = (Found(),)


def g_test(hits: int, of: int, total_hits: int, total: int) -> float:
    """Of the four cells of a table, as a textbook has it."""
    cells = [
        (hits, of * total_hits / total),
        (of - hits, of * (total - total_hits) / total),
        (total_hits - hits, (total - of) * total_hits / total),
        (total - total_hits - of + hits, (total - of) * (total - total_hits) / total),
    ]
    return 2 * sum(seen * math.log(seen / expected) for seen, expected in cells if seen)


@pytest.mark.parametrize(("here", "there"), [(8, 2), (10, 0), (1, 40), (10, 40), (3, 12)])
def test_a_rule_in_a_source_has_its_lift_and_its_significance(tmp_path: Path, here: int, there: int) -> None:
    articles = [Article(at, HIT if at < here else (), publisher="The Courier") for at in range(10)]
    articles += [Article(10 + at, HIT if at < there else (), publisher="The Herald") for at in range(40)]
    with opened(str(audit(tmp_path / "out", articles))) as database:
        row = database.sql(
            "SELECT articles, of_articles, lift, g2 FROM rules_by_source WHERE source = 'The Courier'"
        ).fetchall()[0]
    assert row[:2] == (here, 10)
    assert row[2] == pytest.approx(here / 10 / ((here + there) / 50))
    assert row[3] == pytest.approx(g_test(here, 10, here + there, 50), abs=1e-6)


def test_an_archive_of_one_source_has_no_surprise(tmp_path: Path) -> None:
    articles = [Article(at, HIT if at < 3 else ()) for at in range(7)]
    with opened(str(audit(tmp_path / "out", articles))) as database:
        assert database.sql("SELECT lift, g2 FROM rules_by_source").fetchall() == [(1.0, pytest.approx(0, abs=1e-9))]


def test_a_source_is_a_publisher_a_host_a_file_or_a_folder(tmp_path: Path) -> None:
    articles = [
        Article(0, publisher="The Courier", url="https://example.org/a"),
        Article(1, publisher="", url="https://example.org:80/b?c"),
        Article(2, publisher="", url="//example.net/b"),
        Article(3, publisher="", url="/only/a/path"),
        Article(4, publisher="", file="news/2031/a.md", field=""),
        Article(5, publisher="", file="a.zip", member="b/c.md", field=""),
    ]
    with opened(str(audit(tmp_path / "out", articles))) as database:
        found = database.sql("SELECT source FROM articles ORDER BY record").fetchall()
    assert [source for (source,) in found] == [
        "The Courier", "example.org:80", "example.net", "archive.jsonl", "news/2031", "a.zip",
    ]  # fmt: skip


def test_boilerplate_and_the_views_mean_the_same_by_a_source() -> None:
    views = Path(VIEWS).read_text(encoding="utf-8")
    assert " ".join(SOURCE.split()) in " ".join(views.split())

"""Copies of articles are found across an archive, whatever was done to some of their words."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.audit.folder import Article, write
from newslint.audit import duplicates, minhash
from newslint.audit.clusters import connect
from newslint.audit.scratch import scratch
from newslint.cli import main
from tests.audit.test_learn import WORDS, story


def article(number: int, text: str, date: str = "") -> Article:
    return Article("a.jsonl", number, text.encode(), date=date)


def found(folder: Path, articles: Iterable[Article]) -> dict[int, dict[str, Any]]:
    write(folder, articles)
    duplicates.write(str(folder))
    return {row["record"]: row for row in pq.read_table(folder / "duplicates").to_pylist()}


def test_a_cluster_has_its_original_and_its_copies(tmp_path: Path) -> None:
    text = story(1)
    edited = text.replace("the", "our").replace(WORDS[0], "port", 1)
    texts = [
        (edited, "2031-05-03"),
        (text.upper(), "2031-05-02"),
        (text, "2031-05-01T10:00:00Z"),
        (text + "\n", "soon"),
        (story(2), ""),
    ]
    rows = found(tmp_path / "audit", [article(at, *each) for at, each in enumerate(texts)])
    assert {at: row["kind"] for at, row in rows.items()} == {2: "original", 1: "exact", 3: "exact", 0: "near"}
    assert [rows[at]["place"] for at in (2, 1, 0, 3)] == [1, 2, 3, 4], "in the order of publication, undated ones last"
    assert len({row["cluster"] for row in rows.values()}) == 1
    assert rows[1]["similarity"] == rows[2]["similarity"] == 1
    assert 0.4 < rows[0]["similarity"] < 1


def test_short_texts_are_only_ever_exact_copies(tmp_path: Path) -> None:
    texts = ["It rained.", "it  rained.", "It rained on.", "", "", story(1)]
    rows = found(tmp_path / "audit", [article(at, text) for at, text in enumerate(texts)])
    assert {at: row["kind"] for at, row in rows.items()} == {0: "original", 1: "exact"}


def test_copies_of_copies_hang_together(tmp_path: Path) -> None:
    """Each text shares much with the next, and the first nothing with the last."""
    words = [random.Random(7).choice(WORDS) + str(number) for number in range(260)]
    texts = [" ".join(words[start : start + 160]) for start in range(0, 101, 20)]
    ends = [minhash.rows(minhash.signature(_read(text))) for text in (texts[0], texts[-1])]
    assert minhash.similarity(*ends)[0] < duplicates.LEAST
    rows = found(tmp_path / "audit", [article(at, text) for at, text in enumerate(texts)])
    assert len({row["cluster"] for row in rows.values()}) == 1
    assert len(rows) == len(texts)


def _read(text: str) -> Any:
    from newslint.readers import plain
    from newslint.source import Source

    return plain.read(Source(text.encode()))


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=14))
def test_clusters_are_connected_components(pairs: list[tuple[int, int]]) -> None:
    import duckdb

    names = {one: {one} for pair in pairs for one in pair}
    for one, other in pairs:
        whole = names[one] | names[other]
        for each in whole:
            names[each] = whole
    with duckdb.connect() as database:
        database.execute("CREATE TABLE pairs (one UBIGINT, other UBIGINT)")
        for pair in pairs:
            database.execute("INSERT INTO pairs VALUES (?, ?)", pair)
        connect(database, "pairs", "cluster")
        assert dict(database.execute("SELECT article, cluster FROM cluster").fetchall()) == {
            one: min(whole) for one, whole in names.items()
        }


@pytest.mark.parametrize("name", ["audit", "a[1]", "it's"])
def test_the_command_writes_the_table_anew(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / name
    write(folder, [article(at, story(at // 2)) for at in range(10)])
    for _ in range(2):
        assert main(["audit", "duplicates", str(folder)]) == 0
        assert (
            capsys.readouterr().out == f"10 articles in 5 clusters of copies, 5 of them exact: {folder}/duplicates.\n"
        )
    assert [path.name for path in sorted(folder.iterdir())] == ["documents", "duplicates", "lines"]
    assert [path.name for path in (folder / "duplicates").iterdir()] == ["duplicates.parquet"]


def test_an_archive_without_copies_has_an_empty_table(tmp_path: Path) -> None:
    assert found(tmp_path / "audit", [article(at, story(at)) for at in range(3)]) == {}


def test_a_table_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "audit", [article(0, story(0))])
    (tmp_path / "audit" / "duplicates").touch()
    assert main(["audit", "duplicates", str(tmp_path / "audit")]) == 2
    assert "duplicates: it was not written: file exists" in capsys.readouterr().err


def test_nothing_is_left_of_the_scratch(tmp_path: Path) -> None:
    write(tmp_path, [article(0, story(0))])
    before = set(tmp_path.iterdir())
    with scratch(str(tmp_path)) as database:
        assert database.sql("SELECT current_setting('memory_limit')").fetchall() == [("953.6 MiB",)]
        assert len(set(tmp_path.iterdir()) - before) == 1
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize("tables", [[], ["documents"]])
def test_a_folder_without_the_tables_is_said(
    tmp_path: Path, tables: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for table in tables:
        (tmp_path / "audit" / table).mkdir(parents=True)
    assert main(["audit", "duplicates", str(tmp_path / "audit")]) == 2
    problem = "this is no audit; name the folder that 'newslint audit' was given with --out"
    if tables:
        problem = "its table 'documents' is missing; give 'newslint audit' the same arguments again"
    assert f"audit: {problem}" in capsys.readouterr().err


def test_a_broken_table_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "audit", [article(0, story(0))])
    (tmp_path / "audit" / "documents" / "1.parquet").write_bytes(b"PAR1 and no more of it")
    assert main(["audit", "duplicates", str(tmp_path / "audit")]) == 2
    assert "its tables could not be analysed: " in capsys.readouterr().err
    assert sorted(path.name for path in (tmp_path / "audit").iterdir()) == ["documents", "lines"]

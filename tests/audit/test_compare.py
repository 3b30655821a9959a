"""`newslint audit compare`: rates then and now, what is sure about them, and which articles changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.audit.folder import Article, Found, audit
from tests.conftest import Outcome, Run

DASH = Found("SPC006", "a- b", "a – b", name="uneven-dash")


def many(count: int, damaged: int) -> list[Article]:
    """Articles, the first of which are damaged."""
    return [Article(at, (Found(),) if at < damaged else (), id=f"id-{at}") for at in range(count)]


@pytest.fixture
def folders(tmp_path: Path) -> tuple[str, str]:
    """200 articles, of which 100 lose two spaces, one gets a dash, one is moved with its id, and one is gone."""
    before = [*many(200, 120), Article(300, (DASH,), "Moved", id="moved"), Article(301, (), "Gone", id="gone")]
    after = [
        *many(200, 20)[:-1],
        Article(199, (DASH,), "Broken \x1b[31mnow", id="id-199"),
        Article(0, (), "Moved", id="moved", file="new.jsonl"),
        Article(1, (DASH,), "New", id="new", file="new.jsonl"),
    ]
    return str(audit(tmp_path / "before", before)), str(audit(tmp_path / "after", after))


def test_text(run: Run, folders: tuple[str, str]) -> None:
    outcome = run("audit", "compare", *folders)
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert lines[0].startswith("Damaged articles of 1,000: 599.0 (121 of 202) then, 108.9 (22 of 202) now; ")
    assert lines[0].endswith(": better.")
    assert lines[1] == "Of 201 articles in both, newly damaged: 1, repaired: 101."
    assert lines[2] == ""
    assert [line.split()[0] for line in lines[5:7]] == ["SPC001", "SPC006"]
    assert lines[5].endswith("better")
    assert lines[6].endswith("no clear change")
    assert "97.50% confidence" in lines[8]
    newly = lines.index("Newly damaged, those with the most problems first:")
    assert lines[newly + 1] == "  archive.jsonl#199.text  Broken <U+001B>[31mnow"
    assert len(lines) == lines.index("Repaired, those with the most problems first:") + 1 + 20


def test_json(run: Run, folders: tuple[str, str]) -> None:
    found: dict[str, Any] = json.loads(run("audit", "compare", "--format", "json", *folders).out)
    assert found["articles"] == {"both": 201, "newly_damaged": 1, "repaired": 101}
    spaces = next(rule for rule in found["rules"] if rule["code"] == "SPC001")
    assert spaces["then"] == {"articles": 120, "of": 202, "per_1000": pytest.approx(594.06, abs=0.01)}
    assert spaces["now"]["articles"] == 20
    assert spaces["verdict"] == "better"
    assert spaces["interval"][0] < spaces["change_per_1000"] < spaces["interval"][1] < 0
    assert [(row["record"], row["past"], row["findings"]) for row in found["newly_damaged"]] == [(199, 0, 1)]


def test_an_article_that_moved_is_known_by_its_id(run: Run, tmp_path: Path) -> None:
    before = [Article(0, (), id="a"), Article(1, (), id="b"), Article(2, (), id="twice"), Article(3, (), id="twice")]
    after = [
        Article(0, (Found(),), id="new"),
        Article(1, (Found(),), id="a"),
        Article(2, (Found(),), id="b"),
        Article(3, (Found(),), id="twice"),
        Article(4, (Found(),), id="twice"),
    ]
    folders = [str(audit(tmp_path / name, articles)) for name, articles in (("before", before), ("after", after))]
    found = json.loads(run("audit", "compare", "--format", "json", *folders).out)
    assert sorted(row["id"] for row in found["newly_damaged"]) == ["a", "b", "twice"]


def test_without_ids_the_place_counts(run: Run, tmp_path: Path) -> None:
    folders = [
        str(audit(tmp_path / name, [Article(0, found), Article(1)])) for name, found in (("a", (Found(),)), ("b", ()))
    ]
    found = json.loads(run("audit", "compare", "--format", "json", *folders).out)
    assert found["articles"] == {"both": 2, "newly_damaged": 0, "repaired": 1}


def test_nothing_changed(run: Run, tmp_path: Path) -> None:
    folder = str(audit(tmp_path / "a", many(20, 5)))
    lines = run("audit", "compare", folder, folder).out.splitlines()
    assert len(lines) == 2
    assert lines[0].endswith(": no clear change.")


def test_worse(run: Run, tmp_path: Path) -> None:
    folders = [str(audit(tmp_path / name, many(100, damaged))) for name, damaged in (("a", 5), ("b", 60))]
    assert ": worse." in run("audit", "compare", *folders).out
    assert "More articles are damaged" in run("audit", "compare", *folders, "--format", "html").out


def test_audits_that_differ_in_themselves(run: Run, tmp_path: Path) -> None:
    one = str(audit(tmp_path / "a", [Article(0)], version="1", settings="x", sources=["\x1b"]))
    two = str(audit(tmp_path / "b", [Article(0)], version="2", settings="x", sources=["b"]))
    three = str(audit(tmp_path / "c", [Article(0)], version="2", settings="y", sources=["b"]))
    four = audit(tmp_path / "d", [Article(0)])
    (four / "manifest.json").write_text("no JSON")
    says = "The audits differ in themselves, which may explain some of this: "
    assert f"{says}newslint 1 then, 2 now; other sources.\n" in run("audit", "compare", one, two).out
    assert f"{says}other rules or settings.\n" in run("audit", "compare", two, three).out
    assert f"{says}newslint 2 then, of an unknown version now; " in run("audit", "compare", two, str(four)).out


def test_a_page_in_a_file(run: Run, folders: tuple[str, str]) -> None:
    assert run("audit", "compare", "--format", "html", "--output", "page.html", *folders) == Outcome(0, "", "")
    page = Path("page.html").read_text("utf-8")
    assert "Fewer articles are damaged" in page
    assert "Broken &lt;U+001B&gt;[31mnow" in page
    assert "<script" not in page


def test_of_two_empty_audits(run: Run, tmp_path: Path) -> None:
    folder = str(audit(tmp_path / "a", []))
    assert run("audit", "compare", folder, folder).code == 0
    assert "No article is in both audits" in run("audit", "compare", "--format", "html", folder, folder).out


def test_a_folder_that_is_no_audit(run: Run, folders: tuple[str, str], tmp_path: Path) -> None:
    outcome = run("audit", "compare", folders[0], str(tmp_path / "gone"))
    assert outcome.code == 2
    assert "this is no audit" in outcome.err

"""`newslint audit report`: one page with everything in it, true figures, and nothing of an article at work in it."""

from __future__ import annotations

import json
import re
import shlex
import sqlite3
from collections.abc import Callable
from contextlib import closing
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newslint.audit.report import headline, title
from newslint.audit.report.charts import multiples, nice, runs, trend
from newslint.audit.report.page import lower_first, many, named, per_cent, rate, short, shown, web
from newslint.audit.report.panels import COPIES, PANELS
from newslint.audit.report.snippets import changes, chosen, snippet
from newslint.cli import main
from tests.audit.folder import Article, Found, Lost, audit
from tests.audit.hostile import LONG, hostile, payloads
from tests.conftest import Outcome, Run

PACK = """
[[rule]]
code = "HSE001"
name = "agreed"
kind = "substitution"
summary = "Agreed"
message = "Write ‘{fix}’"
swap = { agreed = "consented" }
bad = [["They agreed.", "They consented."]]
good = ["They met."]
"""
Report = Callable[..., "Page"]
LOUD = Found("TST003", "LOUD", None, "so ", " today", name="word-in-capitals")
TEXT_ONLY = {"script", "iframe", "object", "embed", "link", "base", "form", "img", "image", "use", "input", "video"}
"""Elements that run, ask for or send something."""


APART = {"td", "th", "dt", "dd", "li", "p", "summary"}
"""Elements that stand apart from what is before them."""


class Page(HTMLParser):
    """A page as a browser takes it: elements, attributes, text, and what is shown in each element of a kind."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.source = text
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.inside: dict[str, list[str]] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.inside.setdefault(tag, []).append("")
        if tag in APART:
            self.texts.append(" ")
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.texts.append(data)
        for tag in set(self._open):
            self.inside[tag][-1] += data

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.texts))


@pytest.fixture
def report(run: Run, tmp_path: Path) -> Report:
    def call(*articles: Article, lost: tuple[Lost, ...] = (), **manifest: Any) -> Page:
        folder = audit(tmp_path / "out", articles, lost, **manifest)
        assert run("audit", "report", str(folder)) == Outcome(0, f"Wrote {folder}/report.html.\n", "")
        return Page((folder / "report.html").read_text("utf-8"))

    return call


def test_the_first_thing_to_read(report: Report) -> None:
    articles = [Article(at, (Found(), LOUD) if at < 50 else (LOUD,) if at < 60 else ()) for at in range(200)]
    page = report(*articles, lost=(Lost(900), Lost(901)), sources=["news/2024"])
    assert page.inside["h1"] == ["30 of 100 articles are damaged"]
    assert "Audit of news/2024 ·" in page.text
    assert (
        "newslint read 200 articles (60,000 words) and found 110 problems in 60 of them: 300 of every 1,000"
        in page.text
    )
    assert "45% of the problems can be repaired without a second look" in page.text
    assert "Look at the quarantine. 2 records could not be checked, most often because of “malformed”" in page.text


def test_rules_have_articles_rates_and_examples(report: Report) -> None:
    page = report(*[Article(at, (Found(), Found(start=40), LOUD) if at == 3 else ()) for at in range(8)])
    assert "SPC001 Multiple spaces 1 125 2 100%" in page.text
    assert "TST003 Word in capitals" in page.text
    assert page.inside["mark"][-1] == "LOUD"
    assert page.inside["del"][1:] == ["·"], "one of the two spaces"
    assert page.inside["ins"][1:] == []
    assert "SPC001 multiple-spaces · 1 article · 125 per 1,000" in page.text


def test_where_one_source_stands_out(report: Report) -> None:
    usual = [Article(at, (LOUD,) if at < 4 else ()) for at in range(100)]
    broken = [Article(100 + at, (Found(),), publisher="The Broken Wire") for at in range(20)]
    page = report(*usual, *broken)
    assert (
        "Mend the import of The Broken Wire. Multiple spaces: 20 of its 20 articles, 6.0 times the usual rate"
        in page.text
    )
    assert "multiple spaces, in 20 of 20 (6.0×)" in page.text
    assert "Most marked in The Broken Wire (20 of 20 articles, 6.0 times the usual rate)." in page.text


def test_months_as_a_plot_and_as_a_table(report: Report) -> None:
    months = [f"2023-{month:02}" for month in range(1, 13)] + ["2024-02"]
    page = report(
        *[Article(at, (LOUD,) if at % 3 == 0 else (), month=months[at % 13]) for at in range(260)],
        Article(900, month=None),
    )
    labels = [attributes["aria-label"] for tag, attributes in page.elements if tag == "svg"]
    assert len(labels) == 2
    assert str(labels[0]).startswith("Damaged articles of every 1,000, by month: 350 in 2023-01")
    assert "without 1 of 261 articles that have no date that can be read" in page.text
    assert [tag for tag, _ in page.elements].count("polyline") == 4, "a gap in January, at two sizes"
    assert "2023-07 20 7 350 7" in page.text


def test_sections_are_left_out_where_there_are_none(report: Report) -> None:
    assert "Sections" not in report(Article(0, (LOUD,), section="")).inside["h3"]
    assert "Sections" in report(Article(0, (LOUD,), section="Sport")).inside["h3"]


def test_quarantine_by_cause_with_places(report: Report) -> None:
    page = report(Article(0), lost=(*(Lost(at) for at in range(1, 30)), Lost(7, "time", "it took 10 s")))
    assert page.text.count("archive.jsonl#") == 11
    assert "malformed: 29 records" in page.text
    assert "the container's syntax is broken here" in page.text
    assert "time: 1 record" in page.text


def test_nothing_found(report: Report) -> None:
    page = report(Article(0), Article(1))
    assert page.inside["h1"] == ["No damage in 2 articles"]
    assert "nothing to mend" in page.text
    assert "No record is in quarantine" in page.text


def test_nothing_read(report: Report) -> None:
    page = report(lost=(Lost(0),))
    assert page.inside["h1"] == ["No article could be read"]
    assert "all records are in quarantine" in page.text


def test_damage_without_anything_to_do(report: Report) -> None:
    page = report(*[Article(at, (LOUD,) if at < 3 else ()) for at in range(300)])
    assert "The damage is spread evenly, and no fix of it is safe" in page.text


def test_coverage_of_an_audit_that_was_stopped(run: Run, tmp_path: Path) -> None:
    folder = audit(tmp_path / "out", [Article(0)])
    with closing(sqlite3.connect(folder / "ledger.db")) as ledger:
        ledger.execute("CREATE TABLE units (size, done)")
        ledger.executemany("INSERT INTO units VALUES (?, ?)", [(100, 1), (200, 0), (100, 1)])
        ledger.commit()
    assert run("audit", "report", str(folder)).code == 0
    text = Page((folder / "report.html").read_text("utf-8")).text
    assert "of the archive covered, 2 of 3 parts 50%" in text
    assert "Let the audit finish. 1 of 3 parts still has to be read" in text
    (folder / "ledger.db").write_text("no database, and long enough to be seen as none")
    assert run("audit", "report", str(folder)).code == 0
    assert "covered" not in Page((folder / "report.html").read_text("utf-8")).text


def duplicates(folder: Path) -> None:
    """The table that `newslint audit duplicates` leaves."""
    place = {"file": "archive.jsonl", "member": "", "field": "text"}
    rows = [
        {**place, "record": at, "cluster": 7, "kind": kind, "similarity": alike, "place": at, "id": "", "title": f"T{at}",
         "date": "2024", "publisher": "P"}
        for at, (kind, alike) in enumerate([("original", 1.0), ("exact", 1.0), ("near", 0.61)])
    ]  # fmt: skip
    (folder / "duplicates").mkdir()
    pq.write_table(pa.Table.from_pylist(rows), folder / "duplicates" / "duplicates.parquet")


def test_copies_where_they_are_known(run: Run, tmp_path: Path) -> None:
    folder = audit(tmp_path / "out", [Article(at) for at in range(5)])
    duplicates(folder)
    assert run("audit", "report", str(folder)).code == 0
    page = Page((folder / "report.html").read_text("utf-8"))
    assert "3 of 5 articles are in 1 cluster of copies. Of the others in a cluster, 1 has the same text" in page.text
    assert "T0 P 3 1 61%" in page.text


def test_what_has_changed_since(run: Run, tmp_path: Path) -> None:
    earlier = audit(tmp_path / "before", [Article(at, (LOUD,)) for at in range(50)])
    later = audit(tmp_path / "after", [Article(at) for at in range(50)])
    assert run("audit", "report", str(later), "--earlier", str(earlier), "--output", "page.html").code == 0
    page = Page(Path("page.html").read_text("utf-8"))
    assert "Since the earlier audit" in page.inside["h2"]
    assert "Of 50 articles in both audits, 50 are repaired and 0 newly damaged." in page.text
    assert not (later / "report.html").exists()


def test_the_sql_runs_as_it_stands(run: Run, tmp_path: Path) -> None:
    broken = [Article(at, (Found(),), publisher="The Broken Wire") for at in range(20)]
    usual = [Article(at, month=month) for at, month in ((30, None), *((31 + at, "2024-04") for at in range(30)))]
    folder = audit(tmp_path / "it's out", [*broken, *usual], [Lost(99)])
    duplicates(folder)
    run("audit", "report", str(folder))
    page = Page((folder / "report.html").read_text("utf-8"))
    commands = [text for text in page.inside["pre"] if text.startswith("newslint ")]
    assert len(commands) == len(PANELS | COPIES)
    for command in commands:
        name, *arguments = shlex.split(command)
        outcome = run(*arguments, "--format", "json")
        assert (name, outcome.code) == ("newslint", 0), outcome.err
        assert json.loads(outcome.out), command


def test_one_file_that_needs_nothing_else(report: Report) -> None:
    page = report(Article(0, (Found(),)), Article(1, month="2024-04"))
    (policy,) = [one["content"] for tag, one in page.elements if tag == "meta" and one.get("http-equiv")]
    assert str(policy).startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")
    assert not TEXT_ONLY & {tag for tag, _ in page.elements}
    assert "url(" not in page.source
    assert "@import" not in page.source


def test_a_page_for_everyone(report: Report) -> None:
    page = report(*[Article(at, (Found(), LOUD), month=f"2024-{at + 1:02}") for at in range(9)])
    assert [one.get("lang") for tag, one in page.elements if tag == "html"] == ["en"]
    for tag, attributes in page.elements:
        if tag == "svg":
            assert attributes["role"] == "img"
            assert attributes["aria-label"]
        if attributes.get("class") == "scroll":
            assert (attributes["tabindex"], bool(attributes["aria-label"])) == ("0", True)
        if tag == "th":
            assert attributes["scope"] in ("col", "row")
    targets = {one["id"] for _, one in page.elements if "id" in one}
    links = {str(one["href"]) for tag, one in page.elements if tag == "a"}
    assert {link[1:] for link in links if link.startswith("#")} <= targets
    headings = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
    assert all(after - before <= 1 or (before, after) == (1, 3) for before, after in pairwise(headings))


@pytest.mark.parametrize("command", ["report", "compare"])
def test_hostile_text_is_text(run: Run, tmp_path: Path, command: str) -> None:
    folder = hostile(tmp_path / "hostile")
    if command == "report":
        assert run("audit", "report", str(folder), "--output", "page.html").code == 0
    else:
        before = audit(tmp_path / "before", [Article(0)])
        assert run("audit", "compare", str(before), str(folder), "--format", "html", "--output", "page.html").code == 0
    page = Page(Path("page.html").read_text("utf-8"))
    assert not TEXT_ONLY & {tag for tag, _ in page.elements}
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on")]
        assert not str(attributes.get("href", "")).lower().startswith("javascript")
    assert sorted(tag for tag, _ in page.elements if tag in ("html", "head", "body", "main", "style")) == [
        "body", "head", "html", "main", "style",
    ]  # fmt: skip
    assert re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", page.source) is None
    if command == "report":
        for payload in payloads("https://evil.example"):
            assert payload[:60] in page.text
        assert "<U+202E>right<U+2066>left<U+200F>" in page.text
        assert LONG[:160] not in page.text.replace(LONG, "")
    assert len(page.source) < 3_000_000


def test_addresses_that_may_be_followed() -> None:
    assert web("https://a.example/x") == "https://a.example/x"
    assert web("HTTP://a.example") == "HTTP://a.example"
    for address in ("javascript:alert(1)", " https://a", "//a.example", "data:text/html,x", "", None):
        assert web(address) is None


def test_numbers_for_people() -> None:
    assert [many(count) for count in (0, 1234, 2_116_995)] == ["0", "1,234", "2.1 million"]
    assert [rate(value) for value in (None, 0, 0.0123, 0.5, 9.96, 12.4, 1000)] == [
        "–",
        "0",
        "0.01",
        "0.5",
        "10.0",
        "12",
        "1,000",
    ]
    assert [per_cent(part, 1000) for part in (0, 1, 500, 999, 1000)] == ["0%", "< 1%", "50%", "> 99%", "100%"]
    assert per_cent(1, 0) == "–"
    assert [lower_first(text) for text in ("More", "HTML tag", "")] == ["more", "HTML tag", ""]
    assert [named(source) for source in ("a/b.jsonl", "desk/", "", None)] == [
        "b.jsonl",
        "desk",
        "no source",
        "no source",
    ]
    assert short("x" * 200) == "x" * 159 + "…"
    assert shown(None) == ""
    assert shown("a\nb\x1b") == "a\nb<U+001B>"


@pytest.mark.parametrize(
    ("articles", "damaged", "says"),
    [
        (12, 1, "1 of 12 articles is damaged"),
        (12, 5, "5 of 12 articles are damaged"),
        (3223, 1831, "57 of 100 articles are damaged"),
        (100_000, 320, "3.2 of 1,000 articles are damaged"),
    ],
)
def test_headlines(articles: int, damaged: int, says: str) -> None:
    assert headline({"articles": articles, "damaged": damaged, "damaged_per_1000": 1000 * damaged / articles}) == says


def test_titles() -> None:
    assert title([]) == ""
    assert title(["a", "b"]) == "a and b"
    assert title(["x/a", "x/b", "x/c"]) == "x, 3 sources"
    assert title(["x/a", "/b", "c"]) == "3 sources"
    assert title(["a", "b", "c"]) == "3 sources"


def test_changes_keep_words_whole() -> None:
    assert list(changes("the govern ment.", "the government.")) == [
        ("kept", "the "),
        ("out", "govern ment"),
        ("in", "government"),
        ("kept", "."),
    ]


def test_snippets() -> None:
    row = {"before": "b" * 60, "found": " \n", "after": "a\tb\r\n", "fixed": "b" * 60 + " " + "a\tb\r\n"}
    one = snippet(row)
    assert [part.text for part in one.before] == ["…", "b" * 60 + " ", "↵", "a b↵"]
    assert one.after is not None
    assert "".join(part.text for part in one.after) == "…" + "b" * 60 + " a b↵"
    assert snippet(row | {"fixed": None}).after is None


def test_snippets_differ() -> None:
    row = {"before": "", "after": "", "fixed": None, "file": "a", "member": ""}
    samples = [row | {"found": found, "record": record} for found, record in (("x", 1), ("X ", 2), ("y", 1), ("z", 3))]
    assert [one.article["found"] for one in chosen(samples)] == ["x", "z", "y"]


def test_plots() -> None:
    assert [nice(step) for step in (0.0, 0.3, 1.0, 1.2, 340.0)] == [1, 0.5, 1, 2, 500]
    assert multiples(0.1, 0.3) == [0.0, 0.1, 0.2, 0.3]
    assert runs(["2023-11", "2023-12", "2024-01", "2024-03"]) == [[0, 1, 2], [3]]
    assert runs([]) == []
    months = [{"month": f"{year}-01", "articles": 1 + year % 3, "damaged": year % 2} for year in range(1900, 2020)]
    for size in ((1100, 260), (360, 230)):
        chart = trend(months, *size)
        points = [
            tuple(map(float, point.split(","))) for line in [*chart.lines, *chart.bands] for point in line.split()
        ]
        assert all(0 <= x <= size[0] and 0 <= y <= size[1] for x, y in points)
        assert all(bar.height <= 34 and bar.x >= 0 for bar in chart.bars)
        labels = [tick.at for tick in chart.columns]
        assert all(after - before >= 38 for before, after in pairwise(labels))
    assert trend(months[:1], 360, 230).columns[0].label == "1900-01"


def test_an_audit_ends_in_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The firm\\'s chief agreed, and so did the others.")
    assert main(["audit", "--out", "out", "--jobs", "1", "a.txt"]) == 1
    assert capsys.readouterr().out.endswith("\nOpen out/report.html in a browser.\n")
    page = Page(Path("out/report.html").read_text("utf-8"))
    assert page.inside["h1"] == ["1 of 1 article is damaged"]
    assert "of the archive covered, 1 of 1 part" in page.text
    pack = tmp_path / "house.toml"
    pack.write_text(PACK)
    assert main(["audit", "--out", "quiet", "--quiet", "--pack", str(pack), "a.txt"]) == 1
    assert "HSE001 Agreed" in Page(Path("quiet/report.html").read_text("utf-8")).text, (
        "of rules that are not shipped too"
    )
    assert capsys.readouterr().out == ""
    assert Path("quiet/report.html").exists()
    assert main(["audit", "--out", "without", "--no-report", "a.txt"]) == 1
    assert not Path("without/report.html").exists()

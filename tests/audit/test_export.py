"""`newslint audit export`: whole, exact and valid files, or none."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from newslint.audit import question, sqlite
from newslint.audit.tables import SCHEMAS
from tests.audit.folder import Article, Found, Lost, audit
from tests.conftest import Outcome, Run

SCHEMA = Path(__file__).parents[1] / "output" / "schemas" / "sarif.json"
HOSTILE = 'a "b", c\r\nd\te\x00\x1b\u202e=1+1 ü😀'
ARTICLES = (
    Article(9, (Found(start=30), Found(start=2), Found("XXX001", "x", None, HOSTILE, name="from-elsewhere"))),
    Article(0, (Found(),), file="s3://bucket/a b.zip", member="desk/c.jsonl", title=HOSTILE),
    Article(0, (Found("TST003", "LOUD", None, severity="error"),), file="desk/d é.txt", field="", words=0),
    Article(3, title=HOSTILE),
)
Export = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return audit(tmp_path / "out", ARTICLES, [Lost(4), Lost(1)], shards=2)


@pytest.fixture
def export(run: Run, folder: Path) -> Export:
    """The file that an export makes, in the current folder."""

    def call(format: str, *options: str) -> Path:
        outcome = run("audit", "export", "--format", format, "--output", "made", *options, str(folder))
        assert outcome == Outcome(0, "", "")
        assert {path.name for path in Path().iterdir()} == {folder.name, "made"}
        return Path("made")

    return call


def test_csv(export: Export) -> None:
    with open(export("csv"), encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == SCHEMAS["findings"].names
    place = [header.index(name) for name in ("file", "record", "start", "code")]
    assert [[row[at] for at in place] for row in rows] == [
        ["archive.jsonl", "9", "2", "SPC001"],
        ["archive.jsonl", "9", "15", "XXX001"],
        ["archive.jsonl", "9", "30", "SPC001"],
        ["desk/d é.txt", "0", "15", "TST003"],
        ["s3://bucket/a b.zip", "0", "15", "SPC001"],
    ]
    assert rows[1][header.index("before")] == HOSTILE
    assert rows[1][header.index("fixed")] == ""


def test_json_lines(export: Export) -> None:
    lines = export("jsonl", "--table", "documents").read_text("ascii").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [list(row) for row in rows] == [SCHEMAS["documents"].names] * 4
    assert [row["record"] for row in rows] == [3, 9, 0, 0]
    assert rows[0]["title"] == HOSTILE
    assert (rows[0]["content"], rows[0]["signature"]) == ("fffffffffffffffc", "00ff")
    quarantine = [json.loads(line) for line in export("jsonl", "--table", "quarantine").read_text().splitlines()]
    assert [(row["record"], row["cause"]) for row in quarantine] == [(1, "malformed"), (4, "malformed")]


def test_sqlite(export: Export) -> None:
    with closing(sqlite3.connect(export("sqlite"))) as made:
        tables = made.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        assert tables == [("documents",), ("findings",), ("quarantine",)]
        joined = made.execute(
            "SELECT title, count(*) FROM findings JOIN documents USING (file, member, record, field) GROUP BY title ORDER BY 2"
        ).fetchall()
        assert joined == [(HOSTILE, 1), ("A title", 4)]
        assert made.execute("SELECT signature, content FROM documents LIMIT 1").fetchone() == (
            b"\x00\xff",
            "fffffffffffffffc",
        )
        assert made.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with closing(sqlite3.connect(export("sqlite", "--table", "quarantine"))) as made:
        assert made.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall() == [("quarantine",)]


def sarif(path: Path) -> dict[str, Any]:
    text = path.read_text("ascii")
    log = json.loads(text)
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [one["ruleId"] for one in run["results"]]
    return dict(run)


def test_sarif(export: Export) -> None:
    run = sarif(export("sarif"))
    assert run["columnKind"] == "unicodeCodePoints"
    places = [result["locations"][0] for result in run["results"]]
    assert [place["physicalLocation"]["artifactLocation"]["uri"] for place in places[2:]] == [
        "archive.jsonl#record=9&field=text",
        "desk/d%20%C3%A9.txt",
        "s3://bucket/a%20b.zip#member=desk/c.jsonl&record=0&field=text",
    ]
    assert places[4]["logicalLocations"] == [{"fullyQualifiedName": "s3://bucket/a b.zip!desk/c.jsonl#0.text"}]
    assert places[0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 5}
    assert [result["level"] for result in run["results"]] == ["warning"] * 3 + ["error", "warning"]
    assert len({result["partialFingerprints"]["newslintAudit/v1"] for result in run["results"]}) == 4
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules["TST003"]["shortDescription"] == {"text": "Word in capitals."}
    assert rules["XXX001"]["shortDescription"] == {"text": "from-elsewhere"}
    (invocation,) = run["invocations"]
    assert [note["message"]["text"] for note in invocation["toolExecutionNotifications"]] == [
        "archive.jsonl#1.text: malformed: the line is no JSON",
        "archive.jsonl#4.text: malformed: the line is no JSON",
    ]


def test_sarif_of_nothing(run: Run, tmp_path: Path) -> None:
    folder = audit(tmp_path / "clean", [Article(0)])
    assert run("audit", "export", "--format", "sarif", "--output", "made", str(folder)).code == 0
    made = sarif(Path("made"))
    assert (made["results"], made["tool"]["driver"]["rules"], "invocations" in made) == ([], [], False)


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (
            ("--format", "sarif", "--output", "x", "--table", "documents"),
            "SARIF is a format for findings, not for documents; choose csv, jsonl or sqlite",
        ),
        (("--format", "csv", "--output", "no/x"), "no/x: it was not written: no such file or directory"),
        (
            ("--format", "csv", "--output", "/dev/null"),
            "/dev/null: it was not written, because it is no regular file; name another one",
        ),
    ],
)
def test_what_cannot_be_written(run: Run, folder: Path, options: tuple[str, ...], problem: str) -> None:
    assert run("audit", "export", *options, str(folder)) == Outcome(2, "", f"newslint: {problem}\n")


@pytest.mark.parametrize("format", ["csv", "jsonl", "sarif", "sqlite"])
def test_an_export_that_fails_leaves_what_was_there(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    Path("made").write_text("before")

    def failing(self: question.Answer) -> Any:
        yield (
            next(iter([tuple("0" for _ in self.columns)]))
            if format != "sarif"
            else tuple({"severity": "warning", "record": 0}.get(column, "0") for column in self.columns)
        )
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(question.Answer, "__iter__", failing)
    outcome = run("audit", "export", "--format", format, "--output", "made", str(folder))
    assert outcome == Outcome(2, "", "newslint: made: it was not written: no space left on device\n")
    assert {path.name for path in Path().iterdir()} == {folder.name, "made"}
    assert Path("made").read_text() == "before"


def test_what_sqlite_refuses_is_one_sentence(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(sqlite, "_write", full)
    outcome = run("audit", "export", "--format", "sqlite", "--output", "made", str(folder))
    assert outcome == Outcome(2, "", "newslint: made: it was not written: database or disk is full\n")
    assert not Path("made").exists()


def test_a_table_that_breaks_on_the_way(run: Run, folder: Path) -> None:
    shard = folder / "findings" / f"{1:032x}.parquet"
    data = shard.read_bytes()
    shard.write_bytes(data[:4] + b"\xff" * 64 + data[68:])
    outcome = run("audit", "export", "--format", "csv", "--output", "made", str(folder))
    assert outcome.code == 2
    assert outcome.err.startswith("newslint: the query cannot be answered: ")
    assert not Path("made").exists()

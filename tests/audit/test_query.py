"""`newslint audit query`: what it answers and how it shows that, and that it reads and writes nothing else."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.audit import database
from newslint.audit.rows import FORMATS, plain, unique
from newslint.audit.tables import SCHEMAS
from tests.audit.folder import Article, Found, Lost, audit
from tests.conftest import Run

BACKSLASH = Found("ESC001", "\\", "", "He said ", "'yes'.", "unsafe", "stray-backslash")
Ask = Callable[..., str]
NO_FIX = Found("STR006", "A long text.", None, "", "", "safe", "wall-of-text", "info")
ARTICLES = (
    Article(0),
    Article(1, (Found(), Found(start=40), BACKSLASH)),
    Article(2, (Found(),), publisher="", section="Sport", month=None, url="https://wire.example/a/2"),
    Article(3, (NO_FIX,), publisher="", section="Sport", month="2024-04", file="b/c.txt", field="", title=""),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return audit(tmp_path / "out", ARTICLES, [Lost(4), Lost(5, "truncated", "the file ends early")], shards=2)


@pytest.fixture
def ask(run: Run, folder: Path) -> Ask:
    def call(sql: str, *options: str, code: int = 0) -> str:
        outcome = run("audit", "query", str(folder), sql, *options)
        assert outcome.code == code, outcome.err
        return outcome.out if code == 0 else outcome.err

    return call


def rows(ask: Ask, sql: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(ask(sql, "--format", "json"))
    return found


def test_a_table_for_people(ask: Ask) -> None:
    shown = ask("SELECT code, articles, articles_per_1000 FROM rules ORDER BY code", "--format", "table")
    assert shown == (
        "code    articles  articles_per_1000\n"
        "──────  ────────  ─────────────────\n"
        "ESC001         1             250.00\n"
        "SPC001         2             500.00\n"
        "STR006         1             250.00\n"
    )


def test_the_whole_audit(ask: Ask) -> None:
    (whole,) = rows(ask, "SELECT * FROM overview")
    assert whole == {
        "articles": 4,
        "damaged": 3,
        "damaged_per_1000": 750.0,
        "mendable": 1,
        "words": 1200,
        "bytes": 7200,
        "findings": 5,
        "safe": 3,
        "unsafe": 1,
        "quarantined": 2,
    }


def test_rates_count_an_article_once_and_name_what_they_are_shares_of(ask: Ask) -> None:
    spaces = rows(ask, "SELECT * FROM rules WHERE code = 'SPC001'")
    assert spaces == [
        {
            "code": "SPC001",
            "name": "multiple-spaces",
            "severity": "warning",
            "findings": 3,
            "articles": 2,
            "of_articles": 4,
            "articles_per_1000": 500.0,
            "safe": 3,
            "unsafe": 0,
        }
    ]
    assert [(row["section"], row["articles"], row["damaged"]) for row in rows(ask, "FROM by_section ORDER BY ALL")] == [
        ("News", 2, 1),
        ("Sport", 2, 2),
    ]
    months = rows(ask, "SELECT month, damaged_per_1000, words FROM by_month ORDER BY month NULLS FIRST")
    assert [tuple(row.values()) for row in months] == [
        (None, 1000.0, 300),
        ("2024-03", 500.0, 600),
        ("2024-04", 1000.0, 300),
    ]
    (family,) = rows(ask, "FROM families WHERE family = 'SPC'")
    assert (family["findings"], family["articles"], family["of_articles"]) == (3, 2, 4)


def test_a_source_is_the_publisher_or_the_host_or_the_folder(ask: Ask) -> None:
    found = rows(ask, "SELECT source, articles FROM by_source ORDER BY source")
    assert [tuple(row.values()) for row in found] == [("The Daily Example", 2), ("b", 1), ("wire.example", 1)]


def test_a_rule_in_a_source_is_compared_with_the_archive(ask: Ask) -> None:
    (row,) = rows(ask, "FROM rules_by_source WHERE source = 'wire.example'")
    assert (row["articles"], row["of_articles"], row["lift"], row["excess"]) == (1, 1, 2.0, 0.5)
    sections = rows(ask, "SELECT section, code, articles_per_1000 FROM rules_by_section ORDER BY ALL")
    assert [tuple(row.values()) for row in sections] == [
        ("News", "ESC001", 500.0),
        ("News", "SPC001", 500.0),
        ("Sport", "SPC001", 500.0),
        ("Sport", "STR006", 500.0),
    ]
    months = rows(ask, "SELECT month, code, articles FROM rules_by_month ORDER BY ALL")
    assert [tuple(row.values()) for row in months] == [
        ("2024-03", "ESC001", 1),
        ("2024-03", "SPC001", 1),
        ("2024-04", "STR006", 1),
    ]


def test_samples_are_a_few_of_each_rule(run: Run, tmp_path: Path) -> None:
    folder = audit(tmp_path / "many", [Article(number, (Found(),)) for number in range(30)])
    shown = [run("audit", "query", str(folder), "FROM samples ORDER BY ALL", "--format", "jsonl") for _ in range(2)]
    assert shown[0] == shown[1]
    found = [json.loads(line) for line in shown[0].out.splitlines()]
    assert len({row["record"] for row in found}) == 8
    assert {row["title"] for row in found} == {"A title"}


def test_quarantine(ask: Ask) -> None:
    assert rows(ask, "FROM quarantine_by_cause ORDER BY cause")[1] == {
        "cause": "truncated",
        "records": 1,
        "files": 1,
        "example": "the file ends early",
    }


def test_a_folder_may_lack_tables_and_have_more(run: Run, tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder = audit(tmp_path / "it's [odd] a=b *", [Article(0)])
    for shard in (folder / "quarantine").iterdir():
        shard.unlink()
    (folder / "copies").mkdir()
    pq.write_table(pa.table({"one": [1, 2]}), folder / "copies" / "copies.parquet")
    shown = run("audit", "query", str(folder), "SELECT count(*) AS lost, (SELECT sum(one) FROM copies) FROM quarantine")
    assert shown.out.splitlines()[2].split() == ["0", "3"]
    assert "a" not in run("audit", "query", str(folder), "FROM documents", "--format", "csv").out.partition("\n")[
        0
    ].split(",")


def test_an_earlier_audit_can_be_asked_too(run: Run, folder: Path, tmp_path: Path) -> None:
    earlier = audit(tmp_path / "before", [Article(0)])
    sql = "SELECT (SELECT articles FROM earlier.overview) AS before, articles AS now FROM overview"
    shown = run("audit", "query", "--earlier", str(earlier), str(folder), sql, "--format", "csv")
    assert shown.out == "before,now\n1,4\n"


@pytest.mark.parametrize(
    "sql",
    [
        "COPY documents TO 'FOLDER/stolen.csv'",
        "WITH stolen AS (COPY documents TO 'FOLDER/stolen.csv') SELECT 1",
        "SELECT (WITH stolen AS (COPY documents TO 'FOLDER/stolen.csv') SELECT 1)",
        "WITH stolen AS (COPY documents TO 'FOLDER/documents/00000000000000000000000000000000.parquet') SELECT 1",
        "EXPLAIN ANALYZE COPY documents TO 'FOLDER/stolen.csv'",
        "CREATE TABLE stolen AS SELECT 1",
        "EXPORT DATABASE 'FOLDER/stolen.csv'",
        "ATTACH 'FOLDER/stolen.csv' AS stolen",
        "DROP VIEW documents",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET memory_limit = '1TB'",
        "SET enable_external_access = true",
        "PRAGMA database_list",
        "CALL pragma_version()",
        "PIVOT by_month ON month USING sum(articles)",
    ],
)
def test_nothing_but_questions(ask: Ask, folder: Path, sql: str) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    problem = ask(sql.replace("FOLDER", str(folder)), code=2)
    assert problem == "newslint: this is no query: an audit can be asked with SELECT, and never changed\n"
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "source",
    [
        "read_text('/etc/hostname')",
        "read_text('FOLDER/manifest.json')",
        "read_text('FOLDER/documents/../manifest.json')",
        "read_csv('SECRET')",
        "'SECRET'",
        "glob('FOLDER/*')",
        "read_parquet('https://newslint.example/a.parquet')",
        "folder",
        "sys",
    ],
)
def test_no_other_file_is_read(ask: Ask, folder: Path, tmp_path: Path, source: str) -> None:
    (tmp_path / "secret.csv").write_text("a\nsecret\n")
    problem = ask(
        f"SELECT * FROM {source}".replace("FOLDER", str(folder)).replace("SECRET", str(tmp_path / "secret.csv")), code=2
    )
    assert problem.startswith("newslint: the query cannot be answered: ")
    assert problem.count("\n") == 1
    assert "disabled by configuration" in problem or "does not exist" in problem


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        ("SELEC 1", 'the query cannot be answered: syntax error at or near "SELEC"'),
        (
            "SELECT cod FROM rules",
            'the query cannot be answered: Referenced column "cod" not found in FROM clause!; Candidate bindings: "code"',
        ),
        ("SELECT 'x'::INTEGER", "the query cannot be answered: Could not convert string 'x' to INT32"),
        ("", "one query at a time, not 0; end it where the first one ends"),
        ("SELECT 1; SELECT 2", "one query at a time, not 2; end it where the first one ends"),
    ],
)
def test_a_wrong_query_is_one_sentence(ask: Ask, sql: str, problem: str) -> None:
    assert ask(sql, code=2) == f"newslint: {problem}\n"


def test_memory_is_limited(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "MEMORY", "20MB")
    problem = ask("SELECT len(list(range)) FROM range(100_000_000)", code=2)
    assert problem.startswith("newslint: the query was given up, because it takes more than ")
    assert problem.endswith("of memory and the temporary folder; ask for less at a time\n")


def test_a_folder_that_is_no_audit(run: Run, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone"):
        outcome = run("audit", "query", str(path), "SELECT 1")
        assert outcome.code == 2
        assert outcome.err == (
            f"newslint: {path}: this is no audit; name the folder that 'newslint audit' was given with --out\n"
        )


def test_a_broken_table(run: Run, folder: Path) -> None:
    (folder / "findings" / f"{0:032x}.parquet").write_bytes(b"PAR1 is not all")
    outcome = run("audit", "query", str(folder), "SELECT 1")
    assert outcome.code == 2
    assert outcome.err.startswith(f"newslint: {folder}: its tables cannot be read: ")
    assert outcome.err.count("\n") == 1


HOSTILE = Article(0, title='\x1b[31mred\u202e "quoted", one\nline\x9b', publisher="The 日本 Times")


def test_nothing_in_a_table_steers_a_terminal(run: Run, tmp_path: Path) -> None:
    folder = audit(tmp_path / "hostile", [HOSTILE])
    shown = run("audit", "query", str(folder), "SELECT title, publisher, 1 AS one FROM documents")
    assert shown.out.splitlines()[2] == '<U+001B>[31mred<U+202E> "quoted", one<U+000A>line<U+009B>  The 日本 Times    1'


@pytest.mark.parametrize("format", ["csv", "jsonl", "json"])
def test_programs_get_the_text_as_it_is_and_terminals_do_not(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    folder = audit(tmp_path / "hostile", [HOSTILE])
    command = ("audit", "query", str(folder), "SELECT title FROM documents", "--format", format)
    out = run(*command).out
    if format == "csv":
        assert list(csv.reader(io.StringIO(out, newline=""))) == [["title"], [HOSTILE.title]]
    else:
        assert json.loads(out) == ({"title": HOSTILE.title} if format == "jsonl" else [{"title": HOSTILE.title}])
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    shown = run(*command).out
    assert not [one for one in shown if one != "\n" and not one.isprintable()]


def test_values_of_all_kinds(ask: Ask) -> None:
    sql = """SELECT NULL AS none, 1.5 AS number, 'nan'::DOUBLE AS nan, 0.00042 AS small, DATE '2024-03-05' AS date,
        [1, NULL] AS list, {'a': '\\xff'::BLOB} AS record, true AS truth, 123456789012345678901234567890::HUGEINT AS large"""
    assert json.loads(ask(sql, "--format", "jsonl")) == {
        "none": None,
        "number": 1.5,
        "nan": None,
        "small": 0.00042,
        "date": "2024-03-05",
        "list": [1, None],
        "record": {"a": "ff"},
        "truth": True,
        "large": 123456789012345678901234567890,
    }
    assert ask(sql, "--format", "csv").splitlines()[1].startswith(',1.5,null,0.00042,2024-03-05,"[1, null]"')
    assert ask(sql).splitlines()[2].split()[:4] == ["null", "1.50", "null", "0.00042"]


def test_columns_of_one_name(ask: Ask) -> None:
    assert json.loads(ask("SELECT 1 AS a, 2 AS a, 3 AS a", "--format", "jsonl")) == {"a": 1, "a_2": 2, "a_3": 3}
    assert unique(["a", "a_2", "a"]) == ["a", "a_2", "a_3"]
    assert plain((b"\x00", object)) == ["00", "<class 'object'>"]


@pytest.mark.parametrize("format", FORMATS)
def test_no_rows(ask: Ask, format: str) -> None:
    shown = ask("SELECT code FROM findings WHERE false", "--format", format)
    assert shown == {"table": "code\n────\n", "csv": "code\n", "jsonl": "", "json": "[]\n"}[format]


def test_many_rows(ask: Ask) -> None:
    shown = ask("SELECT range AS number, 'x' AS text FROM range(5000)").splitlines()
    assert len(shown) == 5002
    assert shown[-1].split() == ["4999", "x"]


def test_a_closed_pipe_is_no_problem(folder: Path) -> None:
    command = [sys.executable, "-m", "newslint", "audit", "query", str(folder), "SELECT range FROM range(1000000)"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == b"range\n"
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_a_view_for_each_table(ask: Ask) -> None:
    names = {row["name"] for row in rows(ask, "SHOW TABLES")}
    assert names > SCHEMAS.keys()
    for name in names:
        ask(f"SELECT * FROM {name} LIMIT 1")

"""An audit from sources to tables, through the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from newslint.cli import main
from tests.audit.conftest import Audit, rows, shards, story, write

DAMAGED = "The firm\\'s chief  agreed.\n\nAll is well in the harbour, the clerk of the council said."

QUICK = ("--no-report", "--select", "ESC001,SPC001")  # rules that need no lexicon


def test_documents_and_findings_are_in_tables(audit: Audit, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", ["A clean story of the harbour.", DAMAGED], title="Harbour", date="2026-03-04", url="u")
    done = audit("a.jsonl", "--no-report", "--select", "ESC001,SPC001", "--jobs", "1")
    assert done.code == 1
    assert done.out.startswith("2 findings in 2 articles; the tables are in out.\n")
    clean, damaged = rows(tmp_path / "out", "documents")
    assert (clean["id"], clean["findings"], damaged["id"], damaged["findings"]) == ("a-0", 0, "a-1", 2)
    assert (damaged["title"], damaged["date"], damaged["month"], damaged["url"]) == (
        "Harbour",
        "2026-03-04",
        "2026-03",
        "u",
    )
    assert (damaged["file"], damaged["member"], damaged["record"], damaged["field"]) == ("a.jsonl", "", 1, "text")
    assert (damaged["words"], damaged["bytes"], damaged["format"]) == (16, len(DAMAGED), "plain")
    escape, spaces = rows(tmp_path / "out", "findings")
    assert (escape["code"], escape["name"], escape["severity"], escape["safety"]) == (
        "ESC001", "stray-backslash", "warning", "safe",
    )  # fmt: skip
    assert DAMAGED[escape["start"] : escape["end"]] == escape["found"] == "\\"
    assert (escape["row"], escape["column"], escape["end_row"], escape["end_column"]) == (1, 9, 1, 10)
    assert escape["before"] == "The firm"
    assert escape["after"] == DAMAGED[9 : 9 + 60]
    assert escape["fixed"] == "The firm" + DAMAGED[9 : 9 + 60]
    assert spaces["fixed"].startswith("The firm\\'s chief agreed.")
    assert {row["unit"] for row in (clean, damaged, escape, spaces)} == {clean["unit"]}


def test_a_clean_archive_exits_with_0(audit: Audit, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", ["A clean story of the harbour."])
    done = audit("a.jsonl", *QUICK)
    assert (done.code, done.out) == (0, "0 findings in 1 article; the tables are in out.\n")


def test_quiet_says_nothing(audit: Audit, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", [DAMAGED])
    assert audit("a.jsonl", "--quiet")[1:] == ("", "")


def test_progress_is_a_line_of_json_where_there_is_no_terminal(audit: Audit, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", [DAMAGED])
    line = json.loads(audit("a.jsonl", *QUICK).err.splitlines()[-1])
    assert (line["units"], line["of_units"], line["documents"], line["quarantined"]) == (1, 1, 1, 0)
    assert line["bytes"] == line["of_bytes"] == (tmp_path / "a.jsonl").stat().st_size
    assert line["seconds_left"] == 0


def test_progress_is_a_bar_on_a_terminal(audit: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.jsonl", [DAMAGED, "A story with POISON:\0 in it."])
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "160")
    said = audit("a.jsonl", *QUICK).err
    assert "1 articles" in said
    assert "1 quarantined" in said


def test_shards_are_the_same_for_any_number_of_processes(audit: Audit, tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path / "archive" / f"{number}.jsonl", map(story, range(100 * number, 100 * number + 80)))
    sources = [f"archive/{number}.jsonl" for number in range(5)]
    audit(*sources, *QUICK, "--jobs", "1", out="one")
    audit(*sources, *QUICK, "--jobs", "3", out="three")
    assert shards(tmp_path / "one") == shards(tmp_path / "three")
    assert len(rows(tmp_path / "one", "documents")) == 400


def test_what_lies_in_the_archive_does_not_set_how_it_is_judged(audit: Audit, tmp_path: Path) -> None:
    write(tmp_path / "archive" / "a.jsonl", [DAMAGED])
    (tmp_path / "archive" / "newslint.toml").write_text('select = ["SPC001"]', "utf-8")
    (tmp_path / "newslint.toml").write_text('select = ["ESC001"]', "utf-8")
    audit("archive", "--no-report")
    assert [row["code"] for row in rows(tmp_path / "out", "findings")] == ["ESC001"]
    audit("archive", "--no-report", "--isolated", "--config", 'select = ["SPC001"]', out="isolated")
    assert [row["code"] for row in rows(tmp_path / "isolated", "findings")] == ["SPC001"]


def test_html_is_read_as_html_and_text_of_any_kind_is_kept(audit: Audit, tmp_path: Path) -> None:
    page = "<p>The \U0001f600 firm said \u201cso\u201d , and caf\u00e9s agreed.</p>".encode()
    (tmp_path / "page.html").write_bytes(page)
    audit("page.html", "--no-report", "--select", "SPC002")
    (finding,) = rows(tmp_path / "out", "findings")
    assert page[finding["start"] : finding["end"]] == finding["found"].encode()
    assert finding["before"].endswith("\u201cso\u201d")
    assert rows(tmp_path / "out", "documents")[0]["format"] == "html"


def test_fields_container_format_and_encoding_can_be_given(audit: Audit, tmp_path: Path) -> None:
    write(
        tmp_path / "a.data",
        ["Not this."],
        body="<p>Caf\u00e9  \u201cA\u201d , so.</p>",
        no="7",
        head="H",
        day="2026-05-06",
    )
    audit(
        "a.data", "--no-report", "--container", "jsonl", "--input-format", "html", "--select", "SPC002",
        "--text-field", "body", "--id-field", "no", "--title-field", "head", "--date-field", "day",
    )  # fmt: skip
    (row,) = rows(tmp_path / "out", "documents")
    assert (row["id"], row["title"], row["month"], row["field"], row["format"]) == ("7", "H", "2026-05", "body", "html")
    assert row["findings"] == 1
    write(tmp_path / "b.jsonl", ["A story."], by="The Wire", desk="Sport", at="https://a.example")
    audit("b.jsonl", *QUICK, "--publisher-field", "by", "--section-field", "desk", "--url-field", "at", out="b")
    (row,) = rows(tmp_path / "b", "documents")
    assert (row["publisher"], row["section"], row["url"]) == ("The Wire", "Sport", "https://a.example")
    (tmp_path / "c.txt").write_bytes("The caf\u00e9 is open.".encode("latin-1"))
    audit("c.txt", *QUICK, "--encoding", "latin-1", "--text-field", "text", out="c")
    assert rows(tmp_path / "c", "documents")[0]["findings"] == 0


def test_which_field_is_taken_for_what_is_shown(audit: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a\x1b.jsonl", ["A story of the harbour."], title="Harbour")
    first = json.loads(audit("a\x1b.jsonl", *QUICK).err.splitlines()[0])
    assert first == {"source": "a\x1b.jsonl", "fields": {"text": "text", "id": "id", "title": "title"}}
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    said = audit("a\x1b.jsonl", *QUICK, "--restart").err
    assert "a<U+001B>.jsonl: text from 'text', id from 'id', title from 'title'\n" in said


def test_candidates_for_boilerplate_are_kept(audit: Audit, tmp_path: Path) -> None:
    long = 20 * " ###"
    write(
        tmp_path / "a.jsonl", [f"A{long} story.\n\nSign up for our newsletter", "One.\n\nSIGN UP for our  newsletter"]
    )
    audit("a.jsonl", *QUICK)
    one, other = rows(tmp_path / "out", "lines")
    assert one["key"] == other["key"]
    assert (one["tail"], other["tail"]) == (True, False)
    assert (one["start"], one["end"]) == (10 + len(long), 36 + len(long))


def test_texts_that_differ_in_case_and_white_space_share_their_content(audit: Audit, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", ["The Caf\u00c9  is open.", "the caf\u00e9 is\nopen.", "The caf\u00e9 is shut."])
    audit("a.jsonl", *QUICK)
    one, same, other = (row["content"] for row in rows(tmp_path / "out", "documents"))
    assert one == same != other


def test_a_source_that_is_not_there_is_one_sentence(audit: Audit) -> None:
    done = audit("gone.jsonl")
    assert (done.code, done.err) == (2, "newslint: gone.jsonl: there is no such file or folder; check the spelling\n")


def test_a_pack_that_fails_ends_the_audit_before_it_starts(audit: Audit, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", [DAMAGED])
    done = audit("a.jsonl", "--pack", "nowhere")
    assert done.code == 2
    assert "rule pack 'nowhere' was not loaded" in done.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("amount", ["0", "-1", "x", "inf", "nan"])
def test_limits_are_numbers_above_0(audit: Audit, amount: str) -> None:
    done = audit("a.jsonl", "--record-seconds", amount)
    assert done.code == 2
    assert "is no number above 0" in done.err


def test_a_missing_extra_is_one_sentence(audit: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.jsonl", [DAMAGED])
    for module in [name for name in sys.modules if name.startswith("newslint.audit.")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = audit("a.jsonl")
    assert done.code == 2
    assert done.err == "newslint: audits need pyarrow, which is not installed; run: pip install 'newslint[audit]'\n"


def test_windows_is_refused(audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslint.audit.command.os.name", "nt")
    done = audit("a.jsonl")
    monkeypatch.undo()
    assert (done.code, done.err) == (2, "newslint: newslint audit needs Linux or macOS; on Windows run it in WSL\n")


def test_what_would_be_read_is_shown_and_nothing_audited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.jsonl", [DAMAGED], headline="Har\u202ebour", teaser="Short.")
    assert main(["audit", "--show-fields", "a.jsonl", "--section-field", "teaser"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == "a.jsonl: jsonl"
    assert shown[1].split()[:4] == ["text", "text", "The", "firm\\'s"]
    assert shown[3].split() == ["title", "headline", "Har<U+202E>bour"]
    assert shown[6].split() == ["section", "teaser", "Short."]
    assert main(["audit", "--show-fields", "a.jsonl", "--text-field", "txt"]) == 2
    assert "its records have no field 'txt'; did you mean 'text'?" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [tmp_path / "a.jsonl"]


def test_a_source_that_is_wrong_leaves_the_folder_free(audit: Audit, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", ["It rained."])
    assert audit("a.jsonl", "--text-field", "body").code == 2
    assert not (tmp_path / "out").exists()
    assert audit("a.jsonl", "--text-field", "text").code == 0

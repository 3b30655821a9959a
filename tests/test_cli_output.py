"""The command line: formats for machines, counts, and output into a file."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from newslint.output import FORMATS, MACHINE_FORMATS, TEXT_FORMATS

Run = Callable[..., Any]
CONCISE = ("--output-format", "concise")


def write(name: str, text: str) -> str:
    Path(name).write_bytes(text.encode())
    return name


class TestFormats:
    @pytest.mark.parametrize("format", FORMATS)
    def test_every_format_on_findings_clean_and_missing_files(self, run: Run, format: str) -> None:
        write("a.txt", "Goal!! in teh [[town]] LOUD"), write("b.txt", "Goal!")
        outcome = run("check", "--output-format", format, "--select", "ALL", "a.txt", "b.txt", "gone.txt")
        assert outcome.code == 2
        assert outcome.err == "newslint: gone.txt: there is no such file or folder; check the spelling\n"
        assert "Exclamation mark typed twice" in outcome.out
        assert ("Found 4 problems" in outcome.out) is (format in TEXT_FORMATS)

    @pytest.mark.parametrize("format", FORMATS)
    def test_every_format_on_nothing(self, run: Run, format: str) -> None:
        outcome = run("check", "--output-format", format, write("a.txt", "Goal!"))
        assert (outcome.code, outcome.err) == (0, "")

    @pytest.mark.parametrize("format", FORMATS)
    def test_every_format_on_what_is_left_after_fixing(self, run: Run, format: str) -> None:
        outcome = run("check", "--fix", "--output-format", format, write("a.txt", "Goal!! in teh end"))
        assert outcome.code == 1
        assert "Letters swapped" in outcome.out
        assert "typed twice" not in outcome.out
        assert Path("a.txt").read_text() == "Goal! in teh end"

    def test_sarif_names_the_version(self, run: Run) -> None:
        outcome = run("check", "--output-format", "sarif", write("a.txt", "Goal!!"))
        (log,) = json.loads(outcome.out)["runs"]
        assert log["tool"]["driver"]["version"] == version("newslint")
        assert len(log["results"][0]["partialFingerprints"]["newslint/v1"]) == 16

    @pytest.mark.parametrize("format", ["sarif", "gitlab"])
    def test_fingerprints_of_standard_input(self, run: Run, format: str) -> None:
        outcome = run("check", "-", "--output-format", format, stdin=b"Goal!!")
        assert (outcome.code, outcome.err) == (1, "")
        assert "ingerprint" in outcome.out


class TestStatistics:
    def test_json_lines(self, run: Run) -> None:
        outcome = run("check", "--statistics", "--output-format", "json-lines", write("a.txt", "Goal!! teh teh"))
        assert [json.loads(line) for line in outcome.out.splitlines()] == [
            {"code": "TST002", "name": "swapped-letters", "count": 2, "fixable": 2},
            {"code": "TST001", "name": "doubled-mark", "count": 1, "fixable": 1},
        ]

    @pytest.mark.parametrize("format", TEXT_FORMATS)
    def test_text(self, run: Run, format: str) -> None:
        outcome = run("check", "-q", "--statistics", "--output-format", format, write("a.txt", "Goal!!"))
        assert outcome.out == "1  TST001  [*]  doubled-mark\n"

    @pytest.mark.parametrize("format", MACHINE_FORMATS[2:])
    def test_formats_without_counts(self, run: Run, format: str) -> None:
        write("a.txt", "Goal!!")
        assert run("check", "--fix", "--statistics", "--output-format", format, "a.txt") == (
            2, "", f"newslint: --statistics cannot be shown as {format}; choose full, concise, grouped, json, json-lines\n"
        )  # fmt: skip
        assert Path("a.txt").read_text() == "Goal!!"


class TestOutputFile:
    def test_findings_go_there_and_the_summary_here(self, run: Run) -> None:
        write("a.txt", "Goal!!")
        shown = run("check", "--output-format", "json", "a.txt").out
        outcome = run("check", "--output-format", "json", "--output-file", "report.json", "a.txt")
        assert (outcome.code, outcome.err) == (1, "")
        assert outcome.out == "Found 1 problem, 1 fixable with --fix.\n"
        assert Path("report.json").read_bytes().decode() == shown != ""
        assert run("check", "-q", "--output-file", "report.json", "a.txt").out == ""

    def test_no_colour_and_utf_8(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        run("check", "--output-file", "report.txt", write("a.txt", "😀 Goal!!"))
        report = Path("report.txt").read_bytes()
        assert "😀 Goal!!\n".encode() in report
        assert b"\x1b" not in report

    def test_an_old_file_is_replaced(self, run: Run) -> None:
        write("report.txt", "old and much longer than what is to come" * 9)
        run("check", *CONCISE, "--output-file", "report.txt", write("a.txt", "Goal!!"))
        assert Path("report.txt").read_text() == "a.txt:1:5: TST001 Exclamation mark typed twice\n"
        assert sorted(os.listdir()) == ["a.txt", "report.txt"]

    def test_an_old_file_stays_where_nothing_could_run(self, run: Run) -> None:
        write("report.txt", "old")
        assert run("check", "--output-file", "report.txt", "--statistics", "--output-format", "lsp").code == 2
        assert Path("report.txt").read_text() == "old"

    def test_it_is_not_checked_while_it_is_written(self, run: Run) -> None:
        write("a.txt", "Goal!!"), write("b.txt", "Goal!")
        assert run("check", "--output-file", "c.txt").out == "Found 1 problem, 1 fixable with --fix.\n"

    @pytest.mark.parametrize(
        ("path", "problem"), [("no/report.txt", "no such file or directory"), ("folder", "is a directory")]
    )
    def test_that_cannot_be_written(self, run: Run, path: str, problem: str) -> None:
        Path("folder").mkdir()
        outcome = run("check", "--output-file", path, write("a.txt", "Goal!!"))
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err == f"newslint: {path}: it was not written: {problem}\n"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
    def test_a_pipe_stays_one(self, run: Run) -> None:
        os.mkfifo("pipe")
        reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
        try:
            outcome = run("check", "-q", *CONCISE, "--output-file", "pipe", write("a.txt", "Goal!!"))
            assert outcome == (1, "", "")
            assert os.read(reader, 1000) == b"a.txt:1:5: TST001 Exclamation mark typed twice\n"
            assert Path("pipe").is_fifo()
        finally:
            os.close(reader)

    def test_the_fixed_document_stays_on_standard_output(self, run: Run) -> None:
        outcome = run("check", "-", "--fix", "--output-format", "json", "--output-file", "r.json", stdin=b"Goal!! teh")
        assert outcome.out == "Goal! teh"
        assert outcome.err == "Fixed 1 problem, 1 remains (1 fixable with --unsafe-fixes).\n"
        assert [item["code"] for item in json.loads(Path("r.json").read_text())] == ["TST002"]

    def test_a_patch_keeps_every_byte(self, run: Run) -> None:
        Path("a.txt").write_bytes(b"\xff Goal!!\r\n")
        run("check", "--diff", "--output-file", "a.patch", "a.txt")
        assert b"-\xff Goal!!\r\n+\xff Goal!\r\n" in Path("a.patch").read_bytes()

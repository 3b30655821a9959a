"""The command line: fixing, and documents from standard input."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]
CONCISE = ("--output-format", "concise")


def write(name: str, text: str) -> str:
    Path(name).write_bytes(text.encode())
    return name


class TestFix:
    def test_safe_fixes(self, run: Run) -> None:
        outcome = run("check", "--fix", *CONCISE, write("a.txt", "Goal!! In teh end.\r\n"))
        assert outcome.code == 1
        assert outcome.out == (
            "a.txt:1:10: TST002 Letters swapped\nFixed 1 problem, 1 remains (1 fixable with --unsafe-fixes).\n"
        )
        assert Path("a.txt").read_bytes() == b"Goal! In teh end.\r\n"

    def test_unsafe_fixes(self, run: Run) -> None:
        outcome = run("check", "--fix", "--unsafe-fixes", write("a.txt", "Goal!! In teh end."))
        assert outcome == (0, "Fixed 2 problems, 0 remain.\n", "")
        assert Path("a.txt").read_text() == "Goal! In the end."

    def test_unsafe_fixes_alone_write_nothing(self, run: Run) -> None:
        assert run("check", "--unsafe-fixes", write("a.txt", "In teh end.")).code == 1
        assert Path("a.txt").read_text() == "In teh end."

    def test_diff_writes_nothing(self, run: Run) -> None:
        outcome = run("check", "--fix", "--diff", write("a.txt", "Goal!! In teh end.\n"))
        assert outcome.code == 1
        assert outcome.out == "--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-Goal!! In teh end.\n+Goal! In teh end.\n"
        assert outcome.err == "Would fix 1 problem in 1 file.\n"
        assert Path("a.txt").read_text() == "Goal!! In teh end.\n"

    def test_diff_without_changes(self, run: Run) -> None:
        assert run("check", "--diff", write("a.txt", "In teh end.")) == (0, "", "Would fix 0 problems in 0 files.\n")
        assert run("check", "--diff", "--unsafe-fixes", "--quiet", "a.txt").code == 1
        assert run("check", "--diff", "--unsafe-fixes", "--exit-zero", "a.txt").code == 0

    def test_file_that_cannot_be_written_keeps_its_findings(self, run: Run) -> None:
        write("a.txt", "Goal!!"), write("c.txt", "Goal!!")
        os.link("a.txt", "b.md")
        outcome = run("check", "--fix", *CONCISE, "a.txt", "c.txt")
        assert outcome.code == 2
        assert outcome.out == (
            "a.txt:1:5: TST001 Exclamation mark typed twice\nFixed 1 problem, 1 remains.\n"
        )  # fmt: skip
        assert outcome.err == (
            "newslint: a.txt: it was not fixed, because it has 2 hard links; replace it by a copy first\n"
        )
        assert (Path("a.txt").read_text(), Path("c.txt").read_text()) == ("Goal!!", "Goal!")


class TestStandardInput:
    def test_read(self, run: Run) -> None:
        outcome = run("check", "-q", *CONCISE, "-", stdin=b"Goal!!")
        assert outcome == (1, "-:1:5: TST001 Exclamation mark typed twice\n", "")

    def test_name(self, run: Run, asked: list[str]) -> None:
        outcome = run("check", "-q", *CONCISE, "--stdin-filename", "desk/a.html", "-", stdin=b"Goal!!")
        assert outcome.out.startswith("desk/a.html:1:5: ")
        assert asked == ["html"]

    def test_fix_leaves_stdout_to_the_document(self, run: Run) -> None:
        data = "\ufeffGoal!! In teh end.\r\n".encode() + b"\xff\x80"
        outcome = run("check", "--fix", *CONCISE, "-", stdin=data)
        assert outcome.code == 1
        assert outcome.out.encode("utf-8", "surrogateescape") == data.replace(b"!!", b"!")
        assert outcome.err == (
            "-:1:10: TST002 Letters swapped\nFixed 1 problem, 1 remains (1 fixable with --unsafe-fixes).\n"
        )

    def test_clean_document_comes_back_as_it_was(self, run: Run) -> None:
        assert run("check", "--fix", "-q", "-", stdin=b"Goal!\r").out == "Goal!\r"

    def test_diff(self, run: Run) -> None:
        assert run("check", "--diff", "-q", "-", stdin=b"Goal!!\n").out.endswith("-Goal!!\n+Goal!\n")

    def test_binary(self, run: Run) -> None:
        outcome = run("check", "--fix", "-q", "-", stdin=b"a\x00")
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith("newslint: -: this is no text, byte 1 is NUL")

    def test_that_cannot_be_read(self, run: Run) -> None:
        class Closed(io.BytesIO):
            def read(self, _size: int | None = -1) -> bytes:
                raise OSError(5, "Input/output error")

        assert run("check", "-", stdin=Closed()) == (
            2, "", "newslint: -: standard input cannot be read: input/output error\n"
        )  # fmt: skip

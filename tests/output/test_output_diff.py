"""`--diff`: a patch that `patch` takes, and something to read in a terminal."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from newslint import Rule, RuleSet
from newslint.output import Context
from newslint.output.diff import UNFINISHED, render
from newslint.runner import Task, run_data


def diff(rules: tuple[Rule, ...], data: bytes, path: str = "a.txt", *, terminal: bool = False) -> str:
    """The change that fixing makes."""
    result = run_data(path, data, Task(RuleSet(rules), fix=True))
    return "".join(render([result], Context({}, lambda _rule: None, terminal=terminal)))


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"Goal!!\n", ["-Goal!!\n", "+Goal!\n"]),
        (b"Goal!!\r\nEnd.\r\n", ["-Goal!!\r\n", "+Goal!\r\n", " End.\r\n"]),
        (b"Goal!!\rEnd.\r", ["-Goal!!\rEnd.\r\n", UNFINISHED, "+Goal!\rEnd.\r\n", UNFINISHED]),
        (b"Goal!!", ["-Goal!!\n", UNFINISHED, "+Goal!\n", UNFINISHED]),
        (b"Goal!!\nEnd.", ["-Goal!!\n", "+Goal!\n", " End.\n", UNFINISHED]),
        (b"\xef\xbb\xbfGoal!!\n", ["-\ufeffGoal!!\n", "+\ufeffGoal!\n"]),
        ("\ufeffGoal!!\n".encode("utf-16-le"), ["-Goal!!\n", "+Goal!\n"]),
        (b"Goal!! \xff\n", ["-Goal!! \udcff\n", "+Goal! \udcff\n"]),
    ],
)  # fmt: skip
def test_patch(sample_rules: tuple[Rule, ...], data: bytes, lines: list[str]) -> None:
    header, _, body = diff(sample_rules, data).partition("@@\n")
    assert header.startswith("--- a.txt\n+++ a.txt\n@@ -1")
    assert body == "".join(lines)


def test_no_change(sample_rules: tuple[Rule, ...]) -> None:
    assert diff(sample_rules, b"In teh end.") == ""


@pytest.mark.skipif(shutil.which("patch") is None, reason="the system has no patch")
@pytest.mark.parametrize("name", ["a.txt", "a b.txt", "übung.txt"])
@pytest.mark.parametrize(
    "data",
    [
        b"One.\nGoal!!\nTwo.\n" * 20,
        b"One.\r\nGoal!!\r\nTwo." * 20,
        b"One.\rGoal!!\rTwo.\r",
        b"\xef\xbb\xbfGoal!!\nOne\x0bTwo\x0c\xc2\x85Three\xe2\x80\xa8Four!!\n",
        b"Goal!!\xff\xfe\n\n\nEnd!!",
        b"Goal!!\n\r\n\r\rEnd!!\r",
    ],
)
def test_patch_takes_it(sample_rules: tuple[Rule, ...], tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    text = diff(sample_rules, data, name).encode("utf-8", "surrogateescape")
    subprocess.run(["patch", "-p0", "--binary", "-s"], input=text, cwd=tmp_path, check=True)
    assert (tmp_path / name).read_bytes() == data.replace(b"!!", b"!")


def test_terminal(sample_rules: tuple[Rule, ...]) -> None:
    shown = diff(sample_rules, "\ufeffGoal!!\r\x1b[2J\u202e\r\nEnd.".encode(), "a\x1b.txt", terminal=True)
    assert shown == (
        "--- a<U+001B>.txt\n+++ a<U+001B>.txt\n@@ -1,3 +1,3 @@\n"
        "-Goal!!␍\n+Goal!␍\n <U+001B>[2J<U+202E>␍\n End.\n\\ No newline at end of file\n"
    )

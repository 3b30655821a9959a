"""One file after the other, each failure its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslint import Rule, RuleSet, rule, runner
from newslint.errors import FileError
from newslint.runner import Result, Task, prepare, run_data, run_files


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def task(sample_rules: tuple[Rule, ...]) -> Task:
    return Task(RuleSet(sample_rules))


def write(name: str, data: bytes) -> str:
    Path(name).write_bytes(data)
    return name


def run_one(path: str, task: Task) -> Result:
    (result,) = run_files([path], lambda _: task)
    return result


def problem(result: Result) -> str:
    (error,) = result.errors
    assert not result.findings
    return str(error)


def test_findings(task: Task) -> None:
    result = run_one(write("a.txt", b"Goal!!"), task)
    assert [finding.rule for finding in result.findings] == ["TST001"]
    assert result[3:] == ((), b"Goal!!", 0, (), ())


def test_order_and_errors_on_the_way(task: Task) -> None:
    write("b.txt", b"")
    error = FileError("desk", "cannot be listed")
    results = list(run_files(["missing.txt", error, "b.txt"], lambda _: task))
    assert [(result.path, len(result.errors)) for result in results] == [("missing.txt", 1), ("", 1), ("b.txt", 0)]


def test_one_file_is_read_at_a_time(task: Task) -> None:
    results = run_files((write(f"{number}.txt", b"Goal!!") for number in range(3)), lambda _: task)
    next(results)
    assert not Path("1.txt").exists()


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing.txt", "missing.txt: there is no such file or folder; check the spelling"),
        ("", ": there is no such file or folder; check the spelling"),
        ("a.txt/b.txt", "a.txt/b.txt: the file cannot be read: not a directory"),
        ("folder", "folder: the file cannot be read: is a directory"),
        ("loop.txt", "loop.txt: the file cannot be read: too many levels of symbolic links"),
    ],
)
def test_file_that_cannot_be_read(task: Task, path: str, message: str) -> None:
    write("a.txt", b"")
    os.mkdir("folder")
    os.symlink("loop.txt", "loop.txt")
    assert problem(run_one(path, task)) == message


def test_file_without_permission(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert problem(run_one("a.txt", task)) == "a.txt: the file cannot be read: permission denied"


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        (b"ab\x00c", 2),
        (b"\xef\xbb\xbfab\x00", 5),
        ("\ufeffübel\x00".encode("utf-16-le"), 10),
        ("a".encode("utf-16-le"), 1),
    ],
)
def test_binary_file(task: Task, data: bytes, offset: int) -> None:
    assert problem(run_one(write("a.txt", data), task)) == (
        f"a.txt: this is no text, byte {offset} is NUL; leave the file out, or save it as UTF-8"
    )


def test_utf_16_is_text(task: Task) -> None:
    result = run_one(write("a.txt", "\ufeffGoal!!".encode("utf-16-le")), task)
    assert [finding.span for finding in result.findings] == [(10, 14)]


def test_rule_that_raises(task: Task) -> None:
    result = run_one(write("a.txt", b"boom!!"), task)
    assert [finding.rule for finding in result.findings] == ["TST001"]
    assert str(result.errors[0]).startswith("a.txt: rule TST004: raised ValueError: cannot bear")


def test_reader_that_raises(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_source: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(runner, "reader", lambda _format: fail)
    assert problem(run_one(write("a.txt", b"x"), task)) == (
        "a.txt: internal error, RecursionError: too deep; please report it with the file"
    )


def test_bad_triggers_do_not_stop_the_other_rules(sample_rules: tuple[Rule, ...]) -> None:
    bad = [
        rule(code=code, summary="Bad", trigger=trigger, examples=[])(lambda _block: iter(()))
        for code, trigger in (("TST008", "("), ("TST009", "a**"))
    ]
    rules, errors = prepare([*bad, *sample_rules])
    assert rules.rules == sample_rules
    assert [error.rule for error in errors] == ["TST008", "TST009"]


class TestFormat:
    def test_by_name(self, task: Task, asked: list[str]) -> None:
        list(run_files([write(name, b"x") for name in ("a.md", "b.HTML", "c.txt", "d", "e.md")], lambda _: task))
        assert asked == ["markdown", "html", "plain"]
        run_data("-", b"", task), run_data("a.htm", b"", task)
        assert asked[3:] == ["plain", "html"]

    def test_override(self, task: Task, asked: list[str]) -> None:
        run_one(write("a.md", b"x"), task._replace(format="html"))
        assert asked == ["html"]


class TestFix:
    def test_written(self, task: Task) -> None:
        write("a.txt", b"\xef\xbb\xbfGoal!! teh\r\n\xff")
        result = run_one("a.txt", task._replace(fix=True, write=True))
        assert Path("a.txt").read_bytes() == result.source.data == b"\xef\xbb\xbfGoal! teh\r\n\xff"
        assert (result.fixed, result.before, [finding.rule for finding in result.findings]) == (
            1, b"\xef\xbb\xbfGoal!! teh\r\n\xff", ["TST002"]
        )  # fmt: skip

    def test_unsafe(self, task: Task) -> None:
        result = run_one(write("a.txt", b"Goal!! teh"), task._replace(fix=True, unsafe=True, write=True))
        assert (result.fixed, Path("a.txt").read_bytes()) == (2, b"Goal! the")

    def test_not_written(self, task: Task) -> None:
        result = run_one(write("a.txt", b"Goal!!"), task._replace(fix=True))
        assert (result.source.data, Path("a.txt").read_bytes()) == (b"Goal!", b"Goal!!")

    def test_file_without_fixes_is_not_touched(self, task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(runner, "replace", lambda *_arguments: pytest.fail("it was written"))
        run_one(write("a.txt", b"teh"), task._replace(fix=True, write=True))

    def test_file_that_cannot_be_written(self, task: Task) -> None:
        os.link(write("a.txt", b"Goal!!"), "b.txt")
        result = run_one("a.txt", task._replace(fix=True, write=True))
        assert [finding.rule for finding in result.findings] == ["TST001"]
        assert (result.fixed, result.source.data) == (0, b"Goal!!")
        assert "hard links" in str(result.errors[0])

    def test_link_is_followed(self, task: Task) -> None:
        os.symlink(write("a.txt", b"Goal!!"), "b.txt")
        run_one("b.txt", task._replace(fix=True, write=True))
        assert (Path("b.txt").is_symlink(), Path("a.txt").read_bytes()) == (True, b"Goal!")


def test_file_that_grows_while_it_is_read(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    read = os.read
    monkeypatch.setattr(os, "read", lambda descriptor, size: read(descriptor, min(size, 4)))
    assert run_one(write("a.txt", b"A long shot. Goal!!"), task).before == b"A long shot. Goal!!"


def test_pipe(task: Task) -> None:
    readable, writable = os.pipe()
    os.write(writable, b"Goal!!")
    os.close(writable)
    try:
        result = run_one(f"/dev/fd/{readable}", task)
    finally:
        os.close(readable)
    assert len(result.findings) == 1

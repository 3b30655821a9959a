"""The command line: arguments, help, rules, failures, and the command as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from newslint import Rule, cli, packs
from newslint.errors import PackError

Run = Callable[..., Any]
CONCISE = ("--output-format", "concise")


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "problem"),
        [
            ([], "a command is missing; say check, or see 'newslint --help'"),
            (["chekc"], "there is no command 'chekc'; say check, or see 'newslint --help'"),
            (["check", "--fxi"], "unrecognized arguments: --fxi; see 'newslint check --help'"),
            (["check", "--sel", "TST"], "unrecognized arguments: --sel; see 'newslint check --help'"),
            (["check", "-", "a.txt"], "'-' is standard input and goes with no other file; check that on its own"),
            (
                ["check", "--stdin-filename", "a.md"],
                "--stdin-filename names standard input; give '-' as the file to read",
            ),
            (["check", "--diff", "--statistics"], "--diff and --statistics do not go together; leave one out"),
            (["rule"], "name a rule, such as ESC001, or give --all; see 'newslint rule --help'"),
            (["rule", "TST001", "--all"], "name a rule, such as ESC001, or give --all; see 'newslint rule --help'"),
            (["rule", "TST0001"], "no rule is called 'TST0001'; did you mean TST001 (doubled-mark)?"),
        ],
    )
    def test_bad_arguments(self, run: Run, arguments: list[str], problem: str) -> None:
        outcome = run(*arguments)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith(f"newslint: {problem}")
        assert outcome.err.count("\n") == 1

    @pytest.mark.parametrize("option", ["--output-format", "--input-format", "--color"])
    def test_bad_choice(self, run: Run, option: str) -> None:
        outcome = run("check", option, "pink")
        assert outcome.code == 2
        assert outcome.err.startswith(f"newslint: argument {option}: invalid choice: 'pink' (choose from ")

    def test_help(self, run: Run) -> None:
        for option in ("--help", "-h", "help"):
            assert run(option).out.startswith("usage: newslint check")
        outcome = run("check", "--help")
        assert outcome.code == 0
        for option in ("--select", "--ignore", "--output-format", "--statistics", "--fix", "--diff", "--unsafe-fixes",
                       "--input-format", "--color", "--exit-zero", "--quiet", "--stdin-filename"):  # fmt: skip
            assert option in outcome.out
        assert run("rule", "--help").out.startswith("usage: newslint rule")

    def test_version(self, run: Run) -> None:
        for argument in ("version", "--version", "-V"):
            assert run(argument) == (0, f"newslint {version('newslint')}\n", "")


class TestRule:
    def test_by_code_and_name(self, run: Run) -> None:
        outcome = run("rule", "TST001")
        assert outcome.code == 0
        assert outcome.out.startswith("# TST001: doubled-mark\n\nExclamation mark typed twice.\n")
        assert run("rule", "doubled-mark") == outcome

    def test_all(self, run: Run) -> None:
        assert run("rule", "--all").out.count("# TST00") == 5

    def test_pack_that_fails(self, run: Run, monkeypatch: pytest.MonkeyPatch, sample_rules: tuple[Rule, ...]) -> None:
        broken = packs.Packs(sample_rules, (PackError("house", "no rules"),))
        monkeypatch.setattr(packs, "load", lambda: broken)
        assert run("rule", "--all").code == 2


class TestFailure:
    @pytest.mark.parametrize(
        ("error", "code", "message"),
        [
            (KeyboardInterrupt(), 130, ""),
            (
                RuntimeError("lost\nfor words"),
                2,
                "internal error, RuntimeError: lost<U+000A>for words; please report it",
            ),
            (OSError(28, "No space left on device"), 2, "writing the output failed: no space left on device"),
            (BrokenPipeError(32, "Broken pipe"), 141, ""),
        ],
    )
    def test_no_traceback(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, message: str
    ) -> None:
        def fail(_arguments: object) -> int:
            raise error

        monkeypatch.setattr(cli, "check", fail)
        monkeypatch.setattr(cli, "drop_output", lambda: None)
        assert run("check") == (code, "", f"newslint: {message}\n" if message else "")


class TestProcess:
    """The command as a user runs it, with the rules that newslint ships."""

    COMMAND = (sys.executable, "-m", "newslint")

    def call(
        self, *arguments: str, folder: Path | None = None, stdin: bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        command, variables = [*self.COMMAND, *arguments], {**os.environ, **environment}
        return subprocess.run(command, cwd=folder, input=stdin, env=variables, capture_output=True, check=False)

    def test_exit_codes_and_streams(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("The firm\\'s chief agreed.")
        found = self.call("check", "--select", "ESC001", *CONCISE, "a.txt", folder=tmp_path)
        assert (found.returncode, found.stderr) == (1, b"")
        assert found.stdout.startswith(b"a.txt:1:9: ESC001 ")
        fixed = self.call("check", "--select", "ESC001", "--fix", "a.txt", folder=tmp_path)
        assert (fixed.returncode, fixed.stdout) == (0, b"Fixed 1 problem, 0 remain.\n")
        assert self.call("check", "missing", folder=tmp_path).returncode == 2

    def test_document_through_a_pipe(self) -> None:
        done = self.call("check", "--select", "ESC001", "--fix", "-q", "-", stdin=b"\xef\xbb\xbfHer \\'yes\\'.\r\n\xff")
        assert (done.returncode, done.stdout, done.stderr) == (0, b"\xef\xbb\xbfHer 'yes'.\r\n\xff", b"")

    def test_reader_that_goes_away(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("It\\'s late.\n" * 20_000)
        command = [*self.COMMAND, "check", *CONCISE, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.read(10)
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 141

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no device that is always full")
    def test_full_disk_behind_stdout(self) -> None:
        with open("/dev/full", "wb") as full:
            done = subprocess.run([*self.COMMAND, "rule", "--all"], stdout=full, stderr=subprocess.PIPE, check=False)
        assert done.returncode == 2
        assert done.stderr == b"newslint: writing the output failed: no space left on device\n"

    def test_output_that_takes_only_ascii(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("It\\’s late.", encoding="utf-8")
        done = self.call("check", "--select", "ESC001", str(tmp_path), PYTHONIOENCODING="ascii")
        assert (done.returncode, done.stderr) == (1, b"")
        assert b"It\\\\u2019s" in done.stdout

    def test_start_up_imports_nothing_slow(self) -> None:
        script = "import sys; from newslint.cli import main; main(['check', '-q', '-']); print(*sys.modules)"
        done = subprocess.run([sys.executable, "-c", script], input=b"", capture_output=True, check=True)
        slow = {b"dataclasses", b"pathlib", b"inspect", b"json", b"difflib", b"importlib.metadata", b"pathspec",
                b"importlib.resources", b"shutil", b"rich", b"wcwidth", b"ftfy", b"tree_sitter", b"regex"}  # fmt: skip
        assert not slow & set(done.stdout.split())


def test_a_word_list_that_cannot_be_read_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Fine.", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9\n")
    missing = run("check", "--word-list", "none.txt", "a.txt")
    assert (missing.code, missing.out) == (2, "")
    assert missing.err == "newslint: none.txt: the word list cannot be read: no such file or directory\n"
    latin = run("check", "--word-list", "latin.txt", "a.txt")
    assert (latin.code, latin.err) == (2, "newslint: latin.txt: the word list is not UTF-8; save it as UTF-8\n")

"""The command line on many files: the cache of what was found, and several processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import newslint
from newslint import parallel, runner
from newslint.checking import MANY

Run = Callable[..., Any]
CONCISE = ("--output-format", "concise", "--quiet")
KILLER = """
import os
from newslint import Bad, Good, rule

@rule(code="HSE001", summary="Kills", trigger="deadly", safety=None, examples=[Bad("deadly"), Good("fine")])
def killer(block):
    os._exit(9)
    yield
"""


def lines(run: Run, *arguments: str) -> list[str]:
    outcome = run("check", *CONCISE, *arguments)
    assert outcome.err == ""
    return list(outcome.out.splitlines())


@pytest.fixture
def stories(tmp_path: Path) -> list[str]:
    """Just as many files as a cache is kept for; every second one has a finding."""
    for number in range(MANY):
        (tmp_path / f"{number:02}.txt").write_text(f"Story {number}. Goal!{'!' * (number % 2)}\n")
    return [
        f"{number:02}.txt:1:{14 + (number > 9)}: TST001 Exclamation mark typed twice" for number in range(1, MANY, 2)
    ]


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were really checked, in the first process."""
    names: list[str] = []
    check = runner._check

    def watched(file: runner._File, *rest: Any) -> runner.Result:
        names.append(file.path)
        return check(file, *rest)

    monkeypatch.setattr(runner, "_check", watched)
    return names


@pytest.mark.usefixtures("stories")
class TestCache:
    def test_what_has_not_changed_is_not_checked_again(self, run: Run, stories: list[str], checked: list[str]) -> None:
        assert lines(run) == stories
        assert len(checked) == MANY
        assert lines(run) == stories
        assert len(checked) == MANY
        Path("07.txt").write_text("Story 7. Goal!")
        assert lines(run) == [line for line in stories if "07.txt" not in line]
        assert checked[MANY:] == ["07.txt"]

    def test_a_moved_file_is_not_checked_again(self, run: Run, stories: list[str], checked: list[str]) -> None:
        lines(run)
        Path("01.txt").rename("99.txt")
        assert lines(run)[-1] == stories[0].replace("01.txt", "99.txt")
        assert len(checked) == MANY

    @pytest.mark.parametrize(
        "options",
        [
            ("--ignore", "TST002"),
            ("--input-format", "markdown"),
            ("--config", "severity = { TST001 = 'info' }"),
            ("--unfixable", "ALL"),
            ("--output-format", "sarif"),  # which wants fingerprints
            ("--no-cache",),
        ],
    )
    def test_other_settings_are_checked_anew(self, run: Run, checked: list[str], options: tuple[str, ...]) -> None:
        lines(run)
        run("check", *options)
        assert len(checked) == 2 * MANY
        lines(run)
        assert len(checked) == 2 * MANY

    def test_a_word_list_that_grows_is_seen(self, run: Run, checked: list[str]) -> None:
        for words in ("westhaven", "westhaven\nabbey", "westhaven\nabbey"):
            Path("words.list").write_text(words)
            lines(run, "--word-list", "words.list")
        assert len(checked) == 2 * MANY

    def test_a_pack_that_changes_is_seen(self, run: Run) -> None:
        for wrong in ("Story", "Goal"):
            Path("house.toml").write_text(
                f"[[rule]]\ncode = 'HSE001'\nname = 'house'\nkind = 'existence'\nsummary = 'House'\n"
                f"phrases = ['{wrong}']\nbad = ['{wrong}']\ngood = ['x']\n"
            )
            found = lines(run, "--pack", "house.toml", "--select", "HSE001")
            assert len(found) == MANY
            assert all(f"‘{wrong}’" in line for line in found)

    def test_what_python_writes_beside_the_code_of_a_pack_is_no_change(self, run: Run, checked: list[str]) -> None:
        written = Path(newslint.__file__).parent / "__pycache__" / f"being-written.pyc.{os.getpid()}"
        lines(run)
        written.parent.mkdir(exist_ok=True)
        written.write_bytes(b"")
        try:
            lines(run)
        finally:
            written.unlink()
        assert len(checked) == MANY

    def test_where_it_is(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        lines(run, "--no-cache")
        assert not Path(".newslint_cache").exists()
        lines(run)
        assert Path(".newslint_cache", ".gitignore").read_text().endswith("*\n")
        monkeypatch.setenv("NEWSLINT_CACHE_DIR", "elsewhere")
        lines(run)
        assert Path("elsewhere").is_dir()
        lines(run, "--cache-dir", "nowhere/else")
        assert Path("nowhere/else").is_dir()

    def test_few_files_need_none(self, run: Run, stories: list[str]) -> None:
        Path("00.txt").unlink()
        assert lines(run) == stories
        assert not Path(".newslint_cache").exists()

    @pytest.mark.parametrize("spoilt", [b"", b"[]", b"\xff", b"{"])
    def test_one_that_is_spoilt_is_as_good_as_none(
        self, run: Run, stories: list[str], checked: list[str], spoilt: bytes
    ) -> None:
        lines(run)
        (file,) = Path(".newslint_cache").glob("*.json")
        file.write_bytes(spoilt)
        assert lines(run) == stories
        assert len(checked) == 2 * MANY
        file.write_text(file.read_text().replace('"findings"', '"found"'))
        assert lines(run) == stories

    def test_one_that_cannot_be_written_stops_nothing(self, run: Run, stories: list[str]) -> None:
        Path("file").touch()
        assert lines(run, "--cache-dir", "file") == stories

    def test_fixing_fills_it_and_is_not_kept_from_its_work(self, run: Run, checked: list[str]) -> None:
        lines(run)
        assert run("check", "--fix").out == f"Fixed {MANY // 2} problems, 0 remain.\n"
        assert Path("01.txt").read_text() == "Story 1. Goal!\n"
        before = len(checked)
        assert lines(run, "--fix") == []
        assert lines(run) == []
        assert len(checked) == before

    def test_a_rule_that_crashed_is_run_again(self, run: Run) -> None:
        Path("00.txt").write_text("a boom")
        for _ in range(2):
            assert "rule TST004: raised ValueError" in run("check", "--quiet").err


class TestProcesses:
    """With the rules that newslint ships, since other processes load them themselves."""

    def call(self, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "newslint", "check", *CONCISE, *arguments]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        for number in range(70):
            (tmp_path / f"{number:02}.md").write_text(
                f"Story {number}.\n\nThe firm\\'s chief{' ' * (number % 2)}agreed.\n"
            )
        return tmp_path

    def test_they_say_what_one_says(self, folder: Path) -> None:
        one = self.call("--jobs", "1", "--no-cache", folder=folder)
        assert (one.returncode, one.stderr, one.stdout.count("ESC001")) == (1, "", 70)
        for _ in range(2):  # the second time from the cache
            many = self.call("--jobs", "3", folder=folder)
            assert (many.returncode, many.stderr, many.stdout) == (1, "", one.stdout)

    def test_they_share_the_cache_with_one(self, folder: Path) -> None:
        told = self.call("--jobs", "2", folder=folder)
        (cache,) = (folder / ".newslint_cache").glob("*.json")
        kept = cache.read_bytes()
        cache.write_bytes(kept.replace(b"ESC001", b"ESC002"))
        assert self.call("--jobs", "1", folder=folder).stdout == told.stdout.replace("ESC001", "ESC002")
        assert self.call("--jobs", "2", folder=folder).stdout == told.stdout.replace("ESC001", "ESC002")

    def test_they_fix(self, folder: Path) -> None:
        assert self.call("--jobs", "2", "--fix", folder=folder).returncode == 0
        assert {path.read_text().count("\\") for path in folder.glob("*.md")} == {0}

    def test_a_file_that_cannot_be_checked_stops_no_other(self, folder: Path) -> None:
        (folder / "33.md").write_bytes(b"a\x00")
        outcome = self.call("--jobs", "2", ".", "gone.md", folder=folder)
        assert (outcome.returncode, outcome.stdout.count("ESC001")) == (2, 69)
        assert outcome.stderr == (
            "newslint: 33.md: this is no text, byte 1 is NUL; leave the file out, or save it as UTF-8\n"
            "newslint: gone.md: there is no such file or folder; check the spelling\n"
        )

    def test_a_process_that_dies_is_named_with_its_files(self, folder: Path) -> None:
        (folder / "killer.py").write_text(KILLER)
        (folder / "05.md").write_text("A deadly story.\n")
        outcome = self.call("--jobs", "2", "--no-cache", "--pack", "killer.py", "--allow-code", folder=folder)
        assert outcome.returncode == 2
        problem = f"a process died while it checked this file or one of the {parallel.CHUNK - 1} after it; try --jobs 1"
        assert outcome.stderr == f"newslint: 00.md: {problem}\n"

    def test_many_files_have_one_a_core(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[int] = []

        def run_parallel(paths: Any, _task_for: Any, _start: Any, jobs: int) -> list[Any]:
            asked.append(jobs)
            return []

        def never(_path: str) -> runner.Task:
            raise AssertionError

        monkeypatch.setattr(parallel, "_run_parallel", run_parallel)
        monkeypatch.setattr(parallel, "cores", lambda: 4)
        for count in (parallel.MANY - 1, parallel.MANY):
            parallel.run_paths([f"{number}.md" for number in range(count)], never, lambda: never, 0)
        assert asked == [4]
        if hasattr(os, "sched_getaffinity"):
            monkeypatch.undo()
            assert parallel.cores() == len(os.sched_getaffinity(0))

    @pytest.mark.parametrize("count", ["0", "-1", "two"])
    def test_a_number_that_is_none(self, run: Run, count: str) -> None:
        outcome = run("check", f"--jobs={count}")
        assert (
            outcome.err
            == f"newslint: argument --jobs: '{count}' is no number of processes; see 'newslint check --help'\n"
        )

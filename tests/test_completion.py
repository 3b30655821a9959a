"""What a shell completes: commands, options, choices and files."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newslint.arguments import SHELLS
from newslint.audit.command import COMMANDS
from tools.docs.commands import commands

Run = Callable[..., Any]
COMPLETE = """
source script.bash
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
"$(complete -p newslint | sed 's/.*-F \\([^ ]*\\).*/\\1/')" newslint "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""
Completed = Callable[..., list[str]]


@pytest.fixture
def completed(run: Run, tmp_path: Path) -> Completed:
    """What bash makes of words behind `newslint`, the last of which is being typed."""
    (tmp_path / "script.bash").write_text(run("completion", "bash").out)
    (tmp_path / "story.md").touch()
    (tmp_path / "stories").mkdir()

    def complete(*words: str) -> list[str]:
        command = ["bash", "-c", COMPLETE, "bash", "newslint", *words]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        assert done.stderr == ""
        return sorted(done.stdout.split())

    return complete


def test_commands(completed: Completed) -> None:
    assert set(completed("")) >= set(commands())
    assert completed("che") == ["check"]


def test_commands_of_an_audit(completed: Completed) -> None:
    assert set(completed("audit", "")) == {*COMMANDS, "stories", "story.md", "script.bash"}
    assert completed("audit", "q") == ["query"]


def test_options_and_their_choices(completed: Completed) -> None:
    assert completed("check", "--output-fo") == ["--output-format"]
    assert completed("check", "--output-format", "sar") == ["sarif"]
    assert completed("completion", "") == sorted(SHELLS)


def test_files_and_folders(completed: Completed) -> None:
    assert completed("check", "stor") == ["stories", "story.md"]
    assert completed("audit", "--out", "stor") == ["stories"]
    assert completed("check", "--baseline", "stor") == ["stories", "story.md"]


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_a_script(run: Run, shell: str) -> None:
    assert "--unsafe-fixes" in run("completion", shell).out


def test_without_shtab(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)
    outcome = run("completion", "bash")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "newslint: completion needs shtab, which is not installed; run: pip install 'newslint[completion]'\n"
    )

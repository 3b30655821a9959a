"""A repository that nobody vouches for: linting it runs none of its code, and says in one sentence what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
SPY = """
from pathlib import Path

Path(__file__).with_name("ran").touch()

from newslint import Bad, Good, rule

@rule(code="SPY001", summary="Spy", trigger="x", safety=None, examples=[Bad("x"), Good("y")])
def spy(block):
    yield block.flag((0, 1), "Seen")
"""
HOUSE = """
[[rule]]
code = "HSE001"
name = "per-cent"
kind = "substitution"
summary = "Per cent is two words"
swap = { percent = "per cent" }
bad = [["Prices rose 3 percent.", "Prices rose 3 per cent."]]
good = ["The percentage fell."]
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.md").write_text("x rose 3 percent.\n")
    (tmp_path / "house.toml").write_text(HOUSE)
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "spy.py").write_text(SPY)
    return tmp_path


def complaint(run: Run, *arguments: str) -> str:
    """The one line on stderr of a run that fails and shows no traceback."""
    outcome = run("check", *arguments, "a.md")
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
    return str(outcome.err)


def test_python_that_a_configuration_names_does_not_run(run: Run, repository: Path) -> None:
    (repository / "newslint.toml").write_text('packs = ["pack"]\n')
    assert "runs only with --allow-code; give that if you trust it" in complaint(run)
    assert not (repository / "pack" / "ran").exists()


def test_python_runs_with_consent(run: Run, repository: Path) -> None:
    (repository / "newslint.toml").write_text('packs = ["pack", "house.toml"]\n')
    outcome = run("check", "--allow-code", "--output-format", "concise", "-q", "a.md")
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out == "a.md:1:1: SPY001 Seen\na.md:1:10: HSE001 Write ‘per cent’, not ‘percent’\n"


def test_toml_runs_without_consent_and_can_be_suppressed(run: Run, repository: Path) -> None:
    (repository / "newslint.toml").write_text('packs = ["house.toml"]\n')
    assert run("check", "-q", "--output-format", "concise", "a.md").out.count("HSE001") == 1
    (repository / "a.md").write_text("<!-- newslint-disable-file HSE001 -->\n\nIt rose 3 percent.\n")
    assert run("check", "-q", "a.md").code == 0


@pytest.mark.parametrize("named", ["/etc", "../pack", "link"])
def test_a_pack_outside_of_the_repository_is_refused(
    run: Run, repository: Path, tmp_path_factory: pytest.TempPathFactory, named: str
) -> None:
    (repository / "link").symlink_to(tmp_path_factory.mktemp("outside"))
    (repository / "newslint.toml").write_text(f'packs = ["{named}"]\n')
    assert f"line 1: '{named}' lies outside of the repository" in complaint(run)


def test_links_in_a_circle_are_one_sentence(run: Run, repository: Path) -> None:
    (repository / "words.txt").symlink_to(repository / "others.txt")
    (repository / "others.txt").symlink_to(repository / "words.txt")
    (repository / "newslint.toml").write_text('word-lists = ["words.txt"]\n')
    assert "too many levels of symbolic links" in complaint(run)


def test_a_huge_configuration_is_one_sentence(run: Run, repository: Path) -> None:
    (repository / "newslint.toml").write_text("#" * (5 << 20))
    assert "it is larger than 1 MB" in complaint(run)


def test_an_unknown_rule_in_a_configuration_is_named_with_its_line(run: Run, repository: Path) -> None:
    (repository / "newslint.toml").write_text('# ours\nignore = ["TST01"]\n')
    assert "newslint.toml, line 2: no rule is called 'TST01'; did you mean TST001" in complaint(run)


def test_one_bad_configuration_does_not_stop_the_other_folders(run: Run, repository: Path) -> None:
    (repository / "bad").mkdir()
    (repository / "bad" / "newslint.toml").write_text("ignore = 3\n")
    for name in ("1.md", "2.md"):
        (repository / "bad" / name).write_text("Goal!!\n")
    (repository / "good.md").write_text("Goal!!\n")
    outcome = run("check", "--output-format", "concise", "-q", "bad", "good.md")
    assert (outcome.code, outcome.err.count("\n")) == (2, 1)
    assert outcome.out == "good.md:1:5: TST001 Exclamation mark typed twice\n"


def test_the_examples_of_a_pack_are_run(run: Run, repository: Path) -> None:
    outcome = run("test", "house.toml")
    assert (outcome.code, outcome.out) == (0, "1 of 1 rules do what their examples say.\n")
    (repository / "house.toml").write_text(HOUSE.replace("percentage", "3 percent"))
    outcome = run("test", "house.toml")
    assert outcome.code == 1
    assert outcome.out.startswith("rule HSE001: 1 findings, not 0, in 'The 3 percent fell.'\n0 of 1")
    assert run("test", "pack").code == 2
    assert not (repository / "pack" / "ran").exists()

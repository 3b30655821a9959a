"""A content repository of fifty files: configuration, suppression and baseline as a user meets them.

The tests' own rules run: TST001 flags `!!` (safe fix), TST002 `teh` (unsafe fix, an error), TST003 `LOUD` (off by default).
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
CONCISE = ("--output-format", "concise", "--quiet")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Ten stories in each of five folders, each with one `!!`, one `teh` and one `LOUD`."""
    (tmp_path / ".git").mkdir()
    for desk in ("news", "sport", "letters", "archive", "drafts"):
        for number in range(10):
            write(tmp_path / desk / f"{number}.md", f"Story {number} of {desk}.\n\nGoal!! In teh town. LOUD.\n")
    return tmp_path


def found(run: Run, *arguments: str) -> list[tuple[str, str]]:
    """File and code of each finding."""
    outcome = run("check", *CONCISE, *arguments)
    assert outcome.err == ""
    lines = [line.split(":", 3) for line in outcome.out.splitlines()]
    return [(path, rest.split()[0]) for path, _, _, rest in lines]


def codes(run: Run, *arguments: str) -> dict[str, int]:
    counted: dict[str, int] = {}
    for _, code in found(run, *arguments):
        counted[code] = counted.get(code, 0) + 1
    return counted


def test_without_a_configuration_the_default_rules_run(run: Run, repository: Path) -> None:
    assert codes(run) == {"TST001": 50, "TST002": 50}


def test_one_file_at_the_root_holds_for_all(run: Run, repository: Path) -> None:
    write(repository / "newslint.toml", 'extend-select = ["TST003"]\nignore = ["doubled-mark"]\n')
    assert codes(run) == {"TST002": 50, "TST003": 50}


def test_the_nearest_file_holds_and_extends_only_if_it_says_so(run: Run, repository: Path) -> None:
    write(repository / "newslint.toml", 'ignore = ["TST001"]\n')
    write(repository / "sport" / "newslint.toml", 'extend-select = ["TST003"]\n')
    write(repository / "news" / "newslint.toml", 'extend = "../newslint.toml"\nextend-select = ["TST003"]\n')
    assert codes(run, "sport") == {"TST001": 10, "TST002": 10, "TST003": 10}
    assert codes(run, "news") == {"TST002": 10, "TST003": 10}
    assert codes(run, "letters") == {"TST002": 10}


def test_it_is_found_from_the_file_and_not_from_the_working_directory(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(repository / "sport" / "newslint.toml", 'ignore = ["TST001"]\n')
    monkeypatch.chdir(repository / "news")
    assert codes(run, "../sport/1.md") == {"TST002": 1}


def test_rules_can_be_left_out_for_some_files(run: Run, repository: Path) -> None:
    write(repository / "newslint.toml", '[per-file-ignores]\n"letters/*.md" = ["TST001"]\n"archive/" = ["TST"]\n')
    assert codes(run, "letters") == {"TST002": 10}
    assert codes(run, "archive") == {}
    assert codes(run, "--per-file-ignores", "news/1*:TST002", "news") == {"TST001": 10, "TST002": 9}


def test_files_can_be_left_out(run: Run, repository: Path) -> None:
    write(repository / "newslint.toml", 'exclude = ["archive/", "drafts/[0-4].md"]\n')
    assert codes(run) == {"TST001": 35, "TST002": 35}
    assert codes(run, "archive/1.md") == {"TST001": 1, "TST002": 1}
    assert codes(run, "--force-exclude", "archive/1.md", "news/1.md") == {"TST001": 1, "TST002": 1}
    assert codes(run, "--exclude", "[1-9].md", "news") == {"TST001": 1, "TST002": 1}


def test_files_can_be_added(run: Run, repository: Path) -> None:
    write(repository / "news" / "story.copy", "Goal!!\n")
    write(repository / "news" / "story.tale", "> Goal `!!`\n")
    assert ("news/story.copy", "TST001") in found(run, "--include", "*.copy")
    write(repository / "newslint.toml", '[input-formats]\n"*.tale" = "markdown"\n"*.copy" = "plain"\n')
    names = {path for path, _ in found(run)}
    assert "news/story.copy" in names
    assert "news/story.tale" not in names


def test_show_files_checks_none(run: Run, repository: Path) -> None:
    outcome = run("check", "--show-files", "sport")
    assert (outcome.code, outcome.out.splitlines()) == (0, [f"sport/{number}.md" for number in range(10)])


def test_severity_can_be_set(run: Run, repository: Path) -> None:
    write(repository / "newslint.toml", '[severity]\nTST001 = "info"\n')
    items = json.loads(run("check", "--output-format", "json", "news/1.md").out)
    assert [(item["code"], item["severity"]) for item in items] == [("TST001", "info"), ("TST002", "error")]


def test_the_command_line_beats_the_file(run: Run, repository: Path) -> None:
    write(repository / "newslint.toml", 'ignore = ["TST001"]\n')
    assert codes(run, "--select", "TST001") == {"TST001": 50}
    assert codes(run, "--ignore", "TST002") == {}
    assert codes(run, "--isolated") == {"TST001": 50, "TST002": 50}
    assert codes(run, "--config", "ignore = []") == {"TST001": 50, "TST002": 50}
    write(repository / "other.toml", 'select = ["TST003"]\n')
    assert codes(run, "--config", "other.toml") == {"TST003": 50}


def test_which_fixes_are_applied_can_be_set(run: Run, repository: Path) -> None:
    story = repository / "news" / "1.md"
    run("check", "--fix", "--unfixable", "TST001", "news/1.md")
    assert "Goal!!" in story.read_text()
    run("check", "--fix", "--extend-safe-fixes", "TST002", "--fixable", "TST002", "news/1.md")
    assert story.read_text().splitlines()[2] == "Goal!! In the town. LOUD."
    run("check", "--fix", "--extend-unsafe-fixes", "TST001", "news/1.md")
    assert "Goal!!" in story.read_text()
    outcome = run("check", "--fix", "--show-fixes", "news/1.md")
    assert outcome.out == "Fixed 1 problem, 0 remain.\n    1  TST001\n"


def test_fix_only_says_nothing_of_the_rest(run: Run, repository: Path) -> None:
    outcome = run("check", "--fix-only", "--quiet", "news/1.md")
    assert (outcome.code, outcome.out) == (0, "")
    assert "Goal! In teh" in (repository / "news" / "1.md").read_text()
    write(repository / "news" / "1.md", "Goal!!\n")
    assert run("check", "--fix", "--exit-non-zero-on-fix", "news/1.md").code == 1


def test_a_comment_silences_a_rule_where_it_is_meant(run: Run, repository: Path) -> None:
    write(repository / "news" / "1.md", "<!-- newslint-disable-next-line TST001 -->\nGoal!!\n\nGoal!!\n")
    assert found(run, "news/1.md") == [("news/1.md", "TST001")]


def test_a_baseline_accepts_what_is_there_and_reports_what_is_new(run: Run, repository: Path) -> None:
    outcome = run("check", "--write-baseline", "accepted.json")
    assert (outcome.code, outcome.out) == (0, "Accepted 100 problems in accepted.json.\n")
    assert codes(run, "--baseline", "accepted.json") == {}
    story = repository / "news" / "1.md"
    story.write_text("More.\n\n" + story.read_text())
    assert codes(run, "--baseline", "accepted.json") == {}, "a moved paragraph stays accepted"
    story.write_text(story.read_text().replace("In teh town.", "In teh city."))
    assert codes(run, "--baseline", "accepted.json") == {"TST001": 1, "TST002": 1}, "an edited one does not"


def test_a_baseline_is_pruned_of_what_is_gone(run: Run, repository: Path) -> None:
    run("check", "--write-baseline", "accepted.json")
    for path in (repository / "sport").iterdir():
        path.write_text("Fine.\n")
    outcome = run("check", "--baseline", "accepted.json")
    assert outcome.out.endswith("20 accepted in accepted.json not found; --prune-baseline takes them out.\n")
    run("check", "--baseline", "accepted.json", "--prune-baseline")
    assert run("check", "--baseline", "accepted.json").out == "No problems found.\n"
    assert len(json.loads((repository / "accepted.json").read_text())["findings"]["TST001"]) < 50


def test_config_shows_what_holds_and_where_it_comes_from(run: Run, repository: Path) -> None:
    write(repository / "newslint.toml", 'ignore = ["TST001"]\n')
    write(repository / "news" / "newslint.toml", 'extend = "../newslint.toml"\nextend-select = ["TST003"]\n')
    outcome = run("config", "news/1.md")
    assert outcome.code == 0
    assert f'ignore = ["TST001"]  # {repository / "newslint.toml"}' in outcome.out
    assert f'extend-select = ["TST003"]  # {repository / "news" / "newslint.toml"}' in outcome.out
    assert tomllib.loads(outcome.out) == {"ignore": ["TST001"], "extend-select": ["TST003"]}
    assert "# 4 rules run:\n#   TST002 swapped-letters\n#   TST003 word-in-capitals\n" in outcome.out
    assert json.loads(run("config", "--schema").out)["title"] == "newslint.toml"


def test_config_names_all_files_that_have_a_part_in_a_setting(run: Run, repository: Path) -> None:
    base = repository / "newslint.toml"
    near = repository / "news" / "newslint.toml"
    write(base, 'extend-select = ["TST003"]\n[severity]\nTST001 = "info"\n')
    write(near, 'extend = "../newslint.toml"\nextend-select = ["TST004"]\n[severity]\nTST002 = "info"\n')
    shown = run("config", "--ignore", "TST005", "news/1.md").out
    assert f'extend-select = ["TST003", "TST004"]  # {near}, {base}\n' in shown
    assert f'severity = {{ "TST001" = "info", "TST002" = "info" }}  # {near}, {base}\n' in shown
    assert 'ignore = ["TST005"]  # command line\n' in shown
    assert tomllib.loads(shown)["severity"] == {"TST001": "info", "TST002": "info"}


def test_a_wrong_rule_is_found_in_the_file_that_names_it(run: Run, repository: Path) -> None:
    write(repository / "newslint.toml", '\nextend-select = ["TST009"]\n')
    write(repository / "news" / "newslint.toml", 'extend = "../newslint.toml"\nextend-select = ["TST003"]\n')
    outcome = run("check", "news/1.md")
    problem = "no rule is called 'TST009'; did you mean TST005 (doubled-brackets)?"
    assert (outcome.code, outcome.err) == (2, f"newslint: {repository / 'newslint.toml'}, line 2: {problem}\n")


def test_init_writes_a_file_to_start_from(run: Run, tmp_path: Path) -> None:
    assert run("init").code == 0
    assert run("config").code == 0
    again = run("init")
    assert (again.code, again.err) == (2, "newslint: newslint.toml: it exists already; nothing was written\n")

"""The command line: options and configuration keys that no other test of it needs, one small case each."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
CONCISE = ("--output-format", "concise", "--quiet")


def write(name: str, text: str) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")
    return name


def codes(run: Run, *arguments: str) -> list[str]:
    outcome = run("check", *CONCISE, *arguments)
    assert outcome.err == ""
    return [line.split(": ")[1].split()[0] for line in outcome.out.splitlines()]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("Goal!! In teh town. LOUD.\n")
    return tmp_path / "a.md"


def test_extend_select_adds_to_the_default_rules(run: Run, story: Path) -> None:
    assert codes(run, "a.md") == ["TST001", "TST002"]
    assert codes(run, "--extend-select", "TST003", "a.md") == ["TST001", "TST002", "TST003"]
    assert codes(run, "--extend-select", "TST003", "--ignore", "TST00", "a.md") == []


def test_quiet_has_a_short_form(run: Run, story: Path) -> None:
    assert run("check", "-q", "a.md").out == run("check", "--quiet", "a.md").out


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", ["check", "rule", "config", "test"])
def test_help_of_a_command(run: Run, command: str, option: str) -> None:
    outcome = run(command, option)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"usage: newslint {command} ")


def test_version(run: Run) -> None:
    assert run("version") == run("-V") == run("--version") == (0, f"newslint {version('newslint')}\n", "")


def test_what_git_ignores_is_checked_if_asked_for(run: Run, story: Path) -> None:
    write("build/b.md", "Goal!!\n")
    write(".gitignore", "build/\n")
    assert codes(run, "--select", "TST001") == ["TST001"]
    assert codes(run, "--select", "TST001", "--no-respect-gitignore") == ["TST001", "TST001"]


@pytest.mark.parametrize(
    ("format", "code"),
    [
        ("plain", None),
        ("markdown", "Type `Goal!!` here.\n"),
        ("html", "<p>Type <code>Goal!!</code> here.</p>\n"),
        ("mdx", "Type {/* Goal!! */} here.\n"),
        ("asciidoc", "Type +Goal!!+ here.\n"),
        ("rst", "Type ``Goal!!`` here.\n"),
    ],
)
def test_a_file_is_read_as_it_is_said_to_be(run: Run, tmp_path: Path, format: str, code: str | None) -> None:
    write("wire", code or "Type `Goal!!` here.\n")
    assert codes(run, "--input-format", format, "wire") == ([] if code else ["TST001"])
    assert codes(run, "wire") == ["TST001"]


@pytest.mark.usefixtures("story")
class TestKeys:
    """What a key of a configuration does; what options do is not shown again."""

    def test_include(self, run: Run) -> None:
        write("b.copy", "Goal!!\n")
        write("newslint.toml", 'include = ["*.copy"]\nselect = ["TST001"]\n')
        assert [line.split(":")[0] for line in run("check", *CONCISE).out.splitlines()] == ["a.md", "b.copy"]

    @pytest.mark.parametrize(
        ("text", "fixed"),
        [
            ('fixable = ["TST002"]', "Goal!! In teh town."),
            ('fixable = ["TST"]', "Goal! In teh town."),
            ('unfixable = ["doubled-mark"]', "Goal!! In teh town."),
            ('extend-safe-fixes = ["TST002"]', "Goal! In the town."),
            ('extend-unsafe-fixes = ["TST001"]', "Goal!! In teh town."),
            ('extend-safe-fixes = ["TST"]\nunfixable = ["TST002"]', "Goal! In teh town."),
        ],
    )
    def test_which_fixes_are_applied(self, run: Run, story: Path, text: str, fixed: str) -> None:
        write("newslint.toml", text)
        run("check", "--fix", "a.md")
        assert story.read_text().startswith(fixed)

    @pytest.mark.parametrize(("language", "expected"), [("en", ["TST001"]), ("en-GB", ["TST001"]), ("de", [])])
    def test_language(self, run: Run, monkeypatch: pytest.MonkeyPatch, language: str, expected: list[str]) -> None:
        from newslint import packs

        english = [rule._replace(language="en") for rule in packs.load().rules if rule.code == "TST001"]
        monkeypatch.setattr(packs, "load", lambda: packs.Packs(tuple(english), ()))
        write("newslint.toml", f'language = "{language}"\n')
        assert codes(run, "a.md") == expected
        assert run("config").out.count("TST001") == len(expected)


def test_no_file_is_left_of_those_named(run: Run, story: Path) -> None:
    write("newslint.toml", 'exclude = ["a.md"]\n')
    outcome = run("check", "--quiet", "--force-exclude", "a.md")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "newslint: no file was checked, since 'exclude' leaves out all that were named\n"


def test_a_file_that_is_named_twice_is_checked_once(run: Run, story: Path) -> None:
    assert codes(run, "--select", "TST001", "a.md", "./a.md", ".") == ["TST001"]

"""The command line: what is checked, selected and shown, and the exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newslint import Rule, packs, rule
from newslint.errors import PackError

Run = Callable[..., Any]
CONCISE = ("--output-format", "concise")


def write(name: str, text: str) -> str:
    Path(name).write_bytes(text.encode())
    return name


class TestCheck:
    def test_clean(self, run: Run) -> None:
        assert run("check", write("a.txt", "A goal!")) == (0, "No problems found.\n", "")

    def test_finding(self, run: Run) -> None:
        outcome = run("check", *CONCISE, write("a.txt", "A goal!!\nIn teh end."))
        assert outcome.code == 1
        assert outcome.out == (
            "a.txt:1:7: TST001 Exclamation mark typed twice\n"
            "a.txt:2:4: TST002 Letters swapped\n"
            "Found 2 problems, 1 fixable with --fix, 1 more with --fix --unsafe-fixes.\n"
        )

    def test_empty_file_is_clean(self, run: Run) -> None:
        assert run("check", write("a.txt", "")).code == 0

    def test_no_path_means_this_folder(self, run: Run) -> None:
        write("a.txt", "Goal!!")
        assert run("check", *CONCISE).out.startswith("a.txt:1:5: TST001")

    def test_options_may_stand_between_files(self, run: Run) -> None:
        write("a.txt", "Goal!!"), write("b.txt", "Goal!!")
        assert run("check", "a.txt", "-q", *CONCISE, "b.txt").out.count("\n") == 2

    def test_unknown_ending_is_plain_text_when_named(self, run: Run) -> None:
        assert run("check", "-q", *CONCISE, write("wire", "Goal!!")).out == (
            "wire:1:5: TST001 Exclamation mark typed twice\n"
        )

    def test_every_other_file_is_still_linted(self, run: Run) -> None:
        write("b.txt", "Goal!!")
        write("c.txt", "a boom, Goal!!")
        Path("d.txt").write_bytes(b"\x00")
        outcome = run("check", "-q", *CONCISE, "a.txt", "c.txt", "d.txt", "b.txt")
        assert outcome.code == 2
        assert outcome.out.count("TST001") == 2
        assert outcome.err == (
            "newslint: a.txt: there is no such file or folder; check the spelling\n"
            "newslint: c.txt: rule TST004: raised ValueError: cannot bear <U+001B>[31ma bo; "
            "tell the rule's author, or leave the rule out with --ignore\n"
            "newslint: d.txt: this is no text, byte 0 is NUL; leave the file out, or save it as UTF-8\n"
        )

    def test_exit_zero(self, run: Run) -> None:
        write("a.txt", "Goal!!")
        assert run("check", "--exit-zero", "a.txt").code == 0
        assert run("check", "--exit-zero", "a.txt", "missing.txt").code == 2

    def test_quiet(self, run: Run) -> None:
        assert run("check", "--quiet", write("a.txt", "Goal!")) == (0, "", "")

    def test_folder_without_copy(self, run: Run) -> None:
        outcome = run("check")
        assert outcome.code == 0
        assert "no file was checked" in outcome.err

    def test_input_format_overrides_the_name(self, run: Run, asked: list[str]) -> None:
        run("check", write("a.md", "Goal!"))
        run("check", "--input-format", "plain", "a.md")
        assert asked == ["markdown", "plain"]

    def test_pack_that_fails(self, run: Run, monkeypatch: pytest.MonkeyPatch, sample_rules: tuple[Rule, ...]) -> None:
        broken = packs.Packs(sample_rules, (PackError("house", "importing 'house' raised NameError: x"),))
        monkeypatch.setattr(packs, "load", lambda: broken)
        outcome = run("check", "-q", *CONCISE, write("a.txt", "Goal!!"))
        assert (outcome.code, outcome.out.count("TST001")) == (2, 1)
        assert outcome.err == "newslint: rule pack 'house' was not loaded: importing 'house' raised NameError: x\n"

    def test_rule_with_a_bad_trigger(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, sample_rules: tuple[Rule, ...]
    ) -> None:
        bad = rule(code="TST009", summary="Bad", trigger="(", examples=[])(lambda _block: iter(()))
        monkeypatch.setattr(packs, "load", lambda: packs.Packs((*sample_rules, bad), ()))
        outcome = run("check", "-q", *CONCISE, write("a.txt", "Goal!!"))
        assert (outcome.code, outcome.out.count("TST001")) == (2, 1)
        assert outcome.err.startswith("newslint: rule TST009: RE2 does not accept the trigger")


class TestSelection:
    TEXT = "Goal!! LOUD in teh end."

    @pytest.mark.parametrize(
        ("options", "codes"),
        [
            ([], ["TST001", "TST002"]),
            (["--select", "TST003"], ["TST003"]),
            (["--select", "word-in-capitals"], ["TST003"]),
            (["--select", "TST"], ["TST001", "TST002", "TST003"]),
            (["--select", "T"], ["TST001", "TST002", "TST003"]),
            (["--select", "ALL", "--ignore", "TST002,doubled-mark"], ["TST003"]),
            (["--select", "TST001, TST003"], ["TST001", "TST003"]),
            (["--select", "TST001", "--select", "TST002"], ["TST001", "TST002"]),
            (["--ignore", "TST00"], []),
        ],
    )
    def test_select_and_ignore(self, run: Run, options: list[str], codes: list[str]) -> None:
        outcome = run("check", "--output-format", "json", *options, write("a.txt", self.TEXT))
        assert sorted(item["code"] for item in json.loads(outcome.out)) == codes

    @pytest.mark.parametrize("option", ["--select", "--ignore"])
    def test_unknown_rule(self, run: Run, option: str) -> None:
        assert run("check", option, "TST01") == (
            2, "", "newslint: no rule is called 'TST01'; did you mean TST001 (doubled-mark)?\n"
        )  # fmt: skip
        assert "did you mean swapped-letters (TST002)?" in run("check", option, "swaped-letters").err
        assert "'newslint rule --all' shows every rule" in run("check", option, "quite other").err
        assert run("check", option, "").code == 2


class TestOutputOptions:
    def test_format_from_the_environment(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NEWSLINT_OUTPUT_FORMAT", "json")
        assert run("check", write("a.txt", "Goal!")).out == "[]\n"
        assert run("check", *CONCISE, "a.txt").out == "No problems found.\n"
        monkeypatch.setenv("NEWSLINT_OUTPUT_FORMAT", "yaml")
        assert run("check", "a.txt") == (
            2, "", "newslint: NEWSLINT_OUTPUT_FORMAT is 'yaml'; set it to full, concise, grouped, json, "
            "json-lines, sarif, github, gitlab, junit, rdjson, checkstyle or lsp\n"
        )  # fmt: skip

    def test_statistics(self, run: Run) -> None:
        write("a.txt", "teh Goal!! Goal!! LOUD")
        outcome = run("check", "--statistics", "--select", "ALL", "a.txt")
        assert outcome.code == 1
        assert outcome.out == (
            "2  TST001  [*]  doubled-mark\n"
            "1  TST002  [*]  swapped-letters\n"
            "1  TST003  [ ]  word-in-capitals\n"
            "Found 4 problems, 2 fixable with --fix, 1 more with --fix --unsafe-fixes.\n"
        )

    def test_statistics_as_json(self, run: Run) -> None:
        outcome = run("check", "--statistics", "--output-format", "json", write("a.txt", "Goal!!"))
        assert json.loads(outcome.out) == [{"code": "TST001", "name": "doubled-mark", "count": 1, "fixable": 1}]

    @pytest.mark.parametrize(
        ("option", "variables", "coloured"),
        [
            ("auto", {}, False),
            ("auto", {"FORCE_COLOR": "1"}, True),
            ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
            ("always", {"NO_COLOR": "1"}, True),
            ("never", {"FORCE_COLOR": "1"}, False),
        ],
    )
    def test_colour(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, option: str, variables: dict[str, str], coloured: bool
    ) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        for format in ("full", "concise"):
            outcome = run("check", "--color", option, "--output-format", format, write("a.txt", "Goal!!"))
            assert ("\x1b[" in outcome.out) is coloured

    def test_no_escape_of_a_document_or_a_name_reaches_the_terminal(self, run: Run) -> None:
        write("a\x1b]0;x\x07.txt", "\x1b[2J\x9b2J \u202egoal!! [[\x07\x1b[31m]]\x00"[:-1])
        for options in (["--output-format", "full"], [*CONCISE], ["--output-format", "json"]):
            outcome = run("check", *options)
            assert outcome.code == 1
            assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(outcome.out)

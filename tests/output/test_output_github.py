"""`github`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest

from newslint import Severity
from newslint.runner import Result

COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*,?)+)::([^\r\n]*)")
Results = tuple[Result, ...]


class Annotation(NamedTuple):
    level: str
    properties: dict[str, str]
    message: str


@pytest.fixture
def commands(show: Callable[..., str]) -> Callable[[Results], list[Annotation]]:
    """The commands as the runner of GitHub Actions reads them: a line each, escapes undone."""

    def call(results: Results) -> list[Annotation]:
        read = []
        for line in show("github", results).split("\n")[:-1]:
            match = COMMAND.fullmatch(line)
            assert match, line
            pairs = [pair.split("=", 1) for pair in match[2].split(",")]
            properties = {name: unescaped(value) for name, value in pairs}
            assert len(properties) == len(pairs)
            read.append(Annotation(match[1], properties, unescaped(match[3])))
        return read

    return call


def unescaped(text: str) -> str:
    text = text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",")
    return text.replace("%25", "%")


def test_command(show: Callable[..., str], lint: Callable[..., Result]) -> None:
    assert show("github", [lint("ü Goal!!".encode(), "./a,b.txt")]) == (
        "::warning title=newslint (TST001),file=a%2Cb.txt,line=1,endLine=1,col=7,endColumn=9"
        "::1:7: Exclamation mark typed twice [doubled-mark]\n"
    )


def test_worst_first(commands: Callable[[Results], list[Annotation]], everything: Results) -> None:
    found = commands(everything)
    assert [each.level for each in found] == ["error", *["warning"] * 5, "notice"]
    assert found[0].properties["file"] == "desk/ü 1%: <b>&\"c',\ufffd.txt"
    assert found[5].message == "2:8: Brackets around ‘\ufffd’ [doubled-brackets]"


def test_columns_only_within_a_line(commands: Callable[[Results], list[Annotation]], everything: Results) -> None:
    last = commands(everything)[-1]
    assert last.properties == {"title": "newslint (TST004)", "file": "b.txt", "line": "1", "endLine": "2"}
    assert last.message.startswith("1:3: Line 1\nline 2, 100%0A:")


@pytest.mark.parametrize(("count", "said"), [(10, False), (11, True)])
@pytest.mark.parametrize("severity", Severity)
def test_more_than_github_shows(
    commands: Callable[[Results], list[Annotation]],
    lint: Callable[..., Result],
    severity: Severity,
    count: int,
    said: bool,
) -> None:
    result = lint(b"Goal!!" * count)
    levels = tuple(finding._replace(severity=severity) for finding in result.findings)
    found = commands((result._replace(findings=levels),))
    notices = [each for each in found if each.properties == {"title": "newslint"}]
    assert len(found) == count + said
    assert len(notices) == said
    if said:
        level = {"info": "notice"}.get(severity, str(severity))
        assert notices[0].level == "notice"
        assert f"11 {level}s" in notices[0].message
        assert "GitHub shows 10 of each" in notices[0].message
        shown_notices = [each for each in found if each.level == "notice"][:10]
        assert notices[0] in shown_notices


def test_counts_are_words(commands: Callable[[Results], list[Annotation]], lint: Callable[..., Result]) -> None:
    notice = commands((lint(b"Goal!!" * 11 + b" teh"),))[-1]
    assert (
        notice.message == "Found 1 error, 11 warnings, 0 notices; GitHub shows 10 of each, the log of this step has all"
    )


def test_nothing_found(show: Callable[..., str], lint: Callable[..., Result]) -> None:
    assert show("github", [lint(b"Goal!")]) == ""

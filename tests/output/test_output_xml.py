"""`junit` and `checkstyle`: well-formed, with the elements and attributes that their readers know and no others."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from newslint.output.xml import attribute, content
from newslint.runner import Result

Show = Callable[..., str]
ODD_NAME = "desk/ü 1%: <b>&\"c',\ufffd.txt"
JUNIT = {
    "testsuites": ({"name"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors"}, {"testcase"}),
    "testcase": ({"name", "classname"}, {"failure", "error"}),
    "failure": ({"message", "type"}, set[str]()),
    "error": ({"message"}, set[str]()),
}
"""Elements with their attributes and children: what newslint uses of the schema of Jenkins (junit-10.xsd)."""
CHECKSTYLE = {
    "checkstyle": ({"version"}, {"file"}),
    "file": ({"name"}, {"error"}),
    "error": ({"line", "column", "severity", "message", "source"}, set[str]()),
}


def parse(text: str, grammar: dict[str, tuple[set[str], set[str]]]) -> ElementTree.Element:
    """The document, read as its bytes, every element as the grammar has it."""
    assert text.isascii()
    root = ElementTree.fromstring(text.encode())
    assert root.tag == next(iter(grammar))
    for element in root.iter():
        attributes, children = grammar[element.tag]
        assert set(element.keys()) == attributes
        assert {child.tag for child in element} <= children
    return root


def test_junit(show: Show, everything: tuple[Result, ...]) -> None:
    root = parse(show("junit", everything), JUNIT)
    assert [suite.get("name") for suite in root] == [ODD_NAME, "clean.txt", "./b.txt", "gone.txt", "newslint"]
    for suite in root:
        assert suite.get("tests") == str(len(suite.findall("testcase")))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        assert suite.get("errors") == str(len(suite.findall("testcase/error")))
    assert [(suite.get("failures"), suite.get("errors")) for suite in root] == [
        ("6", "0"), ("0", "0"), ("1", "0"), ("0", "1"), ("0", "1"),
    ]  # fmt: skip
    case = root[0][5]
    assert (case.get("name"), case.get("classname")) == ("TST005 at 2:8", ODD_NAME)
    assert case[0].attrib == {"message": "Brackets around ‘\ufffd’", "type": "doubled-brackets"}
    assert case[0].text == f"{ODD_NAME}:2:8: Brackets around ‘\ufffd’"
    assert root[2][0][0].get("message") == "Line 1\nline 2, 100%0A:\ufffd"
    assert root[4][0][0].get("message") == "de\ufffdsk: cannot be listed"


def test_junit_of_a_clean_file_is_a_test_that_passed(show: Show, lint: Callable[..., Result]) -> None:
    (suite,) = parse(show("junit", [lint(b"Goal!")]), JUNIT)
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("1", "0", "0")
    assert [len(case) for case in suite] == [0]
    assert len(parse(show("junit", []), JUNIT)) == 0


def test_checkstyle(show: Show, everything: tuple[Result, ...]) -> None:
    root = parse(show("checkstyle", everything), CHECKSTYLE)
    assert [file.get("name") for file in root] == [ODD_NAME, "./b.txt"]
    assert [error.get("severity") for error in root.iter("error")] == [
        "warning", "error", "warning", "warning", "warning", "warning", "info",
    ]  # fmt: skip
    assert root[0][5].attrib == {
        "line": "2",
        "column": "8",
        "severity": "warning",
        "message": "Brackets around ‘\ufffd’ [doubled-brackets]",
        "source": "newslint.TST005",
    }


def test_checkstyle_without_findings(show: Show, lint: Callable[..., Result]) -> None:
    assert len(parse(show("checkstyle", [lint(b"Goal!")]), CHECKSTYLE)) == 0


@pytest.mark.parametrize("text", ["a<b>&amp;\"'", "tab\tline\r\nend", "😀 e\u0301 ‘’", " ]]> <!-- "])
def test_text_survives(text: str) -> None:
    element = ElementTree.fromstring(f"<a b={attribute(text)}>{content(text)}</a>")
    assert (element.get("b"), element.text) == (text, text)


def test_what_xml_cannot_hold() -> None:
    for forbidden in "\x00\x08\x0b\x0c\x0e\x1f\ud800\udcff\ufffe\uffff":
        assert content(f"a{forbidden}b") == "a&#65533;b"

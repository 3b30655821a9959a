"""A comment against a finding is written as its format has it, does its work, and changes nothing that a reader sees."""

from __future__ import annotations

import pytest

from newslint.engine import RuleSet
from newslint.finding import Edit
from newslint.readers import reader
from newslint.rule import Format, Rule
from newslint.silencing import silenced
from newslint.source import Source

CASES: dict[str, tuple[Format, str, str | None]] = {
    "markdown": (
        "markdown",
        "Stop!! It rained.\n\nNo.\n",
        "Stop!! It rained. <!-- newslint-disable-line TST001 -->\n\nNo.\n",
    ),
    "wrapped lines": ("markdown", "Stop!! It\nrained.\n", "Stop!! It\nrained. <!-- newslint-disable-line TST001 -->\n"),
    "a comment that is there": (
        "markdown",
        "Stop!! <!-- newslint-disable-line ESC001 -- as sent -->\n",
        "Stop!! <!-- newslint-disable-line ESC001, TST001 -- as sent -->\n",
    ),
    "html": ("html", "<p>Stop!!</p>\n<p>No.</p>", "<p>Stop!!<!-- newslint-disable-line TST001 --></p>\n<p>No.</p>"),
    "mdx": ("mdx", "Stop!! It rained.\n", "Stop!! It rained. {/* newslint-disable-line TST001 */}\n"),
    "asciidoc": (
        "asciidoc",
        "Stop!! It rained.\n\nNo.\n",
        "Stop!! It rained.\n// newslint-disable-line TST001\n\nNo.\n",
    ),
    "asciidoc with CRLF": (
        "asciidoc",
        "Stop!!\r\n\r\nNo.\r\n",
        "Stop!!\r\n// newslint-disable-line TST001\r\n\r\nNo.\r\n",
    ),
    "rst": (
        "rst",
        "No.\n\nStop!! It\nrained.\n",
        "No.\n\n.. newslint-disable-next-line TST001\n\nStop!! It\nrained.\n",
    ),
    "rst, indented": ("rst", "No.\n\n   Stop!!\n", "No.\n\n   .. newslint-disable-next-line TST001\n\n   Stop!!\n"),
    "rst, in an item, where no comment can stand": ("rst", "* Stop!!\n* No.\n", None),
    "plain text has no comments": ("plain", "Stop!!\n", None),
}


@pytest.mark.parametrize("case", CASES)
def test_a_comment_is_written_as_the_format_has_it_and_silences(sample_rules: tuple[Rule, ...], case: str) -> None:
    format, text, expected = CASES[case]
    rules, source = RuleSet(sample_rules), Source(text.encode())
    document = reader(format)(source)
    finding = next(found for found in rules.lint(document).findings if found.rule == "TST001")
    edit = silenced(document, finding, reader(format))
    assert (edit and changed(source, edit)) == expected
    if expected is not None:
        after = reader(format)(Source(expected.encode()))
        assert after.text == document.text
        assert all(found.rule != "TST001" for found in rules.lint(after).findings)


def changed(source: Source, edit: Edit) -> str:
    data = source.data
    return (data[: edit.span.start] + edit.text.encode() + data[edit.span.end :]).decode()

"""A comment against a finding silences it, and nobody sees it on the page."""

from __future__ import annotations

import pytest

from newslint import Edit, Rule, RuleSet, Source, Span
from newslint.readers import reader
from newslint.rule import Format
from newslint.silencing import silenced
from tests.soup import RULES

ALL = RuleSet(rule for rule in RULES if rule.scope != "suppressions")
EXAMPLES = sorted({(one.format, one.text) for rule in RULES for one in rule.examples if one.format != "plain"})


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


def after(source: Source, edit: Edit) -> Source:
    data = source.data
    return Source(data[: edit.span.start] + edit.text.encode() + data[edit.span.end :])


@pytest.mark.parametrize(("format", "text"), EXAMPLES)
def test_each_finding_can_be_silenced(format: Format, text: str) -> None:
    read = reader(format)
    source = Source(text.encode("utf-8", "surrogateescape"))
    document = read(source)
    for finding in ALL.lint(document).findings:
        edit = silenced(document, finding, read)
        if edit is None:  # the comment would show, or be another's business
            continue
        changed = read(after(source, edit))
        assert changed.text == document.text
        shift = len(edit.text) if edit.span.start <= finding.span.start else 0
        place = Span(finding.span.start + shift, finding.span.end + shift)
        assert not [each for each in ALL.lint(changed).findings if (each.rule, each.span) == (finding.rule, place)]


@pytest.mark.parametrize("case", CASES)
def test_a_comment_is_written_as_the_format_has_it_and_silences(sample_rules: tuple[Rule, ...], case: str) -> None:
    format, text, expected = CASES[case]
    rules, source = RuleSet(sample_rules), Source(text.encode())
    document = reader(format)(source)
    finding = next(found for found in rules.lint(document).findings if found.rule == "TST001")
    edit = silenced(document, finding, reader(format))
    assert (edit and after(source, edit).data.decode()) == expected
    if expected is not None:
        silent = reader(format)(Source(expected.encode()))
        assert silent.text == document.text
        assert all(found.rule != "TST001" for found in rules.lint(silent).findings)


def test_most_findings_can_be_silenced() -> None:
    edits = [
        silenced(document, finding, reader(format))
        for format, text in EXAMPLES
        for document in [reader(format)(Source(text.encode("utf-8", "surrogateescape")))]
        for finding in ALL.lint(document).findings
    ]
    assert edits.count(None) < 0.1 * len(edits)

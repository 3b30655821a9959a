"""A comment against a finding silences it, and nobody sees it on the page."""

from __future__ import annotations

import pytest

from newslint import Edit, RuleSet, Source, Span
from newslint.readers import reader
from newslint.rule import Format
from newslint.silencing import silenced
from tests.soup import RULES

ALL = RuleSet(rule for rule in RULES if rule.scope != "suppressions")
EXAMPLES = sorted({(one.format, one.text) for rule in RULES for one in rule.examples if one.format != "plain"})


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


def test_a_code_is_added_to_the_comment_that_is_there() -> None:
    read = reader("markdown")
    document = read(Source(b"The vote , failed. <!-- newslint-disable-line ESC -->\n"))
    (finding,) = (each for each in ALL.lint(document).findings if each.rule == "SPC002")
    edit = silenced(document, finding, read)
    assert edit is not None
    assert after(document.source, edit).data.endswith(b"-disable-line ESC, SPC002 -->\n")


def test_plain_text_has_no_comments() -> None:
    document = reader("plain")(Source(b"The vote , failed."))
    finding, *_ = ALL.lint(document).findings
    assert silenced(document, finding, reader("plain")) is None


def test_most_findings_can_be_silenced() -> None:
    edits = [
        silenced(document, finding, reader(format))
        for format, text in EXAMPLES
        for document in [reader(format)(Source(text.encode("utf-8", "surrogateescape")))]
        for finding in ALL.lint(document).findings
    ]
    assert edits.count(None) < 0.1 * len(edits)

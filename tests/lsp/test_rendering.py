"""Diagnostics are rendered once, and moved as text."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import example, given, settings

from newslint import RuleSet, Source, Span
from newslint.diagnostic import diagnostic
from newslint.finding import Finding, Severity
from newslint.incremental.linting import Incremental
from newslint.lsp.rendering import Renderer, listed, with_member
from newslint.rule import Format
from tests.editing import Change, changed, edited
from tests.soup import RULES

ALL = RuleSet(RULES)
BY_CODE = {rule.code: rule for rule in RULES}


def finding(start: int, end: int) -> Finding:
    return Finding("ESC001", Span(start, end), 'In "line":7', Severity.WARNING, None, ())


class Maker:
    """Makes diagnostics, and notes of which findings."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.made: list[Finding] = []

    def __call__(self, finding: Finding) -> dict[str, Any]:
        self.made.append(finding)
        start, end = map(self.source.utf16_position, finding.span)
        places = [{"line": line, "character": character} for line, character in (start, end)]
        return {"range": {"start": places[0], "end": places[1]}, "message": finding.message}


@settings(max_examples=100)
@given(edited())
@example(("html", "<p>Mist.</p>\n<p>Rain.</p><p>The the vote.</p>", [Change(0.4, 0, "Snow.")]))
def test_what_is_sent_is_what_a_fresh_look_gives(drawn: tuple[Format, str, list[Change]]) -> None:
    format, text, edits = drawn
    linter, renderer = Incremental(ALL, format), Renderer()
    for change in [Change(0.0, 0, ""), *edits]:
        text, _, _ = changed(text, change)
        source = Source(text.encode("utf-8", "surrogatepass"), in_editor=True)

        def make(finding: Finding, source: Source = source) -> dict[str, Any]:
            return diagnostic(source, finding, BY_CODE[finding.rule], lambda _rule: None, "file:///story")

        _, report, origins = linter.lint(source)
        rendered = renderer.render(source, report.findings, origins, make)
        assert [json.loads(each) for each in rendered] == [make(finding) for finding in report.findings]


def test_a_finding_that_has_moved_is_not_made_again() -> None:
    source, moved = Source(b"One.\nTwo.\nThree.\n"), Source(b"One.\nMore.\nLines.\nTwo.\nThree.\n")
    first, second = finding(5, 8), finding(10, 15)
    renderer, maker = Renderer(), Maker(source)
    renderer.render(source, [first, second], {}, maker)
    assert maker.made == [first, second]
    findings, new = [finding(18, 21), finding(23, 28)], Maker(moved)
    origins = {id(findings[0]): first, id(findings[1]): second}
    rendered = renderer.render(moved, findings, origins, new)
    assert new.made == []
    assert [json.loads(each) for each in rendered] == list(map(Maker(moved), findings))


def test_in_the_first_line_a_mark_may_count_so_findings_are_made_again() -> None:
    source, moved = Source("\ufeffOne.\n".encode(), in_editor=True), Source(b"\n\nOne.\n")
    first, now = finding(3, 6), finding(2, 5)
    renderer = Renderer()
    renderer.render(source, [first], {}, Maker(source))
    maker = Maker(moved)
    renderer.render(moved, [now], {id(now): first}, maker)
    assert maker.made == [now]


def test_a_new_finding_is_made() -> None:
    source = Source(b"One.\nTwo.\n")
    renderer, maker = Renderer(), Maker(source)
    renderer.render(source, [finding(5, 8)], {}, maker)
    renderer.render(source, [finding(5, 8)], {}, maker)
    assert len(maker.made) == 2


def test_rendered_parts_make_json() -> None:
    items = listed([*Renderer().render(Source(b"One."), [finding(0, 3)], {}, Maker(Source(b"One.")))])
    whole = with_member({"kind": "full"}, "items", items)
    assert json.loads(whole) == {"kind": "full", "items": json.loads(items)}
    assert json.loads(with_member({}, "items", listed([]))) == {"items": []}

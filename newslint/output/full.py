"""`full`: each finding with its place in the text, the fix as a small diff and the places that explain it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.finding import Edit, Finding, Fix
from newslint.output import Context
from newslint.output.colour import BLUE, BOLD, GREEN, RED, Painter, painter
from newslint.output.text import revealed, visible, width
from newslint.output.window import (
    COLUMNS,
    after_in_row,
    before_in_row,
    cut_left,
    cut_right,
    head,
    shown,
    stretches,
    window,
)
from newslint.runner import Result
from newslint.source import Source

ROWS = 3
"""Rows shown of a finding that has more."""


def render(results: Iterable[Result], context: Context) -> Iterator[str]:
    """Yield a paragraph for each finding."""
    paint = painter(context.colour)
    for result in results:
        for finding in result.findings:
            name = context.rules[finding.rule].name
            yield "\n".join([*_finding(result.path, result.source, finding, name, paint), "", ""])


class Margin:
    """What stands left of the text: row numbers, or blanks as wide."""

    def __init__(self, digits: int, paint: Painter) -> None:
        """Make a margin for row numbers of so many digits."""
        self.blank = " " * digits
        self._digits = digits
        self.paint = paint

    def __call__(self, sign: str, row: int | None = None) -> str:
        """The margin of one line, with a sign after the row number."""
        return self.paint(BLUE, f"{self.blank if row is None else str(row).rjust(self._digits)} {sign}")


def _finding(path: str, source: Source, finding: Finding, name: str, paint: Painter) -> Iterator[str]:
    row, column = source.position(finding.span.start)
    place = paint(BOLD, visible(path))
    yield f"{place}:{row}:{column}: {paint(RED, finding.rule)} {visible(finding.message)} [{name}]"
    margin = Margin(len(str(row + ROWS - 1)), paint)
    yield margin("|")
    yield from _rows(source, finding, row, margin)
    yield margin("|")
    if finding.fix is not None:
        yield f"{margin('=')} {finding.fix.safety} fix: {visible(finding.fix.title)}"
        yield from _diff(source, finding.fix, margin)
    for related in finding.related:
        row, column = source.position(related.span.start)
        yield f"{margin('=')} see {visible(path)}:{row}:{column}: {visible(related.message)}"


def _rows(source: Source, finding: Finding, row: int, margin: Margin) -> Iterator[str]:
    start, end = source.text_offset(finding.span.start), source.text_offset(finding.span.end)
    found = list(stretches(source.text, start, end, ROWS + 1))
    for stretch in found[:ROWS]:
        before, marked, after = window(source.text, stretch.start, stretch.end)
        yield f"{margin('|', row + stretch.row)} {before}{marked}{after}".rstrip()
        if marked or len(found) == 1:
            carets = margin.paint(RED, "^" * max(width(marked), 1))
            yield f"{margin('|')} {' ' * width(before)}{carets}"
    if len(found) > ROWS:
        yield margin("…")


def _diff(source: Source, fix: Fix, margin: Margin) -> Iterator[str]:
    """The row around the edits, before and after; edits far from each other each have their own."""
    for edits in _neighbours(fix):
        start, end = source.text_offset(edits[0].span.start), source.text_offset(edits[-1].span.end)
        old, new, at = "", "", edits[0].span.start
        for edit in edits:
            kept = shown(_between(source, at, edit.span.start))
            old += kept + revealed(_between(source, edit.span.start, edit.span.end))
            new += kept + revealed(edit.text)
            at = edit.span.end
        side = max(COLUMNS - max(width(old), width(new)), COLUMNS // 2) // 2
        before = cut_left(shown(before_in_row(source.text, start)), side)
        after = cut_right(shown(after_in_row(source.text, end)), side)
        for sign, colour, changed in (("-", RED, old), ("+", GREEN, new)):
            yield f"{margin.blank} {margin.paint(colour, f'{sign} {before}{cut_right(changed, COLUMNS)}{after}')}"


def _neighbours(fix: Fix) -> list[list[Edit]]:
    groups: list[list[Edit]] = []
    for edit in sorted(fix.edits, key=lambda edit: edit.span):
        if groups and edit.span.start - groups[-1][-1].span.end <= COLUMNS // 2:
            groups[-1].append(edit)
        else:
            groups.append([edit])
    return groups


def _between(source: Source, start: int, end: int) -> str:
    return head(source.text, source.text_offset(start), source.text_offset(end))

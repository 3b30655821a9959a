"""Fixing: which edits are applied, in which order, and when to stop.

Within one pass the findings are taken in the order of their place; a fix that overlaps one taken before waits for the
next pass. Passes go on until nothing is left to fix. Bytes outside the edits stay as they are.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from newslint.document import Document
from newslint.engine import Report, RuleSet
from newslint.finding import Finding, Safety
from newslint.source import Source
from newslint.span import Span

PASSES = 20
"""Rules whose fixes undo each other are stopped here; rules that do not need two or three passes."""


class Fixed(NamedTuple):
    """The bytes after fixing, the report on them, and the findings that were fixed on the way."""

    data: bytes
    report: Report
    applied: tuple[Finding, ...]


def fix(source: Source, read: Callable[[Source], Document], rules: RuleSet, *, unsafe: bool = False) -> Fixed:
    """Apply the safe fixes of a file, and with `unsafe` the others, until a pass finds nothing to apply."""
    applied: list[Finding] = []
    report = rules.lint(read(source))
    for _ in range(PASSES):
        chosen = choose(report.findings, unsafe=unsafe)
        if not chosen:
            break
        applied += chosen
        source = Source(apply(source, chosen))
        report = rules.lint(read(source))
    return Fixed(source.data, report, tuple(applied))


def choose(findings: Iterable[Finding], *, unsafe: bool = False) -> list[Finding]:
    """The findings whose fixes can be applied together: none of their edits overlap."""
    chosen: list[Finding] = []
    taken: list[Span] = []
    for finding in findings:
        if finding.fix is None or (finding.fix.safety is Safety.UNSAFE and not unsafe):
            continue
        spans = [edit.span for edit in finding.fix.edits]
        if not any(_clashes(span, taken) for span in spans):
            chosen.append(finding)
            for span in spans:
                insort(taken, span)
    return chosen


def _clashes(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span overlaps one of others that are in order and do not overlap: only its neighbours can."""
    at = bisect_left(taken, span)
    return any(span.overlaps(other) for other in taken[max(at - 1, 0) : at + 1])


def apply(source: Source, findings: Iterable[Finding]) -> bytes:
    """The bytes of a file with the fixes of some findings, none of which overlap, applied."""
    edits = sorted(
        (edit for finding in findings if finding.fix for edit in finding.fix.edits), key=lambda edit: edit.span
    )
    parts: list[bytes] = []
    end = 0
    for edit in edits:
        parts += [source.data[end : edit.span.start], source.encode(edit.text)]
        end = edit.span.end
    return b"".join([*parts, source.data[end:]])

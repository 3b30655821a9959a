"""Diagnostic: a finding as the Language Server Protocol 3.17 has it, in plain data.

Lines and characters count from 0, characters in UTF-16 code units unless an editor has chosen other ones. `data` holds
what a code action needs, so that none has to lint again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newslint.finding import Finding, Severity
from newslint.rule import Rule
from newslint.source import Source, valid
from newslint.span import Span

SEVERITIES = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 3}
SOURCE = "newslint"
Place = Callable[[int], tuple[int, int]]
"""The line and character of a disk offset."""


def diagnostic(
    source: Source,
    finding: Finding,
    rule: Rule,
    url: Callable[[Rule], str | None],
    uri: str,
    *,
    place: Place | None = None,
) -> dict[str, Any]:
    """One finding; `uri` is that of the file, `place` counts in other units than UTF-16 code units."""
    place = place or source.utf16_position
    address = url(rule)
    whole: dict[str, Any] = {
        "range": span_range(place, finding.span),
        "severity": SEVERITIES[finding.severity],
        "code": finding.rule,
        **({"codeDescription": {"href": address}} if address else {}),
        "source": SOURCE,
        "message": valid(finding.message),
    }
    if finding.related:
        whole["relatedInformation"] = [
            {"location": {"uri": uri, "range": span_range(place, related.span)}, "message": valid(related.message)}
            for related in finding.related
        ]
    whole["data"] = {"name": rule.name, "fix": _fix(place, finding)}
    return whole


def span_range(place: Place, span: Span) -> dict[str, Any]:
    """A span as a range."""
    (line, character), (last, end) = place(span.start), place(span.end)
    return {"start": {"line": line, "character": character}, "end": {"line": last, "character": end}}


def _fix(place: Place, finding: Finding) -> dict[str, Any] | None:
    """None also where the new text holds bytes that are not UTF-8, which JSON cannot carry."""
    fix = finding.fix
    if fix is None or any(valid(edit.text) != edit.text for edit in fix.edits):
        return None
    return {
        "title": valid(fix.title),
        "applicability": str(fix.safety),
        "edits": [{"range": span_range(place, edit.span), "newText": edit.text} for edit in fix.edits],
    }

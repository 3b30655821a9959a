"""Diagnostic: a finding as the Language Server Protocol 3.17 has it, in plain data.

Lines and characters count from 0, characters in UTF-16 code units. `data` holds what a code action needs, so that none
has to lint again.
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


def diagnostic(
    source: Source, finding: Finding, rule: Rule, url: Callable[[Rule], str | None], uri: str
) -> dict[str, Any]:
    """One finding; `uri` is that of the file."""
    address = url(rule)
    whole: dict[str, Any] = {
        "range": span_range(source, finding.span),
        "severity": SEVERITIES[finding.severity],
        "code": finding.rule,
        **({"codeDescription": {"href": address}} if address else {}),
        "source": SOURCE,
        "message": valid(finding.message),
    }
    if finding.related:
        whole["relatedInformation"] = [
            {"location": {"uri": uri, "range": span_range(source, related.span)}, "message": valid(related.message)}
            for related in finding.related
        ]
    whole["data"] = {"name": rule.name, "fix": _fix(source, finding)}
    return whole


def span_range(source: Source, span: Span) -> dict[str, Any]:
    """A span as a range."""
    return {"start": _place(source, span.start), "end": _place(source, span.end)}


def _place(source: Source, offset: int) -> dict[str, int]:
    line, character = source.utf16_position(offset)
    return {"line": line, "character": character}


def _fix(source: Source, finding: Finding) -> dict[str, Any] | None:
    """None also where the new text holds bytes that are not UTF-8, which JSON cannot carry."""
    fix = finding.fix
    if fix is None or any(valid(edit.text) != edit.text for edit in fix.edits):
        return None
    return {
        "title": valid(fix.title),
        "applicability": str(fix.safety),
        "edits": [{"range": span_range(source, edit.span), "newText": edit.text} for edit in fix.edits],
    }

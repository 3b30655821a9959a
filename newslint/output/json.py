"""`json`: one array, an item a finding, a line an item. docs/schema/findings.schema.json describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from newslint.finding import Finding, Fix
from newslint.output import Context
from newslint.runner import Result
from newslint.source import Source, valid
from newslint.span import Span


def render(results: Iterable[Result], context: Context) -> Iterator[str]:
    """Yield the array, piece by piece, in ASCII."""
    separator = "[\n"
    for result in results:
        for finding in result.findings:
            yield separator + json.dumps(item(result.path, result.source, finding, context))
            separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def item(path: str, source: Source, finding: Finding, context: Context) -> dict[str, Any]:
    """One finding as plain data."""
    rule = context.rules[finding.rule]
    return {
        "code": finding.rule,
        "name": rule.name,
        "message": valid(finding.message),
        "severity": str(finding.severity),
        "url": context.url(rule),
        "filename": valid(path),
        **_place(source, finding.span),
        "fix": _fix(source, finding.fix),
        "related": [
            {"message": valid(related.message), **_place(source, related.span)} for related in finding.related
        ],
        "offsets": {
            "bytes": {"start": finding.span.start, "end": finding.span.end},
            "code_points": {
                "start": source.code_point_offset(finding.span.start),
                "end": source.code_point_offset(finding.span.end),
            },
        },
    }  # fmt: skip


def _fix(source: Source, fix: Fix | None) -> dict[str, Any] | None:
    """None also where the new text holds bytes that are not UTF-8, which JSON cannot carry."""
    if fix is None or any(valid(edit.text) != edit.text for edit in fix.edits):
        return None
    return {
        "applicability": str(fix.safety),
        "message": valid(fix.title),
        "edits": [{"content": edit.text, **_place(source, edit.span)} for edit in fix.edits],
    }


def _place(source: Source, span: Span) -> dict[str, Any]:
    row, column = source.position(span.start)
    end_row, end_column = source.position(span.end)
    return {"location": {"row": row, "column": column}, "end_location": {"row": end_row, "column": end_column}}

"""`rdjson`: the Reviewdog Diagnostic Format. Columns count in bytes of UTF-8, from 1, as that format has it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from newslint.finding import Finding, Fix, Severity
from newslint.output import Context
from newslint.runner import Result
from newslint.source import Source, decode, valid
from newslint.span import Span

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(results: Iterable[Result], context: Context) -> Iterator[str]:
    """Yield one object."""
    diagnostics = [_diagnostic(result, finding, context) for result in results for finding in result.findings]
    yield json.dumps({"source": {"name": "newslint"}, "diagnostics": diagnostics}, indent=1) + "\n"


def _diagnostic(result: Result, finding: Finding, context: Context) -> dict[str, Any]:
    url = context.url(context.rules[finding.rule])
    return {
        "message": valid(finding.message),
        "severity": SEVERITIES[finding.severity],
        "code": {"value": finding.rule, **({"url": url} if url else {})},
        "location": {"path": valid(result.path), "range": _range(result.source, finding.span)},
        "suggestions": [] if finding.fix is None else _suggestions(result.source, finding.fix),
    }


def _suggestions(source: Source, fix: Fix) -> list[dict[str, Any]]:
    """The edits of a fix made one: a reviewer accepts each suggestion alone, and half a fix is damage.

    None where the text holds bytes that are not UTF-8, which JSON cannot carry.
    """
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    whole = Span(edits[0].span.start, edits[-1].span.end)
    text, at = "", whole.start
    for edit in edits:
        text += decode(source.text[source.text_offset(at) : source.text_offset(edit.span.start)]) + edit.text
        at = edit.span.end
    return [{"range": _range(source, whole), "text": text}] if valid(text) == text else []


def _range(source: Source, span: Span) -> dict[str, Any]:
    return {"start": _place(source, span.start), "end": _place(source, span.end)}


def _place(source: Source, offset: int) -> dict[str, int]:
    line, column = source.byte_position(offset)
    return {"line": line, "column": column}

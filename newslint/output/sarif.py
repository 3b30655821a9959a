"""`sarif`: the Static Analysis Results Interchange Format 2.1.0, which code hosts and viewers read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from newslint.addresses import SITE
from newslint.finding import Finding, Severity
from newslint.output import Context
from newslint.output.uri import of_path
from newslint.rule import Rule
from newslint.runner import Result
from newslint.source import Source, valid
from newslint.span import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FRAME: dict[str, Any] = {
    # What a viewer takes for granted without these: UTF-16 code units, no line end at a lone carriage return, and no
    # encoding known, with which it must not apply a fix.
    "columnKind": "unicodeCodePoints",
    "newlineSequences": ["\r\n", "\n", "\r"],
    "defaultEncoding": "UTF-8",
}
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(results: Iterable[Result], context: Context) -> Iterator[str]:
    """Yield one log with one run; the rules in it are those that found something."""
    found: list[dict[str, Any]] = []
    failed: list[dict[str, Any]] = []
    codes: dict[str, int] = {}
    for result in results:
        failed += [{"level": "error", "message": {"text": valid(str(error))}} for error in result.errors]
        for finding, fingerprint in zip(result.findings, result.fingerprints, strict=True):
            index = codes.setdefault(finding.rule, len(codes))
            found.append(_result(result, finding, fingerprint, index))
    rules = [described(context.rules[code], context.url) for code in codes]
    run: dict[str, Any] = {"tool": tool(context.version(), rules), **FRAME, "results": found}
    if failed:
        run["invocations"] = [{"executionSuccessful": False, "toolExecutionNotifications": failed}]
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def tool(version: str, rules: list[dict[str, Any]]) -> dict[str, Any]:
    """What newslint says of itself."""
    return {"driver": {"name": "newslint", "version": version, "informationUri": SITE, "rules": rules}}


def described(rule: Rule, url: Callable[[Rule], str | None]) -> dict[str, Any]:
    """A rule."""
    address = url(rule)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": f"{rule.summary}."},
        "fullDescription": {"text": rule.rationale or rule.summary},
        "help": {"text": rule.rationale or rule.summary},
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"level": LEVELS[rule.severity], "enabled": rule.default},
        "properties": {"tags": [rule.code[:3]]},
    }


def _result(result: Result, finding: Finding, fingerprint: str, index: int) -> dict[str, Any]:
    location = {"artifactLocation": {"uri": of_path(result.path)}}
    item: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": valid(finding.message)},
        "locations": [{"physicalLocation": {**location, "region": _region(result.source, finding.span)}}],
        "partialFingerprints": {"newslint/v1": fingerprint},
    }
    if finding.related:
        item["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": valid(related.message)},
                "physicalLocation": {**location, "region": _region(result.source, related.span)},
            }
            for number, related in enumerate(finding.related)
        ]
    if finding.fix and all(valid(edit.text) == edit.text for edit in finding.fix.edits):
        replacements = [
            {"deletedRegion": _region(result.source, edit.span), "insertedContent": {"text": edit.text}}
            for edit in finding.fix.edits
        ]
        changes = [{**location, "replacements": replacements}]
        title, applicability = {"text": valid(finding.fix.title)}, {"applicability": str(finding.fix.safety)}
        item["fixes"] = [{"description": title, "artifactChanges": changes, "properties": applicability}]
    return item


def _region(source: Source, span: Span) -> dict[str, int]:
    (row, column), (end_row, end_column) = map(source.position, span)
    return {"startLine": row, "startColumn": column, "endLine": end_row, "endColumn": end_column}

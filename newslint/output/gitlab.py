"""`gitlab`: a code quality report, which GitLab shows in a merge request."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from newslint.finding import Finding, Severity
from newslint.output import Context
from newslint.output.uri import relative
from newslint.runner import Result
from newslint.source import valid

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(results: Iterable[Result], context: Context) -> Iterator[str]:
    """Yield one array; its fingerprints are unique, since of several findings with the same GitLab shows only one."""
    seen: Counter[str] = Counter()
    items = [
        _item(result, finding, _unique(f"{valid(relative(result.path))}:{fingerprint}", seen), context)
        for result in results
        for finding, fingerprint in zip(result.findings, result.fingerprints, strict=True)
    ]
    yield json.dumps(items, indent=1) + "\n"


def _unique(fingerprint: str, seen: Counter[str]) -> str:
    """A fingerprint, with a number behind it where the same problem stands twice in a file."""
    seen[fingerprint] += 1
    return fingerprint if seen[fingerprint] == 1 else f"{fingerprint}:{seen[fingerprint]}"


def _item(result: Result, finding: Finding, fingerprint: str, context: Context) -> dict[str, Any]:
    (row, column), (end_row, end_column) = map(result.source.position, finding.span)
    return {
        "check_name": finding.rule,
        "description": f"{finding.rule} ({context.rules[finding.rule].name}): {valid(finding.message)}",
        "severity": SEVERITIES[finding.severity],
        "fingerprint": fingerprint,
        "location": {
            "path": valid(relative(result.path)),
            "positions": {
                "begin": {"line": row, "column": column},
                "end": {"line": end_row, "column": end_column},
            },
        },
    }

"""`github`: workflow commands, which GitHub Actions shows as annotations on the lines of a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest without a word, so the worst come
first, and a notice says how many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.finding import Finding, Severity
from newslint.output import Context
from newslint.output.uri import relative
from newslint.runner import Result
from newslint.source import valid

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
SHOWN = 10
"""Annotations of a level that GitHub shows for one step."""


def render(results: Iterable[Result], context: Context) -> Iterator[str]:
    """Yield a command a finding, errors before warnings before notices."""
    commands: dict[str, list[str]] = {level: [] for level in LEVELS.values()}
    for result in results:
        for finding in result.findings:
            commands[LEVELS[finding.severity]].append(_command(result, finding, context))
    yield from commands["error"]
    yield from commands["warning"]
    # Behind the notices it could be the eleventh of them, and dropped.
    if any(len(lines) > SHOWN for lines in commands.values()):
        counts = ", ".join(f"{len(lines)} {level}{'s' * (len(lines) != 1)}" for level, lines in commands.items())
        yield f"::notice title=newslint::Found {counts}; GitHub shows {SHOWN} of each, the log of this step has all\n"
    yield from commands["notice"]


def _command(result: Result, finding: Finding, context: Context) -> str:
    (row, column), (end_row, end_column) = map(result.source.position, finding.span)
    properties = {"title": f"newslint ({finding.rule})", "file": relative(result.path), "line": row, "endLine": end_row}
    # The runner takes columns only where the annotation stays in one line.
    if row == end_row:
        properties |= {"col": column, "endColumn": end_column}
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    text = f"{row}:{column}: {finding.message} [{context.rules[finding.rule].name}]"
    return f"::{LEVELS[finding.severity]} {written}::{_data(text)}\n"


def _data(text: str) -> str:
    return valid(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""SARIF 2.1.0 of an audit's findings, result by result, so that any number of them takes the same memory.

A text inside of a container has a URI with a fragment (`a.jsonl#record=3&field=text`), since rows and columns count in
that text and not in the container's file; the specification has nothing for parts of files that are no files. There are
no fixes: the tables hold what a fix makes of the text around a finding, not its edits.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING
from urllib.parse import quote

from newslint import packs
from newslint.audit.export import TABLES
from newslint.audit.question import Answer, Row
from newslint.audit.record import Locator
from newslint.catalogue import url
from newslint.checking import version
from newslint.finding import Severity
from newslint.output.sarif import FRAME, LEVELS, SCHEMA, described, tool
from newslint.output.uri import of_path

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def render(database: DuckDBPyConnection) -> Iterator[str]:
    """Yield one log with one run. What the rules are stands behind the results, when it is known which there were."""
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{{json.dumps(FRAME)[1:-1]}, "results": [\n'
    rules: dict[str, tuple[int, Row]] = {}
    yield from _separated(_result(one, rules) for one in _rows(database, "findings"))
    yield "]"
    notes = _separated(_note(one) for one in _rows(database, "quarantine"))
    for first in notes:
        yield ',\n"invocations": [{"executionSuccessful": false, "toolExecutionNotifications": [\n'
        yield first
        yield from notes
        yield "]}]"
    known = {rule.code: rule for rule in packs.load().rules}
    listed = [described(known[code], url) if code in known else _unknown(one) for code, (_, one) in rules.items()]
    yield f',\n"tool": {json.dumps(tool(version(), listed))}}}]}}\n'


def _rows(database: DuckDBPyConnection, table: str) -> Iterator[Row]:
    answer = Answer(database, TABLES[table])
    return (dict(zip(answer.columns, row, strict=True)) for row in answer)


def _separated(items: Iterator[Row]) -> Iterator[str]:
    separator = ""
    for item in items:
        yield separator + json.dumps(item)
        separator = ",\n"


def _result(finding: Row, rules: dict[str, tuple[int, Row]]) -> Row:
    """A finding; `rules` gets its rule, if it is the first of that."""
    code, text = finding["code"], (finding["before"], finding["found"], finding["after"])
    index, _ = rules.setdefault(code, (len(rules), finding))
    name = str(_locator(finding))
    place = {"artifactLocation": {"uri": _uri(_locator(finding))}, "region": _region(finding)}
    return {
        "ruleId": code,
        "ruleIndex": index,
        "level": LEVELS[Severity(finding["severity"])],
        "message": {"text": finding["message"] or finding["name"]},
        "locations": [{"physicalLocation": place, "logicalLocations": [{"fullyQualifiedName": name}]}],
        "partialFingerprints": {
            "newslintAudit/v1": blake2b(repr((code, name, *text)).encode(), digest_size=8).hexdigest()
        },
    }


def _note(lost: Row) -> Row:
    return {"level": "error", "message": {"text": f"{_locator(lost)}: {lost['cause']}: {lost['problem']}"}}


def _unknown(finding: Row) -> Row:
    """A rule of a pack that is not installed here."""
    name, level = finding["name"], LEVELS[Severity(finding["severity"])]
    return {
        "id": finding["code"],
        "name": name,
        **{key: {"text": name} for key in ("shortDescription", "fullDescription", "help")},
        "defaultConfiguration": {"level": level, "enabled": True},
        "properties": {"tags": [finding["code"][:3]]},
    }


def _locator(row: Row) -> Locator:
    return Locator(row["file"], row["member"], row["record"], row["field"])


def _uri(locator: Locator) -> str:
    file, member, record, field = locator
    uri = quote(file, safe="/:@") if "://" in file else of_path(file)
    if not member and not field:
        return uri
    inside = {"member": member, "record": str(record), "field": field}
    return uri + "#" + "&".join(f"{key}={quote(value)}" for key, value in inside.items() if value)


def _region(finding: Row) -> Row:
    names = {"startLine": "row", "startColumn": "column", "endLine": "end_row", "endColumn": "end_column"}
    return {name: finding[key] for name, key in names.items()}

"""Examine: what one record comes to, as rows of the tables."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any, NamedTuple

from newslint.audit.context import context
from newslint.audit.dates import month
from newslint.audit.lines import lines, signature
from newslint.audit.record import Locator, Record, Unreadable
from newslint.document import Document
from newslint.engine import RuleSet
from newslint.errors import RuleError
from newslint.finding import Finding
from newslint.gate import LARGE_AFTER
from newslint.readers import Read, reader
from newslint.rule import Format, Rule
from newslint.source import Source, decode, encode

Row = tuple[Any, ...]
"""The cells of a row in the order of the table's columns."""


class Rows(NamedTuple):
    """The rows of a record: one for `documents`, any number for `findings` and `lines`."""

    document: Row
    findings: list[Row]
    lines: list[Row]


class Examiner:
    """Rules ready to run on the records of a unit."""

    def __init__(self, rules: RuleSet, known: dict[str, Rule]) -> None:
        """`known` are all rules by code, which may be more than those that run."""
        self._rules = rules
        self._known = known
        self._readers: dict[Format, Read] = {}

    def warm(self) -> None:
        """Load what rules load when they first need it, or the first records would pay for it, in time and memory."""
        examples = (
            example.text for rule in self._rules.rules for example in rule.examples if example.format == "plain"
        )
        record = Record(Locator(""), encode("\n\n".join(examples)), "plain")
        for _ in range(2 + LARGE_AFTER // max(len(record.data), 1 << 10)):
            self(record, "")

    def __call__(self, record: Record, unit: str) -> Rows | Unreadable:
        """Lint a record. One that a rule fails on has no rows but says why, so that no rate is half true.

        Raises MemoryError.
        """
        source = Source(record.data)
        nul = source.text.find(0)
        if nul >= 0:
            problem = f"this is no text, byte {source.disk_offset(nul)} is NUL"
            return Unreadable(record.locator, "encoding", problem, record.number)
        document = self._reader(record.format)(source)
        report = self._rules.lint(document)
        if report.errors:
            return failed(record, report.errors)
        place = (*record.locator, unit)
        return Rows(
            (*place, *_document(record, document, len(report.findings))),
            [(*place, *self._finding(source, finding)) for finding in report.findings],
            [(*place, *line) for line in lines(document)],
        )

    def _reader(self, format: Format) -> Read:
        if format not in self._readers:
            self._readers[format] = reader(format)
        return self._readers[format]

    def _finding(self, source: Source, finding: Finding) -> Row:
        start, end = map(source.position, finding.span)
        return (
            finding.rule,
            self._known[finding.rule].name,
            str(finding.severity),
            finding.message,
            *finding.span,
            *start,
            *end,
            *context(source, finding),
            None if finding.fix is None else str(finding.fix.safety),
        )


def _document(record: Record, document: Document, findings: int) -> Row:
    folded = b" ".join(decode(document.text).casefold().encode("utf-8", "surrogateescape").split())
    return (
        record.id,
        record.format,
        record.title,
        record.date,
        month(record.date),
        record.publisher,
        record.section,
        record.url,
        len(record.data),
        len(document.text.split()),
        findings,
        int.from_bytes(blake2b(folded, digest_size=8).digest(), "little"),
        signature(document),
    )


def failed(record: Record, errors: tuple[RuleError, ...]) -> Unreadable:
    """Why a record has no rows. Raises MemoryError where that is why: the engine catches it, and says it in words."""
    problem = "; ".join(map(str, errors))
    if "raised MemoryError" in problem:
        raise MemoryError
    return Unreadable(record.locator, "exception", problem, record.number)

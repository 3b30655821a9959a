"""Linting as a user would have it: the rules that are on by default run together, the others with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from benchmarks.quality.corpora import Record, TextKind, format_of
from newslint import Document, Finding, Rule, RuleSet, Source
from newslint.readers import reader
from newslint.rule import Format

Key = tuple[str, str, str, int, int]
"""Kind and id of the document, code of the rule, start and end of the finding in bytes."""


class Linter:
    """Some rules, made ready."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = {rule.code: rule for rule in rules}
        self._all = RuleSet(self.rules.values())
        meddling = any(rule.supersedes for rule in self.rules.values() if not rule.default)
        self._default = RuleSet(rule for rule in self.rules.values() if rule.default) if meddling else None

    def read(self, data: bytes, format: Format = "plain") -> Document:
        """A document of some bytes."""
        return reader(format)(Source(data))

    def lint(self, document: Document) -> list[Finding]:
        """The findings of the default rules, and of the others where all run. A rule that raises is fatal.

        One run of all gives both, unless a rule that is off supersedes others.
        """
        found = _findings(self._all, document)
        if self._default is None:
            return found
        others = (each for each in found if not self.rules[each.rule].default)
        return [*_findings(self._default, document), *others]


def _findings(rules: RuleSet, document: Document) -> list[Finding]:
    report = rules.lint(document)
    if report.errors:
        raise report.errors[0]
    return list(report.findings)


class Survey(NamedTuple):
    """What a linter finds in the texts of one kind; `words` are counted in the text that a reader sees."""

    kind: TextKind
    documents: int
    words: int
    findings: dict[str, list[tuple[Record, Finding]]]

    def counts(self) -> Counter[str]:
        """Findings by rule."""
        return Counter({code: len(found) for code, found in self.findings.items()})

    def rate(self, count: float) -> float:
        """A count for 10,000 words, in damaged text for 1,000 documents."""
        return 1000 * count / self.documents if self.kind == "damaged" else 10_000 * count / max(self.words, 1)

    def identities(self) -> set[Key]:
        """What identifies the findings."""
        return {key(self.kind, record, found) for pairs in self.findings.values() for record, found in pairs}


def key(kind: str, record: Record, found: Finding) -> Key:
    """What identifies a finding."""
    return kind, record.id, found.rule, found.span.start, found.span.end


def survey(kind: TextKind, records: Sequence[Record], linter: Linter) -> Survey:
    """Lint all records of a kind."""
    words = 0
    findings: defaultdict[str, list[tuple[Record, Finding]]] = defaultdict(list)
    for record in records:
        document = linter.read(record.data, format_of(kind))
        words += len(document.text.split())
        for found in linter.lint(document):
            findings[found.rule].append((record, found))
    return Survey(kind, len(records), words, dict(findings))

"""The engine: documents and rules in, findings out. It prints nothing, reads no file and knows no rule by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newslint.document import Block, Document
from newslint.errors import RuleError
from newslint.finding import Finding
from newslint.gate import LARGE_AFTER, Blocks, Gate, every_block
from newslint.rule import Rule


class Report(NamedTuple):
    """What linting one document gave: findings in the order of their place, and the rules that raised."""

    findings: tuple[Finding, ...]
    errors: tuple[RuleError, ...]


class RuleSet:
    """Rules made ready to run on many documents: their triggers compiled into one gate."""

    def __init__(self, rules: Iterable[Rule], *, triggers: bool = True, large_after: int = LARGE_AFTER) -> None:
        """Compile the triggers of `rules`; with `triggers=False` every rule sees every block.

        Large triggers are compiled after `large_after` bytes of text. The findings are the same whichever way
        (tests/test_engine.py). Raises `RuleError` for a trigger that RE2 rejects.
        """
        self.rules = tuple(rules)
        self._gate = Gate(self.rules, large_after) if triggers else None

    def lint(self, document: Document) -> Report:
        """Check one document."""
        findings: list[Finding] = []
        errors: list[RuleError] = []
        for rule, blocks in self._fired(document):
            if document.format not in rule.formats:
                continue
            try:
                for subject in _subjects(rule, document, blocks):
                    findings += [
                        found._replace(rule=rule.code, severity=rule.severity) for found in rule.check(subject)
                    ]
            except Exception as error:
                errors.append(RuleError(rule.code, f"raised {type(error).__name__}: {error}"))
        findings.sort(key=lambda finding: (finding.span, finding.rule))
        return Report(tuple(findings), tuple(errors))

    def _fired(self, document: Document) -> Iterable[tuple[Rule, Blocks]]:
        if self._gate is None:
            return ((rule, every_block) for rule in self.rules)
        return self._gate.fired(document)


def lint(document: Document, rules: Iterable[Rule]) -> Report:
    """Check one document with some rules. For many documents, make one `RuleSet` and keep it."""
    return RuleSet(rules).lint(document)


def _subjects(rule: Rule, document: Document, blocks: Blocks) -> Iterator[Document | Block]:
    """What a rule's code is called with."""
    view = document.as_written if rule.view == "source" else document
    if rule.scope == "block":
        yield from blocks(view)
    else:
        yield view

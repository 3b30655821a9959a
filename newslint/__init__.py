"""newslint finds the damage that pipelines leave in news copy, and suggests the repair."""

from newslint.document import Block, Document
from newslint.engine import Report, RuleSet, lint
from newslint.finding import Edit, Finding, Fix, Related, Safety, Severity
from newslint.rule import Bad, Good, Pattern, Rule, Trigger, rule
from newslint.source import Source
from newslint.span import Span
from newslint.suppress import Suppressions

__all__ = [
    "Bad", "Block", "Document", "Edit", "Finding", "Fix", "Good", "Pattern", "Related", "Report", "Rule", "RuleSet",
    "Safety", "Severity", "Source", "Span", "Suppressions", "Trigger", "lint", "rule",
]  # fmt: skip

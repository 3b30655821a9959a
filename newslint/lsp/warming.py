"""Warming: rules are run on their own examples while nobody waits, so that no keystroke waits for what is done once.

The first time that a rule fires, its pattern is compiled and the libraries behind it are imported; and RE2 builds its
states as it meets text. How long that takes stands in benchmarks/editor/RESULTS.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.engine import RuleSet
from newslint.incremental.linting import Incremental
from newslint.rule import Format
from newslint.source import Source, encode


def steps(rules: RuleSet, format: Format) -> Iterator[None]:
    """Each step runs all rules on the examples of one of them; what they find, and what they raise, is left."""
    linter = Incremental(rules, format)
    for rule in rules.rules:
        for example in rule.examples:
            linter.lint(Source(encode(example.text)))
        yield

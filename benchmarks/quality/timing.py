"""Timing: which share of the rules' time each rule takes.

The CPU time of a rule is that of a run with this rule alone, its trigger's search and its own code, less a run without
rules. What rules share, such as cutting a text into blocks, counts for each; compiling triggers counts for none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median
from time import process_time

from newslint import Rule, RuleSet, Source
from newslint.readers import plain

RUNS = 3


def shares(rules: Iterable[Rule], texts: Sequence[bytes]) -> dict[str, float]:
    """The share of each rule in the time that all take on some texts."""
    nothing = _seconds(RuleSet([]), texts)
    costs = {rule.code: max(_seconds(RuleSet([rule]), texts) - nothing, 0.0) for rule in rules}
    total = sum(costs.values())
    return {code: cost / total if total else 0.0 for code, cost in costs.items()}


def _seconds(rules: RuleSet, texts: Sequence[bytes]) -> float:
    """CPU seconds of one run over all texts: the median of some, the first of which compiles and is not counted."""
    return median([_run(rules, texts) for _ in range(RUNS + 1)][1:])


def _run(rules: RuleSet, texts: Sequence[bytes]) -> float:
    start = process_time()
    for text in texts:
        rules.lint(plain.read(Source(text)))
    return process_time() - start

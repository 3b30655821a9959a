"""The article that comes with the project shows every damage that the first twenty rules know."""

from __future__ import annotations

from pathlib import Path

from newslint import RuleSet, Source
from newslint.fixing import fix
from newslint.packs import load
from newslint.readers.plain import read

EXAMPLES = Path(__file__).parents[1] / "examples"
NOT_IN_UTF8 = "ESC013"
WITHOUT_FIX = "ESC007"


def test_the_example_has_every_damage_and_is_repaired() -> None:
    rules = load().rules
    source = Source((EXAMPLES / "damaged.txt").read_bytes())
    found = {finding.rule for finding in RuleSet(rules).lint(read(source)).findings}
    assert found == {rule.code for rule in rules} - {NOT_IN_UTF8}
    fixed = fix(source, read, RuleSet(rules), unsafe=True)
    assert fixed.data == (EXAMPLES / "repaired.txt").read_bytes()
    assert {finding.rule for finding in fixed.report.findings} == {WITHOUT_FIX}

"""The article that comes with the project is damaged in many ways, and newslint repairs it."""

from __future__ import annotations

from pathlib import Path

from newslint import RuleSet, Source
from newslint.fixing import fix
from newslint.packs import load
from newslint.readers.plain import read
from newslint.selection import select

EXAMPLES = Path(__file__).parents[1] / "examples"
SHOWN = frozenset(
    """
    ESC001 ESC002 ESC003 ESC006 ESC007 ESC009 SPC001 SPC002 SPC003 SPC004 SPC005 SPC006 SPC008 WRD001 WRD003 WRD006
    STR001 STR003 REP001 WEB001 QUO001
    """.split()
)
WITHOUT_FIX = "ESC007"


def test_the_example_shows_many_kinds_of_damage_and_is_repaired() -> None:
    rules = select(load().rules)
    source = Source((EXAMPLES / "damaged.txt").read_bytes())
    found = {finding.rule for finding in RuleSet(rules).lint(read(source)).findings}
    assert found == SHOWN
    fixed = fix(source, read, RuleSet(rules), unsafe=True)
    assert fixed.data == (EXAMPLES / "repaired.txt").read_bytes()
    assert {finding.rule for finding in fixed.report.findings} == {WITHOUT_FIX}

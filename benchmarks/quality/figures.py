"""Figures: what was measured of each rule, and `rates.json`, where the rule catalogue reads them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.quality.damage import Kind
from benchmarks.quality.injection import Tally
from benchmarks.quality.linting import Survey
from benchmarks.quality.pairs import Paired
from newslint import Rule
from newslint.errors import FileError

RATES = Path(__file__).with_name("rates.json")


class Judged(NamedTuple):
    """How many findings were judged, and how many of them are true."""

    findings: int
    true: int

    @property
    def precision(self) -> float | None:
        """The share of true findings; None where none was judged."""
        return ratio(self.true, self.findings)


class Figures(NamedTuple):
    """Everything that one run measured."""

    rules: Mapping[str, Rule]
    surveys: Sequence[Survey]
    judged: Mapping[tuple[str, str], Judged]
    """By kind of text and rule."""
    injected: Sequence[tuple[Kind, Tally]]
    paired: Paired
    shares: Mapping[str, float]

    def tally(self, code: str) -> Tally:
        """What injected damage says of a rule: the sum over the kinds of damage that it claims to find."""
        total = Tally()
        for kind, tally in self.injected:
            if kind.code == code and kind.claimed:
                total = total.plus(tally)
        return total

    def judged_of(self, kind: str, code: str) -> Judged:
        """The verdicts on a rule's findings in one kind of text."""
        return self.judged.get((kind, code), Judged(0, 0))


def judged(verdicts: Counter[tuple[str, str, str]]) -> dict[tuple[str, str], Judged]:
    """Verdicts taken together by kind of text and rule; what is doubtful is not true."""
    found: dict[tuple[str, str], Judged] = {}
    for (kind, code, verdict), count in verdicts.items():
        findings, true = found.get((kind, code), Judged(0, 0))
        found[kind, code] = Judged(findings + count, true + count * (verdict == "true"))
    return found


def ratio(part: float, whole: float) -> float | None:
    """A share; None where there is nothing to share."""
    return part / whole if whole else None


def rates(figures: Figures) -> dict[str, dict[str, float | None]]:
    """The figures of each rule: rates as in the table, shares between 0 and 1, None for what could not be measured."""
    table: dict[str, dict[str, float | None]] = {}
    for code in sorted(figures.rules):
        tally = figures.tally(code)
        row: dict[str, float | None] = {}
        for survey in figures.surveys:
            verdicts = figures.judged_of(survey.kind, code)
            row[survey.kind] = survey.rate(survey.counts()[code])
            row[f"{survey.kind}_judged"] = verdicts.findings
            row[f"{survey.kind}_precision"] = verdicts.precision
        row |= {
            "injected": tally.injected,
            "recall": ratio(tally.found, tally.injected),
            "precision": ratio(tally.true, tally.true + tally.false),
            "safe_restoration": ratio(tally.safely_restored, tally.safely_fixed),
            "other_restoration": ratio(tally.otherwise_restored, tally.otherwise_fixed),
            "pairs": figures.paired.on_stretches[code],
            "pairs_restoration": ratio(figures.paired.restored[code], figures.paired.fixed[code]),
            "time": figures.shares.get(code),
        }
        table[code] = {name: None if value is None else round(value, 4) for name, value in row.items()}
    return table


def load(path: Path) -> dict[str, object]:
    """What `rates.json` holds; nothing where there is no file."""
    if not path.exists():
        return {}
    try:
        table = json.loads(path.read_text("utf-8"))
    except ValueError:
        table = None
    if not isinstance(table, dict):
        raise FileError(str(path), "this is no JSON object of rules")
    return table


def write(table: Mapping[str, Mapping[str, float | None]], path: Path) -> None:
    """Write `rates.json`, a rule a line."""
    rows = [f"{json.dumps(code)}: {json.dumps(row)}" for code, row in table.items()]
    path.write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")


def missing(codes: Iterable[str], page: str, table: Mapping[str, object]) -> list[str]:
    """The rules without a row on the page of results or in the table of rates, and the rows without a rule."""
    wanted = set(codes)
    rows = {line.split()[1] for line in page.splitlines() if line.startswith("| ") and line[2:5].isupper()}
    problems = [f"{code} has no row in benchmarks/quality" for code in sorted(wanted - (rows & table.keys()))]
    return problems + [
        f"{code} has a row in benchmarks/quality but is no rule" for code in sorted(table.keys() - wanted)
    ]

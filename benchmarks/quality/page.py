"""Page: the results as Markdown, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.quality.figures import Figures, Judged, ratio
from benchmarks.quality.injection import Tally

INTRODUCTION = """\
# Quality

Made by `python -m benchmarks.quality --write`; {about}

Rates are findings per 10,000 words of clean and Markdown text, and per 1,000 documents of damaged text. Default rules
run together; the others (marked `off`) with all. An empty cell could not be measured.
"""


def page(figures: Figures, about: str) -> str:
    """The whole page."""
    parts = (_totals(figures), _rules(figures), _injected(figures), _kinds(figures), _pairs(figures))
    return "\n".join([INTRODUCTION.format(about=about), *(line for part in parts for line in part)])


def _totals(figures: Figures) -> Iterator[str]:
    yield "## Default rules together\n"
    yield (
        "False findings are estimated as the sum over rules of rate × (1 − precision), where findings were judged; a"
        "\ndoubtful verdict counts as not true. What no verdict covers is not in the estimate.\n"
    )
    rows = []
    for survey in figures.surveys:
        counts = {code: count for code, count in survey.counts().items() if figures.rules[code].default}
        verdicts = {code: figures.judged_of(survey.kind, code) for code in counts}
        covered = sum(count for code, count in counts.items() if verdicts[code].findings)
        false = sum(
            count * (1 - (verdicts[code].precision or 0)) for code, count in counts.items() if verdicts[code].findings
        )
        judged = Judged(*map(sum, zip(Judged(0, 0), *verdicts.values(), strict=True)))
        rows.append(
            (
                survey.kind,
                str(survey.documents),
                str(survey.words),
                str(sum(counts.values())),
                _rate(survey.rate(sum(counts.values()))),
                _judged(judged),
                _rate(survey.rate(false)) if covered else "",
                _rate(survey.rate(sum(counts.values()) - covered)),
            )
        )
    yield from _table("text|documents|words|findings|rate|judged true|false, estimated|rate not judged", rows)


def _rules(figures: Figures) -> Iterator[str]:
    yield "\n## Rules\n"
    yield "“Judged”: the share of true findings, of how many. Time: the rule's share of what all rules take.\n"
    rows = []
    for code in sorted(figures.rules):
        cells = [_name(figures, code), "" if figures.rules[code].default else "off"]
        for survey in figures.surveys:
            cells += [_rate(survey.rate(survey.counts()[code])), _judged(figures.judged_of(survey.kind, code))]
        rows.append((*cells, _share(figures.shares.get(code))))
    heads = "|".join(f"{survey.kind}|judged" for survey in figures.surveys)
    yield from _table(f"rule||{heads}|time", rows, left=2)


RESULTS = "injected|recall|other rule|precision|safe fix restores|of|other fix restores|of"


def _injected(figures: Figures) -> Iterator[str]:
    yield "\n## Injected damage\n"
    yield (
        "Clean articles, damaged in one place by the generator in `benchmarks/quality/damage`. Recall: a finding of"
        "\nthe rule overlaps the damage; “other rule”: only another rule's does. Precision: the share of the rule's"
        "\nfindings in the damaged articles that overlap damage. A fix restores where it alone gives back the clean"
        "\ntext exactly.\n"
    )
    rows = [(_name(figures, code), *_tally(figures.tally(code))) for code in sorted(figures.rules)]
    yield from _table(f"rule|{RESULTS}", rows)


def _kinds(figures: Figures) -> Iterator[str]:
    yield "\n## Kinds of damage\n"
    yield "The same by kind. A kind in brackets is beyond what the catalogue claims, and does not count for the rule.\n"
    rows = [
        (f"{kind.code}: {kind.name}" if kind.claimed else f"({kind.code}: {kind.name})", *_tally(tally))
        for kind, tally in figures.injected
    ]
    yield from _table(f"damage|{RESULTS}", rows)


def _pairs(figures: Figures) -> Iterator[str]:
    paired = figures.paired
    yield "\n## Pairs\n"
    yield f"{paired.documents} damaged texts held against their truth, word by word (`benchmarks/quality/pairs.py`).\n"
    kinds = [
        (kind, str(count), _share(ratio(paired.found[kind], count))) for kind, count in paired.stretches.most_common()
    ]
    yield from _table("damage|stretches|found by a default rule", kinds)
    yield "\nA fix restores where it makes the stretches that its finding touches equal to the truth.\n"
    codes = sorted(paired.on_stretches.keys() | paired.on_extra.keys())
    rows = [
        (
            _name(figures, code),
            str(paired.on_stretches[code]),
            str(paired.fixed[code]),
            _share(ratio(paired.restored[code], paired.fixed[code])),
            str(paired.on_extra[code]),
        )
        for code in codes
    ]
    yield from _table("rule|findings on damage|with a fix|restores|on extra text", rows)


def _tally(tally: Tally) -> tuple[str, ...]:
    return (
        str(tally.injected),
        _share(ratio(tally.found, tally.injected)),
        _share(ratio(tally.found_by_others, tally.injected)),
        _share(ratio(tally.true, tally.true + tally.false)),
        _share(ratio(tally.safely_restored, tally.safely_fixed)),
        str(tally.safely_fixed or ""),
        _share(ratio(tally.otherwise_restored, tally.otherwise_fixed)),
        str(tally.otherwise_fixed or ""),
    )


def _name(figures: Figures, code: str) -> str:
    return f"{code} {figures.rules[code].name}"


def _judged(judged: Judged) -> str:
    return f"{_share(judged.precision)} of {judged.findings}" if judged.findings else ""


def _rate(value: float) -> str:
    """A rate with two digits after the point, or more where it is small."""
    return "0" if not value else f"{value:.3f}" if value < 0.1 else f"{value:.2f}"


def _share(value: float | None) -> str:
    """A share in per cent, never rounded up to all of it."""
    if value is None:
        return ""
    return f"{min(value, 0.9994):.1%}" if value < 1 else "100%"


def _table(heads: str, rows: Iterable[Sequence[str]], left: int = 1) -> Iterator[str]:
    names = heads.split("|")
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * left}{'---:|' * (len(names) - left)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"

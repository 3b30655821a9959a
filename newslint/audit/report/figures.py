"""Figures: what the report says of an audit, put together of the answers to its questions."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from newslint.audit import manifest
from newslint.audit.comparison import place
from newslint.audit.coverage import Coverage, coverage
from newslint.audit.question import Row
from newslint.audit.report.panels import Rows
from newslint.audit.report.snippets import Snippet, chosen
from newslint.catalogue import families, order, url
from newslint.rule import Rule

HOT = 3
"""Places that are named first, where one rule finds much more in one source than elsewhere."""


class RuleFigures(NamedTuple):
    """One rule: its row in `rules`, what it is about, its snippets, and the sources that it finds most in."""

    row: Row
    summary: str
    rationale: list[str]
    url: str | None
    snippets: list[Snippet]
    hot: list[Row]


class Family(NamedTuple):
    """A family of rules: what it is called, in how many articles it found something, and its most frequent rules."""

    title: str
    row: Row
    rules: list[RuleFigures]


class Figures(NamedTuple):
    """All that the page shows besides the answers themselves."""

    rules: list[RuleFigures]
    families: list[Family]
    hot: list[Row]
    profiles: Mapping[str, list[Row]]
    lost: Mapping[str, list[tuple[str, str]]]
    sources: list[str]
    coverage: Coverage | None


def figures(folder: str, rows: Rows, known: Mapping[str, Rule]) -> Figures:
    """The figures of an audit; `known` are the rules that are installed, by code."""
    samples = {code: list(found) for code, found in groupby(rows["samples"], lambda row: row["code"])}
    rules = [_rule(row, known.get(row["code"]), samples.get(row["code"], []), rows["hot"]) for row in rows["rules"]]
    shipped = sorted((rule for rule in known.values() if url(rule)), key=order)  # other packs have no families
    titles = {rule.code[:3]: title.rpartition(":")[0] for title, some in families(shipped) for rule in some}
    by_family = [
        Family(
            titles.get(row["family"]) or row["family"],
            row,
            [rule for rule in rules if rule.row["code"].startswith(row["family"])],
        )
        for row in rows["families"]
    ]
    profiles: dict[str, list[Row]] = {}
    for row in rows["hot"]:
        profiles.setdefault(row["source"], []).append(row)
    lost = {
        cause: [(place(row), row["problem"]) for row in some]
        for cause, some in groupby(rows["lost"], lambda row: row["cause"])
    }
    first = [found[0] for found in profiles.values()][:HOT]
    return Figures(rules, by_family, first, profiles, lost, _sources(folder), coverage(folder))


def _rule(row: Row, rule: Rule | None, samples: list[Row], hot: list[Row]) -> RuleFigures:
    summary = rule.summary if rule else row["name"].replace("-", " ").capitalize()
    places = [place for place in hot if place["code"] == row["code"]][:3]
    rationale = rule.rationale.split("\n\n") if rule else []
    return RuleFigures(row, summary, rationale, url(rule) if rule else None, chosen(samples), places)


def _sources(folder: str) -> list[str]:
    """What was audited, as the manifest has it; nothing where that cannot be read."""
    sources = manifest.load(folder).get("sources")
    return [str(source) for source in sources] if isinstance(sources, list) else []

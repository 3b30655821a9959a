"""Injection: recall, precision and restoration on clean articles that were damaged in one known way.

An article is used for a kind of damage only if the rule that should find it is silent on the clean text, so that every
finding of that rule is about the damage or false. A finding is on the damage with its related places, too, since a rule
may flag either of two copies. Damage may have several labels, as when a whole text was
misread; one of them, drawn at random, is scored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from random import Random
from typing import NamedTuple

from benchmarks.quality.damage import Damaged, Kind, Label
from benchmarks.quality.linting import Linter
from newslint import Finding, Safety, Span
from newslint.fixing import apply, choose
from newslint.rule import Format
from newslint.source import Source, encode

LEAST, MOST = 120, 1500
"""Words of an article that is damaged: long enough to have a place for damage, short enough to be one article."""
NO_BREAK_SPACE = "\u00a0".encode()
"""Counts as a space: both are right where a page had `&nbsp;`."""


class Tally(NamedTuple):
    """Counts over the articles damaged in one way; a label is fixed where a finding on it has a fix."""

    injected: int = 0
    found: int = 0
    found_by_others: int = 0
    true: int = 0
    false: int = 0
    safely_fixed: int = 0
    safely_restored: int = 0
    otherwise_fixed: int = 0
    otherwise_restored: int = 0

    def plus(self, other: Tally) -> Tally:
        """The sum of two tallies."""
        return Tally(*map(sum, zip(self, other, strict=True)))


class Injector:
    """Clean articles and the linter that has to find what is damaged in them."""

    def __init__(self, articles: Iterable[str], linter: Linter, wanted: int, seed: int) -> None:
        """Up to `wanted` articles are damaged in each way."""
        self._articles = [article for article in articles if LEAST <= len(article.split()) <= MOST]
        self._linter = linter
        self._wanted = wanted
        self._seed = seed
        self._lint_clean = cache(self._lint)

    def measure(self, kind: Kind) -> Tally:
        """Damage articles in one way, and see what the linter makes of them."""
        rng = Random(f"{self._seed} {kind.code} {kind.name}")
        tally = Tally()
        for article in rng.sample(self._articles, len(self._articles)):
            damaged = kind.damage(rng, article)
            if damaged is None:
                continue
            before = self._lint_clean(damaged.clean, kind.format)
            if any(found.rule == kind.code for found in before):
                continue
            label = rng.choice(damaged.labels)
            tally = tally.plus(_scored(damaged, label, before, self._lint(damaged.text, kind.format)))
            if tally.injected == self._wanted:
                break
        return tally

    def _lint(self, text: str, format: Format) -> list[Finding]:
        return self._linter.lint(self._linter.read(encode(text), format))


def _scored(damaged: Damaged, label: Label, before: Sequence[Finding], after: Sequence[Finding]) -> Tally:
    """What the findings before and after the damage say about one label."""
    own = [found for found in after if found.rule == label.code]
    places = [_bytes(damaged.text, each.start, each.end) for each in damaged.labels]
    true = sum(any(_is_on(found, place) for place in places) for found in own)
    here = _bytes(damaged.text, label.start, label.end)
    on_label = [found for found in own if _is_on(found, here)]
    there = _bytes(damaged.clean, *damaged.origin(label))
    known = {found.rule for found in before if _is_on(found, there)}
    others = {found.rule for found in after if _is_on(found, here)} - known
    fixes = choose(on_label, unsafe=True)
    safe = bool(fixes) and all(found.fix and found.fix.safety is Safety.SAFE for found in fixes)
    restored = bool(fixes) and _restores(damaged, places, fixes)
    return Tally(
        injected=1,
        found=bool(on_label),
        found_by_others=not on_label and bool(others),
        true=true,
        false=len(own) - true,
        safely_fixed=safe,
        safely_restored=safe and restored,
        otherwise_fixed=bool(fixes) and not safe,
        otherwise_restored=restored and not safe,
    )


def _restores(damaged: Damaged, places: Sequence[Span], fixes: Sequence[Finding]) -> bool:
    """Whether some fixes give back the clean text exactly, as far as they touch labels."""
    touched = [found.span for found in fixes] + [edit.span for found in fixes if found.fix for edit in found.fix.edits]
    meant = [
        label
        for label, place in zip(damaged.labels, places, strict=True)
        if any(_touches(span, place) for span in touched)
    ]
    made = apply(Source(encode(damaged.text)), fixes)
    return made.replace(NO_BREAK_SPACE, b" ") == encode(damaged.mended(meant)).replace(NO_BREAK_SPACE, b" ")


def _is_on(found: Finding, place: Span) -> bool:
    return any(_touches(span, place) for span in (found.span, *(related.span for related in found.related)))


def _touches(span: Span, place: Span) -> bool:
    """Whether a span claims a byte of a place, or is empty and lies inside it or at its edge."""
    return span.overlaps(place) or (span.start == span.end and place.start <= span.start <= place.end)


def _bytes(text: str, start: int, end: int) -> Span:
    """A stretch of a text, in bytes of UTF-8."""
    first = len(encode(text[:start]))
    return Span(first, first + len(encode(text[start:end])))

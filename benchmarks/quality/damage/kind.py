"""Kinds of damage: how clean text is damaged, with labels that say where and what stood there.

All offsets here are in code points. Lone surrogates stand for bytes that are not UTF-8, as in `newslint.source.decode`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from random import Random
from typing import NamedTuple

from newslint.rule import Format


class Change(NamedTuple):
    """Put `text` in the place of a stretch of clean text."""

    start: int
    end: int
    text: str


class Label(NamedTuple):
    """A damaged stretch, never empty: the code of the rule that should find it, and what stood there."""

    code: str
    start: int
    end: int
    original: str


class Damaged(NamedTuple):
    """Clean text, what damage made of it, and the labels in order."""

    clean: str
    text: str
    labels: tuple[Label, ...]

    def origin(self, label: Label) -> tuple[int, int]:
        """Where in the clean text a label's stretch stood."""
        grown = sum(other.end - other.start - len(other.original) for other in self.labels if other.start < label.start)
        return label.start - grown, label.start - grown + len(label.original)

    def mended(self, labels: Iterable[Label]) -> str:
        """The damaged text with some of the labels undone."""
        text = self.text
        for label in sorted(labels, key=lambda label: -label.start):
            text = text[: label.start] + label.original + text[label.end :]
        return text


Places = Callable[[Random, str], list[Change]]
Prepare = Callable[[Random, str], str]


def unchanged(_rng: Random, text: str) -> str:
    """Prepare nothing."""
    return text


class Kind(NamedTuple):
    """One kind of damage that a rule is to find.

    `places` chooses what to change in clean text, nothing where the text has no place for it. `prepare` first gives the
    clean text what the damage needs, such as curly quotation marks. `claimed` says whether the rule catalogue claims
    to find it: kinds that it does not claim are measured too but do not count for the rule. `format` is what the text
    is read as.
    """

    code: str
    name: str
    places: Places
    prepare: Prepare
    claimed: bool
    format: Format = "plain"

    def damage(self, rng: Random, text: str) -> Damaged | None:
        """Damage a text in one way; None where it has no place for it."""
        if not text.strip():
            return None
        clean = self.prepare(rng, text)
        changes = [change for change in self.places(rng, clean) if clean[change.start : change.end] != change.text]
        return _applied(self.code, clean, sorted(changes)) if changes else None


def damages(
    code: str, *, prepare: Prepare = unchanged, claimed: bool = True, format: Format = "plain"
) -> Callable[[Places], Kind]:
    """Make a `Kind` of a function; its name is the first line of the function's docstring."""

    def make(places: Places) -> Kind:
        name = (places.__doc__ or "").partition("\n")[0].rstrip(".")
        return Kind(code, name[:1].lower() + name[1:], places, prepare, claimed, format)

    return make


def swap(
    code: str,
    name: str,
    pattern: str,
    *new: str | Callable[[re.Match[str]], str],
    prepare: Prepare = unchanged,
    claimed: bool = True,
) -> Kind:
    """A kind that replaces one match of a pattern, or its group `at`.

    One of `new` is chosen: a template as `re.Match.expand` takes it, or a function.
    """
    compiled = re.compile(pattern, re.MULTILINE)
    group = "at" if "at" in compiled.groupindex else 0

    def places(rng: Random, text: str) -> list[Change]:
        match = pick(rng, compiled, text)
        if match is None:
            return []
        made = rng.choice(new)
        return [Change(*match.span(group), match.expand(made) if isinstance(made, str) else made(match))]

    return Kind(code, name, places, prepare, claimed)


def pick(rng: Random, pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """One of the matches of a pattern, each as likely as the others."""
    matches = list(pattern.finditer(text))
    return rng.choice(matches) if matches else None


def _applied(code: str, clean: str, changes: list[Change]) -> Damaged:
    """Apply changes, which are in order and do not overlap; where one leaves nothing, its neighbours are labelled."""
    parts: list[str] = []
    labels: list[Label] = []
    done = size = 0
    for start, end, text in changes:
        if not text:
            before, after = start > done, end < len(clean)
            text = clean[start - before : start] + clean[end : end + after]
            start, end = start - before, end + after
        parts += [clean[done:start], text]
        size += start - done
        labels.append(Label(code, size, size + len(text), clean[start:end]))
        size += len(text)
        done = end
    return Damaged(clean, "".join([*parts, clean[done:]]), tuple(labels))

"""Snippets: a finding before and after its fix, with what changes marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

from newslint.audit.context import AROUND
from newslint.output.text import revealed, visible
from newslint.rule import Pattern

TOKEN = Pattern(r"\w+|[^\w]")
MOST = 4
"""Snippets shown of a rule."""


class Part(NamedTuple):
    """A stretch of a snippet, fit to be shown."""

    kind: Literal["kept", "out", "in", "found"]
    text: str


class Snippet(NamedTuple):
    """A finding in its context: the text as it is and, where there is a fix, as it would be."""

    before: tuple[Part, ...]
    after: tuple[Part, ...] | None
    article: Mapping[str, Any]


def snippet(finding: Mapping[str, Any]) -> Snippet:
    """The snippet of a row of `samples`."""
    before, found, after, fixed = (finding[key] for key in ("before", "found", "after", "fixed"))
    old, new = [], []
    if fixed is None:
        old = [Part("kept", running(before)), Part("found", revealed(found)), Part("kept", running(after))]
    else:
        for kind, text in changes(before + found + after, fixed):
            part = Part(kind, running(text) if kind == "kept" else revealed(text))
            if kind != "in":
                old.append(part)
            if kind != "out":
                new.append(part)
    first = [Part("kept", "…")] if len(before) >= AROUND else []
    last = [Part("kept", "…")] if len(after) >= AROUND else []
    return Snippet((*first, *old, *last), None if fixed is None else (*first, *new, *last), finding)


def running(text: str) -> str:
    """Text around a change: as it is, but for the ends of lines and what is harmful."""
    return visible(text.replace("\r\n", "\n").replace("\n", "↵").replace("\t", " "))


def changes(old: str, new: str) -> Iterator[tuple[Literal["kept", "out", "in"], str]]:
    """What is kept, what goes out and what comes in, in the order of the text; words are never cut."""
    olds, news = TOKEN.compiled.findall(old), TOKEN.compiled.findall(new)
    for kind, start, end, new_start, new_end in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "kept", "".join(olds[start:end])
            continue
        if end > start:
            yield "out", "".join(olds[start:end])
        if new_end > new_start:
            yield "in", "".join(news[new_start:new_end])


def chosen(samples: Iterable[Mapping[str, Any]]) -> list[Snippet]:
    """A few of a rule's findings that differ, those from articles not yet seen first."""
    different: dict[str, Mapping[str, Any]] = {}
    for sample in samples:
        different.setdefault(sample["found"].casefold().strip(), sample)
    places = {(one["file"], one["member"], one["record"]): one for one in reversed(different.values())}
    first = list(reversed(places.values()))
    rest = [one for one in different.values() if one not in first]
    return [snippet(one) for one in (first + rest)[:MOST]]

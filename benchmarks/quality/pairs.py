"""Pairs: damaged text held against its truth, word by word.

Where the words differ and at most `LONGEST` of them stand against each other, the stretch is damage that can be
aligned; words that only the damaged text has are `extra text`. Missing words cannot be found in a text and are left
out, and so is white space between equal words, since every extractor breaks lines in its own way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from benchmarks.quality.corpora import Record
from benchmarks.quality.linting import Linter
from newslint import Finding, Span

WORD = re.compile(rb"\S+")
LONGEST = 8
"""Words on either side of a difference that still counts as one damaged stretch."""
MOST = 3000
"""Words of a text that is aligned; the time grows with the square."""


EXTRA = "extra text"


class Stretch(NamedTuple):
    """Damage: its place in bytes, the truth, and what kind it is."""

    span: Span
    truth: bytes
    kind: str


class Paired(NamedTuple):
    """Damaged stretches by kind, those that a default rule finds, and findings on stretches that are not extra text.

    `on_extra` counts findings on extra text alone.
    """

    documents: int
    stretches: Counter[str]
    found: Counter[str]
    on_stretches: Counter[str]
    fixed: Counter[str]
    restored: Counter[str]
    on_extra: Counter[str]


def measure(records: Sequence[Record], linter: Linter) -> Paired:
    """Lint the damaged texts of pairs, and hold findings and fixes against the truth."""
    paired = Paired(0, *(Counter() for _ in range(6)))
    for record in records:
        if len(record.text.split()) > MOST or len(record.clean.split()) > MOST:
            continue
        paired = paired._replace(documents=paired.documents + 1)
        data = record.data
        clean = record.clean.replace("¬", "-")  # how the truth of one corpus writes a hyphen at a line end
        stretches = list(differences(data, clean.encode("utf-8", "surrogatepass")))
        findings = linter.lint(linter.read(data))
        for stretch in stretches:
            paired.stretches[stretch.kind] += 1
            paired.found[stretch.kind] += any(
                found.span.overlaps(stretch.span) and linter.rules[found.rule].default for found in findings
            )
        for found in findings:
            touched = [stretch for stretch in stretches if stretch.span.overlaps(found.span)]
            if touched and all(stretch.kind == EXTRA for stretch in touched):
                paired.on_extra[found.rule] += 1
            elif touched:
                paired.on_stretches[found.rule] += 1
                paired.fixed[found.rule] += found.fix is not None
                paired.restored[found.rule] += restores(data, found, touched)
    return paired


def differences(damaged: bytes, clean: bytes) -> Iterator[Stretch]:
    """The damaged stretches of a text, in order, each as short as can be."""
    here, there = list(WORD.finditer(damaged)), list(WORD.finditer(clean))
    matcher = SequenceMatcher(None, [word[0] for word in here], [word[0] for word in there], autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "delete":
            yield Stretch(Span(here[start].start(), here[end - 1].end()), b"", EXTRA)
        elif tag == "replace" and max(end - start, last - first) <= LONGEST:
            span = Span(here[start].start(), here[end - 1].end())
            yield from _shortest(
                span, damaged[span.start : span.end], clean[there[first].start() : there[last - 1].end()]
            )


def _shortest(span: Span, damaged: bytes, truth: bytes) -> Iterator[Stretch]:
    """A stretch cut where the same white space stands in it and in its truth, without the parts that are equal."""
    start = first = 0
    matcher = SequenceMatcher(None, damaged, truth, autojunk=False)
    same = [(i + at, j + at) for i, j, size in matcher.get_matching_blocks() for at in range(size)]
    cuts = [(i, j) for i, j in same if damaged[i : i + 1].isspace()]
    for end, last in [*cuts, (len(damaged), len(truth))]:
        if damaged[start:end] not in (b"", truth[first:last]):
            where = Span(span.start + start, span.start + end)
            yield Stretch(where, truth[first:last], _kind(damaged[start:end], truth[first:last]))
        start, first = end + 1, last + 1


def _kind(damaged: bytes, truth: bytes) -> str:
    if not truth:
        return EXTRA
    if b"".join(damaged.split()) != b"".join(truth.split()):
        return "other characters"
    more = len(damaged.split()) - len(truth.split())
    return "space in a word" if more > 0 else "space lost" if more < 0 else "space moved"


def restores(data: bytes, found: Finding, stretches: Sequence[Stretch]) -> bool:
    """Whether a fix makes the stretches that its finding touches equal to the truth, white space being all alike."""
    if found.fix is None:
        return False
    edits = [(edit.span, edit.text.encode()) for edit in found.fix.edits]
    truths = [(stretch.span, stretch.truth) for stretch in stretches]
    start = min(span.start for span, _ in edits + truths)
    end = max(span.end for span, _ in edits + truths)
    return _replaced(data, start, end, edits).split() == _replaced(data, start, end, truths).split()


def _replaced(data: bytes, start: int, end: int, changes: Sequence[tuple[Span, bytes]]) -> bytes:
    parts = []
    for span, text in sorted(changes):
        parts += [data[start : span.start], text]
        start = span.end
    return b"".join([*parts, data[start:end]])

"""Sheet: random findings with context, for a person to judge. It holds text, so it stays out of the repository."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator
from hashlib import sha256

from benchmarks.quality.corpora import Record
from benchmarks.quality.linting import Key, Survey, key
from newslint import Finding
from newslint.source import decode

CONTEXT = 120
"""Code points on either side of a finding."""


def sheet(survey: Survey, each: int, seed: int, rules: Container[str], judged: Container[Key]) -> Iterator[str]:
    """JSON lines with up to `each` findings of some rules, less those judged; `verdict` is to be filled in.

    The order comes from a hash of each finding, so that a sample stays nearly the same when a rule finds a little more
    or less, and verdicts keep their worth.
    """
    for code, found in sorted(survey.findings.items()):
        drawn = sorted(found, key=lambda pair: _draw(seed, key(survey.kind, *pair)))[:each] if code in rules else []
        for record, finding in drawn:
            if key(survey.kind, record, finding) not in judged:
                yield json.dumps(_entry(survey.kind, record, finding), ensure_ascii=False)


def _draw(seed: int, key: Key) -> bytes:
    return sha256(f"{seed} {key}".encode()).digest()


def _entry(kind: str, record: Record, found: Finding) -> dict[str, object]:
    start, end = found.span
    data = record.data
    return {
        "kind": kind,
        "id": record.id,
        "rule": found.rule,
        "start": start,
        "end": end,
        "message": found.message,
        "text": f"{decode(data[:start])[-CONTEXT:]}⟦{_short(decode(data[start:end]))}⟧{decode(data[end:])[:CONTEXT]}",
        "fix": _fixed(data, found),
        "verdict": "",
    }


def _short(text: str) -> str:
    """A text without its middle, if it is long."""
    return text if len(text) <= 3 * CONTEXT else f"{text[:CONTEXT]} […] {text[-CONTEXT:]}"


def _fixed(data: bytes, found: Finding) -> str | None:
    """How safe the fix is, what it does and what it makes of the stretch."""
    if found.fix is None:
        return None
    start = min(found.span.start, *(edit.span.start for edit in found.fix.edits))
    end = max(found.span.end, *(edit.span.end for edit in found.fix.edits))
    parts = []
    for edit in sorted(found.fix.edits):
        parts += [decode(data[start : edit.span.start]), edit.text]
        start = edit.span.end
    made = _short("".join([*parts, decode(data[start:end])]))
    return f"{found.fix.safety}, {found.fix.title}: ⟦{made}⟧"

"""Context: what stands around a finding, and what it would be after the fix, short enough to be kept for each."""

from __future__ import annotations

from typing import NamedTuple

from newslint.finding import Finding, Fix
from newslint.source import Source, decode, encode

AROUND, FOUND = 60, 200
"""Code points before and after a finding, and of the finding itself, at most."""
WIDEST = 4
"""Bytes of a code point in UTF-8, at most."""
GAP = " … "


class Context(NamedTuple):
    """The text before a finding, its own, the text after it, and all three with the fix; None where there is none."""

    before: str
    found: str
    after: str
    fixed: str | None


def context(source: Source, finding: Finding) -> Context:
    """The context of a finding, in the text as it is stored: what an editor would search for."""
    text = source.text
    start, end = map(source.text_offset, finding.span)
    # One code point more, or the first could be one that was cut.
    before = decode(text[max(start - WIDEST * (AROUND + 1), 0) : start])[-AROUND:]
    after = decode(text[end : end + WIDEST * (AROUND + 1)])[:AROUND]
    first, last = start - len(encode(before)), end + len(encode(after))
    fixed = None if finding.fix is None else _capped(_fixed(source, finding.fix, first, last), FOUND + 2 * AROUND)
    return Context(before, _capped(decode(text[start:end]), FOUND), after, fixed)


def _fixed(source: Source, fix: Fix, first: int, last: int) -> str:
    """A stretch of the text with those edits of a fix applied that lie in it; the others are out of sight."""
    parts, at = [], first
    for span, new in sorted(fix.edits):
        start, end = map(source.text_offset, span)
        if at <= start and end <= last:
            parts += [source.text[at:start], encode(new)]
            at = end
    return decode(b"".join([*parts, source.text[at:last]]))


def _capped(text: str, most: int) -> str:
    """A text with a gap in its middle where it is too long."""
    if len(text) <= most:
        return text
    half = (most - len(GAP)) // 2
    return text[:half] + GAP + text[-half:]

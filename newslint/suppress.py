"""Suppression: what a document says itself that no rule is to report in it.

- Comments: `<!-- newslint-disable ESC001 -->` to `<!-- newslint-enable ESC001 -->` (or to the end), `-disable-line` for
  the paragraph it stands in, `-disable-next-line` for the paragraph after it, `-disable-file`. Several codes, starts of
  codes or names with commas or spaces; none means every rule; after `--` comes a reason. A line means its paragraph, so
  that a formatter that wraps lines anew changes nothing. MDX, AsciiDoc and reStructuredText have their own comments.
- Front matter: `newslint: {ignore: [ESC001]}`.
- `[sic]` right behind a finding.

Offsets are bytes of the source's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from newslint.document import Document
from newslint.finding import Finding
from newslint.rule import Pattern
from newslint.source import decode

if TYPE_CHECKING:
    from newslint.directives import Suppression

SIC = Pattern(r"[\w.,;:!?'\"’”)]*\s?\s?[\[(]sic[\])]", re.IGNORECASE)
FAR = 200
"""Bytes behind a finding in which its `[sic]` stands, if it has one."""


class Known(NamedTuple):
    """What suppressions may name: the names of all rules by code, those on by default, and those that run."""

    names: Mapping[str, str]
    default: frozenset[str]
    running: frozenset[str]


class Suppressions(NamedTuple):
    """What a rule about suppressions gets to see: those that silenced nothing, and those that name no rule."""

    document: Document
    unused: list[Suppression]
    unknown: list[tuple[Suppression, str]]


def may_apply(document: Document) -> bool:
    """Whether a document may hold suppressions: a quick look that saves most documents a close one."""
    text = document.source.text
    return b"newslint" in text or b"sic]" in text or b"sic)" in text


def apply(document: Document, findings: Iterable[Finding], known: Known) -> tuple[list[Finding], Suppressions]:
    """The findings that stay, and the suppressions that are of no use."""
    from newslint.directives import suppressions

    source = document.source
    found = suppressions(document)
    kept: list[Finding] = []
    used: set[int] = set()
    has_sic = b"sic]" in source.text or b"sic)" in source.text
    for finding in findings:
        start, end = map(source.text_offset, finding.span)
        by = [
            at
            for at, each in enumerate(found)
            if each.silent_from <= start <= each.silent_to and covers(each.names, finding.rule, known)
        ]
        used.update(by)
        if not by and not (has_sic and SIC.match(decode(source.text[end : end + FAR]))):
            kept.append(finding)
    unknown = [
        (each, name)
        for each in found
        for name in each.names
        if not any(covers((name,), code, known) for code in known.names)
    ]
    wrong = {each for each, _ in unknown}
    unused = [
        each for at, each in enumerate(found) if at not in used and each not in wrong and _all_ran(each.names, known)
    ]
    return kept, Suppressions(document, unused, unknown)


def covers(names: tuple[str, ...], code: str, known: Known) -> bool:
    """Whether the names in a suppression mean the rule of a code; no names mean every rule."""
    return not names or any(code.startswith(name) or name == known.names.get(code) for name in names)


def _all_ran(names: tuple[str, ...], known: Known) -> bool:
    """Whether the rules that names mean have run: those named one by one, and of the others those on by default."""
    meant = {code for code in known.names if covers(names, code, known)}
    alone = {code for code in meant if code in names or known.names[code] in names}
    return alone | (meant & known.default) <= known.running

"""Suppression: what a document says itself that no rule is to report in it.

- Comments: `<!-- newslint-disable ESC001 -->` to `<!-- newslint-enable ESC001 -->` (or to the end), `-disable-line` for
  the paragraph it stands in, `-disable-next-line` for the paragraph after it, `-disable-file`. Several codes, starts of
  codes or names with commas or spaces, each for itself; none means every rule; after `--` comes a reason. A line means
  its paragraph, so that a formatter that wraps lines anew changes nothing. MDX, AsciiDoc and reStructuredText have
  their own comments.
- Front matter: `newslint: {ignore: [ESC001]}`.
- `[sic]` right behind a finding.

Offsets are bytes of the source's text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from newslint.document import Document
from newslint.finding import Finding
from newslint.rule import Pattern
from newslint.source import decode

if TYPE_CHECKING:
    from newslint.directives import Name, Suppression

SIC = Pattern(r"[\w.,;:!?'\"’”)*_]*[ \t\u00a0]*(?:\r?\n[ \t>]*)?\\?[\[(]sic\\?[\])]", re.IGNORECASE)
"""Behind a finding, also on the next line of a block quote or a list item."""
REST = re.compile(rb"[ \t]*(?:\r\n|\r|\n|\Z)")
SIGNS = (b"newslint", b"sic]", b"sic)")
"""One of which every suppression has."""
FAR = 200
"""Bytes behind a finding in which its `[sic]` stands, if it has one."""


class Known(NamedTuple):
    """What suppressions may name: the names of all rules by code, those on by default, and those that run."""

    names: Mapping[str, str]
    default: frozenset[str]
    running: frozenset[str]


Why = Literal["unused", "ends nothing", "repeated", "unknown"]


class Useless(NamedTuple):
    """What is of no use, from `start` to `end`: one of a comment's names, or the comment, which has no `name`; and why.

    `cut` is what has to go; None where that cannot be told. `advice` ends a sentence about a name that is no rule's.
    """

    start: int
    end: int
    name: str
    why: Why
    cut: tuple[int, int] | None = None
    advice: str = ""


class Suppressions(NamedTuple):
    """What a rule about suppressions gets to see: what of them is of no use."""

    document: Document
    useless: tuple[Useless, ...]


def may_apply(document: Document) -> bool:
    """Whether a document may hold suppressions: a quick look that saves most documents a close one."""
    return document.once(_has_signs, about=SIGNS)


def _has_signs(document: Document) -> bool:
    return any(map(document.source.text.__contains__, SIGNS))


def apply(document: Document, findings: Collection[Finding], known: Known) -> tuple[list[Finding], Suppressions]:
    """The findings that stay, and the suppressions that are of no use."""
    from newslint.directives import suppressions

    source = document.source
    found = suppressions(document)
    by_code = {code: _Silence(found, code, known) for code in {finding.rule for finding in findings}}
    kept: list[Finding] = []
    used: set[Name] = set()
    has_sic = b"sic]" in source.text or b"sic)" in source.text
    for finding in findings:
        start, end = map(source.text_offset, finding.span)
        by = by_code[finding.rule].at(start)
        used.update(by)
        if not by and not (has_sic and SIC.match(decode(source.text[end : end + FAR]))):
            kept.append(finding)
    return kept, Suppressions(document, tuple(_useless(source.text, found, used, known)))


def covers(name: str, code: str, known: Known) -> bool:
    """Whether a name in a suppression means the rule of a code; the empty one means every rule."""
    return code.startswith(name) or name == known.names.get(code)


class _Silence:
    """Where the suppressions of a document silence one rule."""

    def __init__(self, comments: Iterable[Suppression], code: str, known: Known) -> None:
        self._ends: list[int] = []
        self._comments: list[tuple[Suppression, list[Name]]] = []
        for comment in comments:
            names = [name for name in comment.names if covers(name.text, code, known)]
            if names and comment.verb == "enable":
                self._ends.append(comment.start)
            elif names:
                self._comments.append((comment, names))

    def at(self, place: int) -> list[Name]:
        """The names that silence the rule at a place: those of comments whose work no comment in between has ended."""
        before = bisect_left(self._ends, place)
        ended = self._ends[before - 1] if before else -1
        return [
            name
            for comment, names in self._comments
            if comment.silent_from <= place <= comment.silent_to and (comment.verb != "disable" or ended < comment.end)
            for name in names
        ]


def _useless(text: bytes, comments: Iterable[Suppression], used: set[Name], known: Known) -> Iterator[Useless]:
    silent: set[str] = set()  # the rules that comments have silenced so far, and none has ended
    for comment in comments:
        ends = comment.verb == "enable"
        found: list[Useless] = []
        before: list[set[str]] = []
        for name in comment.names:
            meant = {code for code in known.names if covers(name.text, code, known)}
            useless = silent.isdisjoint(meant) if ends else name not in used and _ran(meant, name.text, known)
            if not meant:
                found.append(Useless(*name[1:], name.text, "unknown", advice=_advice(name.text, known)))
            elif meant in before or useless:
                why: Why = "repeated" if meant in before else "ends nothing" if ends else "unused"
                found.append(Useless(*name[1:], name.text, why, _cut(comment, name)))
            before.append(meant)
        if len(found) == len(comment.names) and all(each.why != "unknown" for each in found):
            found = [Useless(comment.start, comment.end, "", found[0].why, _whole(text, comment))]
        yield from found
        if ends:
            silent.difference_update(*before)
        elif comment.verb == "disable":
            silent.update(*before)


def _cut(comment: Suppression, name: Name) -> tuple[int, int] | None:
    """A name with what parts it from the next one, or the last one with what parts it from the one before."""
    if not comment.exact:
        return None
    at = comment.names.index(name)
    if name is comment.names[-1]:
        return comment.names[at - 1].end, name.end
    return name.start, comment.names[at + 1].start


def _whole(text: bytes, comment: Suppression) -> tuple[int, int] | None:
    """A comment with its line, where nothing else stands on it."""
    if not comment.exact:
        return None
    before, after = text[: comment.start].rstrip(b" \t"), REST.match(text, comment.end)
    if after and (not before or before.endswith((b"\n", b"\r"))):
        return len(before), after.end()
    return comment.start, comment.end


def _ran(meant: set[str], name: str, known: Known) -> bool:
    """Whether the rules that a name means have run: the one that it names, and of several those on by default."""
    alone = {code for code in meant if name in (code, known.names[code])}
    return alone | (meant & known.default) <= known.running


def _advice(name: str, known: Known) -> str:
    from newslint.nearest import nearest

    return nearest(name, [*known.names, *known.names.values()])

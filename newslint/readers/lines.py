"""The lines of a text, for readers of formats whose blocks are made of lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

NO_MARKUP = b"\x7f"
"""Stands for a byte of what no reader of lines is to see: it is no mark, no letter and no white space."""
TAB = 8
"""Columns between tab stops."""
FRONT_MATTER = re.compile(
    rb"(?:---[ \t]*[\r\n]+(?=[\w-]+:)(?:[^\r\n]*+[\r\n]+)*?---|\+\+\+[ \t]*[\r\n]+(?:[^\r\n]*+[\r\n]+)*?\+\+\+)"
    rb"[ \t]*(?=[\r\n]|\Z)"
)
"""YAML or TOML. Without a key on its first line, YAML's three hyphens are a line of marks."""


class Line(NamedTuple):
    """A line, in bytes from the start of the text: where it begins, and where what is written in it starts and ends.

    `indent` is the white space before that, in columns; `written` is what lies between, nothing in a blank line.
    """

    begin: int
    start: int
    end: int
    indent: int
    written: bytes


def lines(text: bytes) -> list[Line]:
    """The lines of a text; white space at their ends does not count."""
    found = []
    begin = 0
    for raw in text.splitlines(keepends=True):
        body = raw.rstrip()
        written = body.lstrip()
        start = begin + len(body) - len(written)
        found.append(Line(begin, start, begin + len(body), _columns(body[: start - begin]), written))
        begin += len(raw)
    return found


def _columns(white: bytes) -> int:
    return len(white.expandtabs(TAB)) if b"\t" in white else len(white)


def end_of(found: Sequence[Line], at: int, is_inside: Callable[[Line], bool]) -> int:
    """The index of the first line from `at` on that a predicate denies; the number of lines where there is none."""
    while at < len(found) and is_inside(found[at]):
        at += 1
    return at


def end_of_front_matter(text: bytes) -> int:
    """Where the front matter ends, in bytes; 0 where there is none."""
    match = FRONT_MATTER.match(text)
    return match.end() if match else 0

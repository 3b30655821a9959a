"""What the blocks of reStructuredText start with, and which directives hold prose."""

from __future__ import annotations

import re
from typing import Literal

BULLET = re.compile(rb"(?:[-+*]|\xe2\x80[\xa2\xa3]|\xe2\x81\x83)(?:[ \t]+|\Z)")
NUMBER = rb"(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,15}|#)"
ENUMERATOR = re.compile(rb"(?:\(%b\)|%b[.)])(?:[ \t]+|\Z)" % (NUMBER, NUMBER))
FIELD = re.compile(rb":(?![: ])(?:[^:\\]|\\.|:(?=[^ `])){1,200}?(?<! ):(?:[ \t]+|\Z)")
OPTION = re.compile(
    rb"(?:(?:--?|[/+])[A-Za-z0-9?][\w-]*(?:[ =](?:<[^<>]+>|[A-Za-z][\w.-]*))?(?:, |(?=  |\Z)))+(?:  +|\Z)"
)
LINE = re.compile(rb"([!-/:-@\[-`{-~])\1*")
GRID = re.compile(rb"\+-[-+]+-\+")
BORDER = re.compile(rb"=+(?:[ ]+=+)+")
EXPLICIT = re.compile(rb"\.\.(?:[ \t\f\v]+|\Z)")
TARGET = re.compile(rb"\.\.[ \t]+_|__(?:[ \t]|\Z)")
NOTE = re.compile(rb"\[(?:\d{1,9}|[*#]|#?[A-Za-z0-9][\w.+:-]{0,80})\](?:[ \t]+|\Z)")
DIRECTIVE = re.compile(rb"([A-Za-z0-9][\w.+:-]{0,80}?) ?::(?:[ \t]+|\Z)")
ATTRIBUTION = re.compile(rb"(?:--(?!-)|\xe2\x80\x94)[ \t]*")

Shape = Literal["prose", "version", "title", "arguments", "none"]
"""What a directive holds: prose from its first line on; a version and prose; a title and prose below; arguments and
prose below; or nothing that is prose."""
SHAPES: dict[bytes, Shape] = {
    **dict.fromkeys(
        b"attention caution compound danger epigraph error highlights hint important note pull-quote seealso tip todo"
        b" warning".split(),
        "prose",
    ),
    **dict.fromkeys(b"deprecated versionadded versionchanged versionremoved".split(), "version"),
    **dict.fromkeys(
        b"admonition card centered dropdown list-table rubric sidebar tab tab-item table topic".split(), "title"
    ),
    **dict.fromkeys(
        b"attribute class confval container cssclass data describe details envvar exception figure function glossary"
        b" hlist method module object only option rst-class tab-set tabs".split(),
        "arguments",
    ),
}


def shape(directive: bytes) -> Shape:
    """What a directive holds. One with a domain, such as `py:function`, describes something in prose."""
    name = directive.lower()
    return SHAPES.get(name, "arguments" if b":" in name else "none")

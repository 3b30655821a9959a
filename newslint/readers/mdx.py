"""MDX: Markdown in which imports, exports, JSX tags and expressions in braces are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newslint.document import Document
from newslint.readers.builder import Builder
from newslint.readers.jsx import scan
from newslint.readers.markdown import MARKUP, add_markdown
from newslint.readers.marked import Mark
from newslint.readers.marks import NO_MARKUP
from newslint.source import Source
from newslint.span import Span

ALONE = b"\x01"
"""Stands for what may fill its lines, until that is known."""
NOT_LINE_END = re.compile(rb"[^\r\n]")
FULL_LINE = re.compile(rb"^[ \t\x01]++(?=[\r\n]|\Z)", re.MULTILINE)


def read(source: Source) -> Document:
    """Read a source as MDX."""
    text = source.text
    found = scan(text)
    builder = Builder(text, [Span(mark.start, mark.end) for mark in found])
    add_markdown(builder, _structure(text, found), _filled(text, found, NO_MARKUP), found)
    return builder.document(source, "mdx", escaped)


def escaped(text: str) -> str | None:
    """Plain text as MDX source; None where it might become markup, to which braces belong."""
    return None if MARKUP.search(text) or "{" in text or "}" in text else text


def _structure(text: bytes, found: list[Mark]) -> bytes:
    """The text with blank lines for what fills whole lines, since that ends a paragraph, and no markup for the rest."""
    full: list[Mark] = []
    rest: list[Mark] = []
    for mark, alone in zip(found, _are_alone(text, found), strict=True):
        (full if alone else rest).append(mark)
    filled = _filled(_filled(text.replace(ALONE, NO_MARKUP), rest, NO_MARKUP), full, ALONE)
    return FULL_LINE.sub(lambda line: b" " * len(line[0]), filled).replace(ALONE, NO_MARKUP)


def _are_alone(text: bytes, found: list[Mark]) -> list[bool]:
    """Which of the marks have nothing but others like them before and after them on their lines."""
    start_lines = []
    end, starts = 0, True
    for mark in found:
        between = text[end : mark.start]
        on_line = re.split(rb"[\r\n]", between)
        starts = not on_line[-1].strip(b" \t") and (starts or len(on_line) > 1)
        start_lines.append(starts)
        end = mark.end
    alone = []
    start, ends = len(text), True
    for mark, starts in zip(reversed(found), reversed(start_lines), strict=True):
        on_line = re.split(rb"[\r\n]", text[mark.end : start])
        ends = not on_line[0].strip(b" \t") and (ends or len(on_line) > 1)
        alone.append(starts and ends)
        start = mark.start
    return alone[::-1]


def _filled(text: bytes, found: Iterable[Mark], byte: bytes) -> bytes:
    """The text with a byte for each byte of the marks but for line ends."""
    parts: list[bytes] = []
    end = 0
    for mark in found:
        parts += [text[end : mark.start], NOT_LINE_END.sub(byte, text[mark.start : mark.end])]
        end = mark.end
    return b"".join([*parts, text[end:]])

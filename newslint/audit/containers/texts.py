"""Texts: a text in a field as a record; what format it is in, and what other fields say as text."""

from __future__ import annotations

import json
import re
from typing import Any

from newslint.audit.containers.encoding import not_utf8
from newslint.audit.containers.entry import Origin, Row, too_large
from newslint.audit.containers.fields import value_of
from newslint.audit.record import Locator, Record, Unreadable
from newslint.rule import Format

TAG = re.compile(
    r"</?(?:p|br|div|span|h[1-6]|ul|ol|li|a|em|strong|b|i|blockquote|figure|table|td|section)\b[^<>]*>", re.I
)
CLOSED = re.compile(r"</(?:p|div|h[1-6]|ul|ol|li|blockquote|section|table)>|<br ?/?>|<p>", re.I)
"""A tag that gives a text its paragraphs: without one, its lines do."""
FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\r?\n[\w-]+[ \t]*[:=].*?\n\1[ \t]*(?:\r?\n|\Z)", re.S)
FREQUENT = 2000
"""A text in HTML has a tag in so many characters."""


def text_record(
    locator: Locator, text: str, origin: Origin, format: Format | None = None, **named: Any
) -> Record | Unreadable:
    """A record of a text in a field. Its format is what the user says, else the container, else what it looks like."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        try:
            problem = not_utf8(text.encode("utf-8", "surrogateescape"))
        except UnicodeEncodeError:
            problem = "the text has half of a surrogate pair, which stands for no character"
        return Unreadable(locator, "encoding", problem)
    if len(data) > origin.options.largest:
        return too_large(locator, origin.options.largest)
    return Record(locator, data, origin.options.format or format or looks_like(text), **named)


def looks_like(text: str) -> Format:
    """The format of a text: Markdown where it has front matter, HTML where it has many tags that close, else plain."""
    if FRONT_MATTER.match(text):
        return "markdown"
    if "<" not in text or CLOSED.search(text) is None:
        return "plain"
    count = sum(1 for _ in TAG.finditer(text))
    return "html" if count >= 2 and count * FREQUENT >= len(text) else "plain"


def attribute(row: Row, name: str | None) -> str:
    """A field besides the text, as text; empty where it is missing."""
    try:
        value = value_of(row, name) if name is not None else ""
    except KeyError:
        return ""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = ", ".join(value)
    if hasattr(value, "isoformat"):
        value = value.isoformat()
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    return text.encode("utf-8", "replace").decode("utf-8")

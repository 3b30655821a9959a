"""Documents: a file that is one text, in Markdown, HTML or plain; its bytes go to the linter as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from newslint.audit.containers import front_matter, pages
from newslint.audit.containers.encoding import BOMS, decoded, encoding_of
from newslint.audit.containers.entry import Damaged, Entry, Origin, too_large
from newslint.audit.record import Record, Unreadable
from newslint.readers import format_of
from newslint.rule import Format

CHARSET = re.compile(rb"""(?i)<meta[^>]+charset\s*=\s*["']?([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)""")
DESCRIBED = re.compile(rb"(?i)<(?:title|meta)[\s>]")
HEAD = 4096
"""Bytes in which HTML declares its encoding; browsers ask for 1,024."""


def entries(stream: BinaryIO, origin: Origin) -> Iterator[Entry]:
    """The one entry of a document."""
    yield Entry(origin.locator(0), partial(record, stream, origin))


def declared_encoding(data: bytes) -> str | None:
    """The encoding that an HTML page declares in itself."""
    match = CHARSET.search(data, 0, HEAD)
    return (match[1] or match[2]).decode("ascii") if match else None


def record(stream: BinaryIO, origin: Origin) -> Record | Unreadable:
    """The record of a document that is open."""
    data = stream.read(origin.options.largest + 1)
    if len(data) > origin.options.largest:
        return too_large(origin.locator(0), origin.options.largest)
    name = origin.member or origin.file
    format = origin.options.format or format_of(name) or "plain"
    if not data.startswith(tuple(BOMS)):
        declared = declared_encoding(data) if format == "html" else None
        try:
            data = decoded(data, origin.options.encoding, declared).encode("utf-8")
        except Damaged as damage:
            return Unreadable(origin.locator(0), damage.cause, damage.problem)
    return Record(origin.locator(0), data, format)._replace(**_about(data, format, name, origin))


def _about(data: bytes, format: Format, name: str, origin: Origin) -> dict[str, Any]:
    """What a document says of itself; of HTML only a page does, and a fragment is not searched for it."""
    if format != "html":
        return front_matter.about(data, name, origin.options.fields)
    if not DESCRIBED.search(data, 0, HEAD):
        return {}
    return pages.about(pages.parsed(data.decode(encoding_of(data), "replace")))

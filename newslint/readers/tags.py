"""The tags of an HTML text, found as the HTML standard's tokeniser finds them, in one linear pass over the bytes.

Real pages and the HTML blocks of Markdown are full of fragments: stray end tags, elements that never close, `a < b`.
A browser makes something of all of them, and so does this; a grammar answers with errors that swallow text or show
attributes as if they were text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

MARKUP = re.compile(
    rb"""
      <!--(?:-?>|.*?(?:--!?>|\Z))                 # a comment; one that does not end runs to the end of the text
    | <(?P<closing>/?)(?P<name>[a-zA-Z][^\s/>]*+)
      (?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|))*+   # attributes: only a quoted value may hold `>`
      (?:>|\Z)
    | <[!?/][^>]*+(?:>|\Z)                        # doctype, CDATA, processing instruction, `</>`
    """,
    re.DOTALL | re.VERBOSE,
)
RAW = frozenset({b"script", b"style", b"textarea", b"title", b"xmp", b"iframe", b"noembed", b"noframes"})
"""Elements in which `<` starts nothing but their own end tag."""
ENTITY = re.compile(
    rb"&(?:#[xX][0-9a-fA-F]{1,8}(?:;|(?![0-9a-fA-F]))|#[0-9]{1,8}(?:;|(?![0-9]))|[A-Za-z][A-Za-z0-9]{0,31};?)"
)


class Tag(NamedTuple):
    """A tag or a comment (no name), in bytes from the start of the text; the name is in lower case."""

    start: int
    end: int
    name: bytes
    closing: bool


def tags(text: bytes) -> Iterator[Tag]:
    """The tags and comments of a text in order. What lies between them is text, or the content of a raw element."""
    position = 0
    while (match := MARKUP.search(text, position)) is not None:
        tag = Tag(*match.span(), (match["name"] or b"").lower(), bool(match["closing"]))
        yield tag
        position = tag.end
        if tag.name in RAW and not tag.closing:
            end = re.compile(rb"</" + tag.name + rb"(?=[\s/>])", re.IGNORECASE).search(text, position)
            position = len(text) if end is None else end.start()


def decoded(entity: bytes) -> str | None:
    """The character that an entity stands for in a browser; None where it stands for itself."""
    raw = entity.decode("ascii")
    character = unescape(raw)
    return None if character in ("", raw) else character

"""HTML: a block for each block element, in which a reader sees text; white space collapsed as a browser does."""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from typing import NamedTuple

from newslint.document import Document
from newslint.readers.builder import OPAQUE, Builder
from newslint.readers.tags import ENTITY, Tag, decoded, tags
from newslint.source import Source

HEADINGS = frozenset({b"h1", b"h2", b"h3", b"h4", b"h5", b"h6", b"title"})
BLOCKS = HEADINGS | frozenset(
    b"address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    b" footer form frameset head header hgroup hr html legend li main menu nav ol optgroup option p pre search section"
    b" summary table tbody td tfoot th thead tr ul".split()
)
KINDS = dict.fromkeys(HEADINGS, "heading") | {b"li": "list_item", b"td": "table_cell", b"th": "table_cell"}
CODE = frozenset({b"code", b"kbd", b"samp", b"var"})
"""Stand in the flow of a sentence; one that is left open ends with its block."""
EMBEDDED = frozenset({b"audio", b"canvas", b"iframe", b"math", b"object", b"svg", b"video"})
"""Stand in the flow of a sentence and hold no text of it."""
UNREAD = frozenset(b"noembed noframes noscript pre script select style template textarea xmp datalist".split())
"""Hold nothing that is prose."""
HIDING = CODE | EMBEDDED | UNREAD
SINGLE = frozenset({b"embed", b"img"})
"""Stand in the flow of a sentence and have no content."""
REPEATED = frozenset({b"dd", b"dt", b"li", b"option", b"p", b"td", b"th", b"tr"})
"""End where the next of their name starts."""
TEXT = re.compile(rb"(?P<white>[ \t\n\r\f]+)|(?P<entity>%b)|[^ \t\n\r\f&]++(?: [^ \t\n\r\f&]++)*+|&" % ENTITY.pattern)


def read(source: Source) -> Document:
    """Read a source as HTML."""
    builder = Builder(source.text)
    add_html(builder, source.text)
    return builder.document(source, "html", escaped)


def escaped(text: str) -> str | None:
    """Plain text as HTML source; None where it holds a placeholder, which has no source."""
    return None if OPAQUE.decode() in text else escape(text, quote=False)


def add_html(builder: Builder, text: bytes, offset: int = 0, kind: str | None = None) -> bytes | None:
    """Add the blocks of an HTML text that lies at `offset` in the source, in bytes.

    `kind` is the kind of all blocks, where they are not to be told apart. `text` may differ from the source in bytes
    that the builder holds opaque. Returns the name of the element without prose that was left open, if any.
    """
    page = _Page(builder, text, offset, kind)
    page.read()
    return page.hiding.name if page.hiding is not None and page.hiding.name in UNREAD else None


class _Open(NamedTuple):
    """An open block element, and how many blocks there were before it."""

    name: bytes
    kind: str
    blocks: int


class _Page:
    def __init__(self, builder: Builder, text: bytes, offset: int, kind: str | None) -> None:
        self.hiding: Tag | None = None
        self._builder = builder
        self._text = text
        self._offset = offset
        self._kind = kind
        self._open: list[_Open] = []
        self._names: Counter[bytes] = Counter()
        self._depth = 0
        self._white: tuple[int, int] | None = None

    def read(self) -> None:
        end = 0
        for tag in tags(self._text):
            if self.hiding is not None:
                if self._stays_hidden(tag, self.hiding):
                    continue
            else:
                self._add_text(end, tag.start)
            end = tag.end
            self._add_tag(tag)
        if self.hiding is None:
            self._add_text(end, len(self._text))
        elif self.hiding.name not in UNREAD:
            self._add_opaque(self.hiding.start, len(self._text))
        self._close_block()

    def _stays_hidden(self, tag: Tag, hiding: Tag) -> bool:
        """Whether the hidden element goes on after a tag; if not, the tag is next to be looked at."""
        if tag.name == hiding.name:
            self._depth += -1 if tag.closing else 1
        ends = self._depth == 0
        if not ends and not (hiding.name in CODE and tag.name in BLOCKS):
            return True
        if hiding.name not in UNREAD:
            self._add_opaque(hiding.start, tag.end if ends else tag.start)
        self.hiding = None
        return False

    def _add_tag(self, tag: Tag) -> None:
        if tag.name in BLOCKS:
            self._close_block()
            if tag.closing:
                self._leave(tag.name)
            elif tag.name not in (b"hr", b"pre"):
                self._enter(tag.name)
        if tag.name in HIDING and not tag.closing:
            if self._text[tag.end - 2 : tag.end] != b"/>" or tag.name not in EMBEDDED:
                self.hiding, self._depth = tag, 1
        elif tag.name in SINGLE:
            self._add_opaque(tag.start, tag.end)
        elif tag.name == b"br":
            self._white = None
            self._builder.instead(b"\n", tag.start + self._offset, tag.end + self._offset)

    def _enter(self, name: bytes) -> None:
        if self._open and self._open[-1].name in (b"p", name if name in REPEATED else b"p"):
            self._names[self._open.pop().name] -= 1
        kind = KINDS.get(name, "paragraph")
        starts_item = self._open and self._open[-1].name == b"li" and self._open[-1].blocks == len(self._builder.blocks)
        if name == b"p" and starts_item:
            kind = "list_item"
        self._open.append(_Open(name, kind, len(self._builder.blocks)))
        self._names[name] += 1

    def _leave(self, name: bytes) -> None:
        if not self._names[name]:
            return
        while True:
            left = self._open.pop().name
            self._names[left] -= 1
            if left == name:
                return

    def _close_block(self) -> None:
        self._white = None
        self._builder.close(self._kind or (self._open[-1].kind if self._open else "paragraph"))

    def _add_text(self, start: int, end: int) -> None:
        for match in TEXT.finditer(self._text, start, end):
            first, last = match.span()
            character = decoded(match.group()) if match["entity"] else None
            if match["white"] or (character is not None and character.isascii() and character.isspace()):
                self._white = self._white or (first, last)
                continue
            self._add_white()
            if character is None:
                self._builder.exact(first + self._offset, last + self._offset)
            else:
                self._builder.escaped(character, first + self._offset, last + self._offset)

    def _add_white(self) -> None:
        """Add the white space before what comes next, now that it is known not to be the last of its block."""
        if self._white is None or self._builder.needs_no_space:
            self._white = None
            return
        start, end = self._white
        self._white = None
        if self._text[start:end] == b" ":
            self._builder.exact(start + self._offset, end + self._offset)
        else:
            self._builder.instead(b" ", start + self._offset, end + self._offset)

    def _add_opaque(self, start: int, end: int) -> None:
        self._add_white()
        self._builder.opaque(start + self._offset, end + self._offset)

"""AsciiDoc: its blocks, found line by line in linear time, as a reader of the page sees them.

Left out are listings, literal and passed-through blocks, comments, attributes, the lines about author and revision, and
tables whose cells are code or documents of their own. No parser of AsciiDoc gives offsets in the file.
"""

from __future__ import annotations

import re
from itertools import pairwise
from operator import attrgetter

from newslint.document import Document
from newslint.readers import asciidoc_inline
from newslint.readers import asciidoc_markers as markers
from newslint.readers.builder import OPAQUE, Builder
from newslint.readers.lines import NO_MARKUP, end_of, end_of_front_matter, lines
from newslint.readers.marked import Mark, add_marked
from newslint.readers.templates import blocks_masked, template_spans
from newslint.source import Source
from newslint.span import Span

MARKUP = re.compile(
    rf"""[\\`*_\#^~+\[\]<>{{}}|{OPAQUE.decode()}] | &(?=[A-Za-z\#]) | :: | ;; | \(\( | \$\$
       | \n(?=[ \t]*(?:[-.=:/'•]|\w{{1,15}}[.)]|\Z)) | \n[ \t]""",
    re.VERBOSE,
)
"""What could become markup where a fix inserts it."""


def read(source: Source) -> Document:
    """Read a source as AsciiDoc."""
    spans = template_spans(source.text)
    builder = Builder(source.text, spans)
    _Reader(builder, blocks_masked(source.text, spans, NO_MARKUP)).read()
    return builder.document(source, "asciidoc", escaped)


def escaped(text: str) -> str | None:
    """Plain text as AsciiDoc source; None where it might become markup."""
    return None if MARKUP.search(text) else text


class _Reader:
    """Adds the blocks of a text to a builder. Its methods take the index of a line, and return where to go on."""

    def __init__(self, builder: Builder, text: bytes) -> None:
        self._builder = builder
        self._text = text
        self._lines = lines(text)
        self._attributes = b""
        self._style = b""
        self._is_old = False

    def read(self) -> None:
        front_matter = end_of_front_matter(self._text)
        at = end_of(self._lines, 0, lambda line: line.begin < front_matter)
        at = self._header(at)
        while at < len(self._lines):
            at = self._block(at) if self._lines[at].written else at + 1

    def _header(self, at: int) -> int:
        """Read the title of the document, and pass over the lines about author and revision right below it."""
        at = end_of(self._lines, at, lambda line: not line.written)
        while at < len(self._lines) and (after := self._aside(at)) is not None:
            at = end_of(self._lines, after, lambda line: not line.written)
        title = self._title(at) if at < len(self._lines) else None
        if title is None:
            return at
        self._is_old = self._lines[title - 1].written[:2] == b"==" and title - at == 2
        if not self._is_old and not self._lines[at].written.startswith((b"= ", b"# ")):
            return title
        after = end_of(self._lines, title, lambda line: bool(line.written))
        self._note_comments(title, after)
        return after

    def _block(self, at: int) -> int:
        if (after := self._aside(at)) is not None:
            return after
        style, attributes = self._style, self._attributes
        self._style = self._attributes = b""
        if (after := self._title(at)) is not None:
            return after
        line = self._lines[at]
        if not line.indent and markers.DELIMITER.fullmatch(line.written):
            return self._delimited(at, style, attributes)
        if (not line.indent and self._is_unread(line.written)) or line.written == b"+":
            return at + 1
        if marker := markers.LIST.match(line.written):
            return self._item(at, line.start + marker.end())
        if markers.BARE.fullmatch(line.written):
            self._add("marker", line.start, line.end)
            return at + 1
        if term := markers.DESCRIPTION.match(line.written):
            return self._description(at, term)
        if line.indent or style not in markers.PROSE:
            return end_of(self._lines, at, lambda line: bool(line.written))
        return self._paragraph(at)

    def _is_unread(self, written: bytes) -> bool:
        return markers.MACRO.fullmatch(written) is not None or markers.BREAK.fullmatch(written) is not None

    def _aside(self, at: int) -> int | None:
        """Pass over a comment, or over what says something about the block that follows; None where this is neither."""
        line = self._lines[at]
        if line.indent:
            return None
        if markers.is_comment(line):
            self._note_comments(at, at + 1)
            return at + 1
        if markers.ENTRY.match(line.written):
            return 1 + end_of(self._lines, at, lambda line: line.written.endswith(b" \\"))
        if markers.ATTRIBUTES.fullmatch(line.written):
            self._attributes += line.written
            if style := markers.STYLE.match(line.written):
                self._style = style[1].lower() or (b"source" if line.written.startswith(b"[,") else self._style)
            return at + 1
        if title := markers.TITLE.match(line.written):
            if markers.DELIMITER.fullmatch(line.written) or markers.LIST.match(line.written):
                return None
            self._add("caption", line.start + title.end(), line.end)
            return at + 1
        return None

    def _note_comments(self, at: int, after: int) -> None:
        for line in self._lines[at:after]:
            if markers.is_comment(line):
                self._builder.comments.append(Span(line.start, line.end))

    def _title(self, at: int) -> int | None:
        """Read the title of a section; None where this is none."""
        line = self._lines[at]
        if line.indent:
            return None
        if section := markers.SECTION.match(line.written):
            self._add("heading", line.start + section.start(2), line.start + section.end(2))
            return at + 1
        below = self._lines[at + 1].written if at + 1 < len(self._lines) else b""
        if not markers.UNDERLINE.fullmatch(below) or not markers.WORD.match(line.written):
            return None
        if abs(len(line.written.decode("utf-8", "replace")) - len(below)) > 1:
            return None
        self._add("heading", line.start, line.end)
        return at + 2

    def _delimited(self, at: int, style: bytes, attributes: bytes) -> int:
        """Read or pass over a block between two lines of marks; one that is left open runs to the end."""
        opening = self._lines[at]
        fence = markers.FENCE.match(opening.written)
        closed_by = fence[0] if fence else opening.written
        is_table = opening.written.endswith(b"===") and opening.written[:1] != b"="
        if not is_table and not opening.written.startswith(markers.UNREAD) and style in markers.PROSE:
            return at + 1
        closing = end_of(self._lines, at + 1, lambda line: line.written != closed_by or line.indent > 0)
        last = self._lines[min(closing, len(self._lines) - 1)]
        if opening.written.startswith(b"////"):
            self._builder.comments.append(Span(opening.start, last.end))
        if opening.written.startswith(b"|") and not markers.ODD_TABLE.search(attributes):
            self._table(opening.end, last.begin if closing < len(self._lines) else last.end)
        return closing + 1

    def _table(self, start: int, end: int) -> None:
        """Read the cells of a table, each paragraph in them as one of its own."""
        starts = list(markers.CELL.finditer(self._text, start, end))
        bounds = [*(cell.start() for cell in starts), end]
        for cell, (_, after) in zip(starts, pairwise(bounds), strict=True):
            if cell["style"] in (b"a", b"l", b"m"):
                continue
            first = cell.end()
            for blank in [*markers.BLANK_LINE.finditer(self._text, first, after), None]:
                last = blank.start() if blank else after
                bars = re.finditer(rb"\\\|", self._text[first:last])
                found = [Mark(first + bar.start(), first + bar.end(), "|", True) for bar in bars]
                self._add("table_cell", first, last, found)
                first = blank.end() if blank else after

    def _description(self, at: int, term: re.Match[bytes]) -> int:
        """Read a term and what it means, which may start on a line below."""
        line = self._lines[at]
        self._add("term", line.start, line.start + term.end(1))
        if term.end() < len(line.written):
            return self._item(at, line.start + term.end())
        below = end_of(self._lines, at + 1, lambda line: not line.written)
        if (
            below == len(self._lines)
            or markers.ends_item(self._lines[below])
            or self._lines[below].written[:1] in b"=/:"
        ):
            return at + 1
        return self._item(below, self._lines[below].start)

    def _item(self, at: int, start: int) -> int:
        after = end_of(self._lines, at + 1, lambda line: not markers.ends_item(line))
        self._note_comments(at, after)
        self._add("list_item", start, self._lines[after - 1].end)
        return after

    def _paragraph(self, at: int) -> int:
        first = self._lines[at]
        is_attached = at > 0 and self._lines[at - 1].written == b"+"
        ends = markers.ends_item if is_attached else markers.ends_paragraph
        after = end_of(self._lines, at + 1, lambda line: not ends(line))
        self._note_comments(at, after)
        last = after - 1
        if last > at and first.written[:1] in (b'"', b">") and markers.ATTRIBUTION.match(self._lines[last].written):
            last -= 1
        prefixes = []
        if markers.QUOTE.match(first.written):
            quoted = [(line, markers.QUOTE.match(line.written)) for line in self._lines[at : last + 1]]
            prefixes = [Mark(line.start, line.start + mark.end()) for line, mark in quoted if mark]
        label = markers.ADMONITION.match(first.written)
        self._add("paragraph", first.start + (label.end() if label else 0), self._lines[last].end, prefixes)
        return after

    def _add(self, kind: str, start: int, end: int, prefixes: list[Mark] | None = None) -> None:
        """Add a block; `prefixes` are marks that are no part of its text."""
        text = self._text[start:end]
        found = asciidoc_inline.marks(text, start, is_old=self._is_old)
        if prefixes:
            found = sorted([*found, *prefixes], key=attrgetter("start"))
        add_marked(self._builder, text, start, found)
        self._builder.close(kind)

"""reStructuredText: its blocks, found line by line in linear time, as a reader of the page sees them.

Left out are literal blocks, doctests, comments, field lists, definitions of targets and substitutions, tables that are
drawn, and directives that are not known to hold prose. docutils gives lines and no offsets, and tree-sitter-rst takes
quadratic time.
"""

from __future__ import annotations

import re
from operator import attrgetter

from newslint.document import Document
from newslint.readers import rst_inline
from newslint.readers import rst_markers as markers
from newslint.readers.builder import OPAQUE, Builder
from newslint.readers.lines import NO_MARKUP, Line, end_of, end_of_front_matter, lines
from newslint.readers.marked import Mark, add_marked
from newslint.readers.templates import blocks_masked, template_spans
from newslint.source import Source
from newslint.span import Span

MARKUP = re.compile(
    rf"""[\\`*_|{OPAQUE.decode()}] | :: | \n(?=[ \t]*(?:[-+•‣⁃>:(=~^"'\#.]|\w{{1,9}}[.)]|\Z)) | \n[ \t]*\n[ \t]""",
    re.VERBOSE,
)
"""What could become markup where a fix inserts it."""
SHORT = 4
"""A line of marks shorter than this underlines only a title that is no longer; else it is text."""
LINE_BLOCK = re.compile(rb"\|(?:[ \t]+|\Z)")
FIRST_WORD = re.compile(rb"\S+[ \t]*")


def read(source: Source) -> Document:
    """Read a source as reStructuredText."""
    spans = template_spans(source.text)
    builder = Builder(source.text, spans)
    _Reader(builder, blocks_masked(source.text, spans, NO_MARKUP)).read()
    return builder.document(source, "rst", escaped)


def escaped(text: str) -> str | None:
    """Plain text as reStructuredText source; None where it might become markup."""
    return None if MARKUP.search(text) else text


class _Reader:
    """Adds the blocks of a text to a builder. Its methods take the index of a line, and return where to go on."""

    def __init__(self, builder: Builder, text: bytes) -> None:
        self._builder = builder
        self._text = text
        self._lines = lines(text)
        self._cells_to = 0

    def read(self) -> None:
        front_matter = end_of_front_matter(self._text)
        at = end_of(self._lines, 0, lambda line: line.begin < front_matter)
        while at < len(self._lines):
            line = self._lines[at]
            at = self._block(at, line.start, line.indent) if line.written else at + 1

    def _block(self, at: int, start: int, indent: int) -> int:
        """Read the block that starts at an offset in a line, `indent` columns from the start of the line."""
        end, floor = self._lines[at].end, indent
        kind = "paragraph"
        while marker := self._list_marker(at, start):
            if marker.end() == end:
                return self._empty_item(at, marker, indent)
            kind, floor = "table_cell" if at < self._cells_to else "list_item", indent
            start, indent = marker.end(), indent + len(marker[0].decode("utf-8", "replace"))
        if (after := self._unread(at, start, indent)) is not None:
            return after
        if match := markers.EXPLICIT.match(self._text, start, end):
            return self._explicit(at, match.end(), indent)
        if LINE_BLOCK.match(self._text, start, end):
            return self._line_block(at, start, indent)
        if option := markers.OPTION.match(self._text, start, end):
            return at + 1 if option.end() == end else self._hanging(at, option.end(), indent, "list_item")
        if indent and (match := markers.ATTRIBUTION.match(self._text, start, end)):
            return self._hanging(at, match.end(), indent - 1, "caption")
        if kind != "paragraph":
            return self._hanging(at, start, floor, kind, markers.BULLET)
        after = self._title(at)
        return self._plain(at, start, indent) if after is None else after

    def _list_marker(self, at: int, start: int) -> re.Match[bytes] | None:
        """The marker of a list item. A number starts none where the next line goes on in the same column."""
        end = self._lines[at].end
        if bullet := markers.BULLET.match(self._text, start, end):
            return bullet
        number = markers.ENUMERATOR.match(self._text, start, end)
        below = self._lines[at + 1] if at + 1 < len(self._lines) else None
        if number is None or below is None or not below.written or below.indent > self._lines[at].indent:
            return number
        return number if markers.ENUMERATOR.match(below.written) else None

    def _empty_item(self, at: int, marker: re.Match[bytes], floor: int) -> int:
        """A marker without text, unless that follows on the next lines."""
        below = end_of(self._lines, at + 1, lambda line: not line.written)
        if at >= self._cells_to and (below == len(self._lines) or self._lines[below].indent <= floor):
            self._builder.exact(marker.start(), self._lines[at].end)
            self._builder.close("marker")
        return below

    def _unread(self, at: int, start: int, indent: int) -> int | None:
        """Pass over a block that is no prose; None where this is none."""
        written = self._text[start : self._lines[at].end]
        if written.startswith(b">>>"):
            return end_of(self._lines, at, lambda line: bool(line.written))
        if markers.GRID.fullmatch(written):
            return end_of(self._lines, at + 1, lambda line: line.written.startswith((b"+", b"|")))
        if markers.BORDER.fullmatch(written):
            return self._after_table(at)
        if markers.FIELD.match(written):
            return self._after_deeper(at, indent)
        if markers.TARGET.match(written):
            return end_of(self._lines, at + 1, lambda line: bool(line.written) and line.indent > indent)
        return None

    def _after_deeper(self, at: int, indent: int) -> int:
        """Pass over a line and those below it that are indented more."""
        return end_of(self._lines, at + 1, lambda line: not line.written or line.indent > indent)

    def _after_table(self, at: int) -> int:
        """Pass over a table with borders of `=`: to its third, or to the one above a blank line."""
        borders = 0
        for index in range(at + 1, len(self._lines)):
            if markers.BORDER.fullmatch(self._lines[index].written):
                borders += 1
                if borders == 2 or index + 1 == len(self._lines) or not self._lines[index + 1].written:
                    return index + 1
        return end_of(self._lines, at, lambda line: bool(line.written))

    def _explicit(self, at: int, start: int, indent: int) -> int:
        """Markup that starts with two dots; `start` is where it goes on behind them."""
        end = self._lines[at].end
        if note := markers.NOTE.match(self._text, start, end):
            return self._note(at, note.end(), indent)
        if directive := markers.DIRECTIVE.match(self._text, start, end):
            return self._directive(at, directive, indent)
        is_empty = start == end and (at + 1 == len(self._lines) or not self._lines[at + 1].written)
        after = at + 1 if is_empty else self._after_deeper(at, indent)
        if not is_empty and self._text[start : start + 1] != b"|":
            last = next(line for line in reversed(self._lines[at:after]) if line.written)
            self._builder.comments.append(Span(self._text.rfind(b"..", 0, start), last.end))
        return after

    def _note(self, at: int, start: int, indent: int) -> int:
        """A footnote or citation; what it starts with may be a list or a table."""
        written = self._text[start : self._lines[at].end]
        if not written:
            return at + 1
        if self._list_marker(at, start) or markers.BORDER.fullmatch(written) or markers.GRID.fullmatch(written):
            return self._block(at, start, indent + 1)
        return self._hanging(at, start, indent)

    def _directive(self, at: int, directive: re.Match[bytes], indent: int) -> int:
        shape = markers.shape(directive[1])
        start, end = directive.end(), self._lines[at].end
        if shape == "none":
            return self._after_deeper(at, indent)
        if shape == "arguments" and start < end:
            return end_of(self._lines, at + 1, lambda line: bool(line.written) and line.indent > indent)
        if shape == "version" and (version := FIRST_WORD.match(self._text, start, end)):
            start = version.end()
        if directive[1] == b"list-table":
            self._cells_to = self._after_deeper(at, indent)
        if start == end:
            return at + 1
        return self._hanging(at, start, indent, "caption" if shape == "title" else "paragraph", markers.FIELD)

    def _line_block(self, at: int, start: int, indent: int) -> int:
        """Lines that stay lines, each behind a bar; a bar alone parts them."""
        found: list[Mark] = []
        first = last = start
        while True:
            line = self._lines[at]
            bar = LINE_BLOCK.match(line.written)
            if bar and bar.end() == len(line.written):
                self._add("paragraph", first, last, found)
                found, first = [], line.end
            elif bar:
                found.append(Mark(line.start, line.start + bar.end()))
            last, at = line.end, at + 1
            if at == len(self._lines):
                break
            below = self._lines[at]
            if not below.written or not (LINE_BLOCK.match(below.written) or below.indent > indent):
                break
        self._add("paragraph", first, last, found)
        return at

    def _title(self, at: int) -> int | None:
        """Read a title with its lines of marks, or pass over a transition; None where this is neither."""
        line, blank = self._lines[at], Line(0, 0, 0, 0, b"")
        below, third = [*self._lines[at + 1 : at + 3], blank, blank][:2]
        if markers.LINE.fullmatch(line.written):
            if third.written == line.written and below.written:
                self._add("heading", below.start, below.end)
                return at + 3
            return at + 1 if len(line.written) >= SHORT else None
        if not markers.LINE.fullmatch(below.written) or below.indent != line.indent:
            return None
        if len(below.written) < min(SHORT, len(line.written.decode("utf-8", "replace"))):
            return None
        self._add("heading", line.start, line.end)
        return at + 2

    def _plain(self, at: int, start: int, indent: int) -> int:
        """A paragraph, or the term of a definition: a line right above one that is indented."""
        below = self._lines[at + 1] if at + 1 < len(self._lines) else None
        is_term = below is not None and below.written and below.indent > indent
        if is_term and not self._lines[at].written.endswith(b"::"):
            self._add("term", start, self._lines[at].end)
            return at + 1
        after = end_of(self._lines, at + 1, lambda line: bool(line.written) and line.indent == indent)
        return self._paragraph(after, start, indent, "paragraph")

    def _hanging(
        self, at: int, start: int, floor: int, kind: str = "paragraph", breaks: re.Pattern[bytes] | None = None
    ) -> int:
        """A paragraph behind a marker: it goes on in lines indented more than the marker, all by the same columns."""
        column = self._lines[at + 1].indent if at + 1 < len(self._lines) else 0

        def goes_on(line: Line) -> bool:
            return bool(line.written) and line.indent == column > floor and not (breaks and breaks.match(line.written))

        return self._paragraph(end_of(self._lines, at + 1, goes_on), start, floor, kind)

    def _paragraph(self, after: int, start: int, floor: int, kind: str) -> int:
        """Read the lines of a paragraph up to `after`. Behind two colons, what is indented below is left out."""
        end = self._lines[after - 1].end
        if not self._text[start:end].endswith(b"::"):
            self._add(kind, start, end)
            return after
        # Two colons behind a word show one; alone they show nothing, and what is left out stands in their place.
        is_alone = end - 2 == start or self._text[end - 3 : end - 2].isspace()
        self._add(kind, start, end - (0 if is_alone else 1), [Mark(end - 2, end, None)] if is_alone else None)
        return self._after_literal(end_of(self._lines, after, lambda line: not line.written), floor)

    def _after_literal(self, at: int, floor: int) -> int:
        """Pass over a literal block: lines that are indented, or that all start with the same mark."""
        if at == len(self._lines) or self._lines[at].indent > floor:
            return end_of(self._lines, at, lambda line: not line.written or line.indent > floor)
        mark = self._lines[at].written[:1]
        return (
            at
            if mark.isalnum() or not mark.isascii()
            else end_of(self._lines, at, lambda line: line.written[:1] == mark)
        )

    def _add(self, kind: str, start: int, end: int, prefixes: list[Mark] | None = None) -> None:
        """Add a block; `prefixes` are marks that are no part of its text."""
        text = self._text[start:end]
        found = rst_inline.marks(text, start)
        if prefixes:
            found = sorted([*found, *prefixes], key=attrgetter("start"))
        add_marked(self._builder, text, start, found)
        self._builder.close(kind)

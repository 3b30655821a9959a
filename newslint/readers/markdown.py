"""Markdown: paragraphs, headings, list items and table cells as a reader of the page sees them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import tree_sitter_markdown
from tree_sitter import Language, Node, Parser

from newslint.document import Document
from newslint.indentation import tags_in_paragraphs
from newslint.readers.builder import OPAQUE, Builder
from newslint.readers.html import add_html
from newslint.readers.inline import add_inline
from newslint.readers.marked import Mark
from newslint.readers.marks import label
from newslint.readers.templates import blocks_masked, masked, template_spans
from newslint.source import Source

MARKUP = re.compile(
    rf"""[\\`*_\[\]<>#|~{OPAQUE.decode()}] | &(?=[A-Za-z#]) | \{{(?=[{{%:#.]) | \n(?=[ \t]*(?:[-+=]|\d+[.)]|\Z))""",
    re.VERBOSE,
)
"""What could become markup where a fix inserts it."""
KINDS = {"atx_heading": "heading", "setext_heading": "heading", "pipe_table_cell": "table_cell"}
UNREAD = frozenset(
    {"minus_metadata", "plus_metadata", "fenced_code_block", "indented_code_block", "thematic_break"}
    | {"pipe_table_delimiter_row", "block_continuation"}
)
NOTE = re.compile(rb"^\[\^[^\]\s]+\]:[ \t]*", re.MULTILINE)
NO_DEFINITION = re.compile(rb"\[(?![^][\r\n]{1,999}\]:|[ xX]\][ \t\r\n])")
"""A bracket that starts neither the label of a definition nor a task."""
PLAIN_LINE = re.compile(
    rb"^(?<!:\n)(?<!: \n)(?<!:\r\n)([ \t]*+(?:[-*+>#]++[ \t]++)*+[A-Za-z])((?:[^]\r\n|<>]++|\](?!:))++)(?=[\r\n]|\Z)",
    re.MULTILINE,
)
"""A line that belongs to no table, HTML or definition, in two parts: up to its first letter, and the rest."""
LONG_LINE = re.compile(rb"(?:^|(?<=\r))[^\r\n]{5000,}+", re.MULTILINE)
LINE_START = 1000
"""Bytes of a long line that may say what kind of block it starts."""
STRUCTURE = b"|<>/-!`~\\abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
INSIDE_WORD = bytes(byte if byte in STRUCTURE else ord("x") for byte in range(256))
BEFORE_BLOCK = re.compile(rb"[ \t]*(?:(?:[>|#+*-]|\d{1,9}[.)]|\[[ xX]\])[ \t]*)*")
"""What may stand on a line before the text of a block."""


INDENTED_MARKUP = re.compile(rb"^[ \t]*(?:[-*+>|#:]|\d{1,9}[.)]|`{3}|~{3})", re.MULTILINE)
"""A line that starts a block of its own once its indentation is gone."""


class _Part(NamedTuple):
    """A stretch of the source that makes a block, in bytes, and the prefixes of continued lines in it.

    `role` is the kind of the block or, where that says more, the type of the node around it.
    """

    role: str
    start: int
    end: int
    prefixes: list[tuple[int, int]]


def read(source: Source) -> Document:
    """Read a source as Markdown."""
    spans = template_spans(source.text)
    builder = Builder(source.text, spans)
    add_markdown(builder, blocks_masked(source.text, spans), masked(source.text, spans))
    return builder.document(source, "markdown", escaped)


class Outcome(NamedTuple):
    """What was met on the way: the labels that are defined, and whether what follows may be read another way."""

    labels: frozenset[str]
    unsure: bool


def add_markdown(
    builder: Builder,
    structure: bytes,
    text: bytes,
    hidden: Sequence[Mark] | None = None,
    labels: frozenset[str] = frozenset(),
) -> Outcome:
    """Add the blocks of a Markdown text.

    `structure` and `text` are the source, byte for byte, without what is no Markdown: one for the parser of blocks, one
    for what is inside them. `hidden` are the marks of what is left out of an MDX text, where indentation is no code.
    `labels` are those of links that are defined elsewhere.
    """
    root = _parser().parse(_structure(structure) + b"\n").root_node
    return _Reader(builder, text, hidden).read(root, labels)


def escaped(text: str) -> str | None:
    """Plain text as Markdown source; None where it might become markup."""
    return None if MARKUP.search(text) else text


@cache
def _parser() -> Parser:
    return Parser(Language(tree_sitter_markdown.language()))


def _structure(text: bytes) -> bytes:
    """The text as the block parser needs it, byte for byte.

    It answers with errors where a paragraph starts with a bracket that holds an escape, so brackets become letters
    where they define nothing. It takes indented tags for blocks, so those become letters as well. It makes a node of
    each word, so the words of a plain or very long line become one.
    """
    text = NO_DEFINITION.sub(b"x", text.replace(b"\0", b"x"))
    text = _replaced(text, tags_in_paragraphs(text))
    text = PLAIN_LINE.sub(lambda line: line[1] + b"x" * len(line[2]), text)
    return LONG_LINE.sub(lambda line: line[0][:LINE_START] + line[0][LINE_START:].translate(INSIDE_WORD), text)


def _replaced(text: bytes, offsets: Iterable[int]) -> bytes:
    made = bytearray(text)
    for offset in offsets:
        made[offset] = ord("x")
    return bytes(made)


class _Reader:
    """Adds the blocks of a document to a builder. `text` is the source with letters in the place of template tags."""

    def __init__(self, builder: Builder, text: bytes, hidden: Sequence[Mark] | None) -> None:
        self._builder = builder
        self._text = text
        self._is_mdx = hidden is not None
        self._hidden = hidden or ()
        self._labels: set[str] = set()
        self._unread_until = 0

    def read(self, root: Node, known: frozenset[str]) -> Outcome:
        parts = list(self._parts(root))
        labels = known | self._labels
        for part in parts:
            if part.start < self._unread_until or (root.has_error and not self._starts_block(part)):
                continue
            if part.role == "html_block":
                self._add_html(part)
            else:
                if part.role == "marker":
                    self._builder.exact(part.start, part.end)
                else:
                    add_inline(self._builder, self._without_prefixes(part), part.start, labels, self._hidden)
                self._builder.close(KINDS.get(part.role, part.role))
        return Outcome(frozenset(self._labels), root.has_error or self._unread_until > 0)

    def _starts_block(self, part: _Part) -> bool:
        """Whether only markers stand before a part on its line. After an error, the parser may start one anywhere."""
        line = 1 + max(self._text.rfind(b"\n", 0, part.start), self._text.rfind(b"\r", 0, part.start))
        return part.role == "pipe_table_cell" or BEFORE_BLOCK.fullmatch(self._text, line, part.start) is not None

    def _add_html(self, part: _Part) -> None:
        """Add the prose of an HTML block. Where an element such as `<pre>` stays open, what follows is inside it."""
        open_element = add_html(self._builder, self._without_prefixes(part), part.start, "html")
        if open_element is not None:
            end_tag = re.compile(b"</" + open_element, re.IGNORECASE).search(self._text, part.end)
            self._unread_until = end_tag.start() if end_tag else len(self._text)

    def _without_prefixes(self, part: _Part) -> bytes:
        text = self._text[part.start : part.end]
        for start, end in part.prefixes:
            text = text[: start - part.start] + b" " * (end - start) + text[end - part.start :]
        return text

    def _parts(self, root: Node) -> Iterator[_Part]:
        nodes = [(root, "paragraph")]
        while nodes:
            node, role = nodes.pop()
            if self._is_mdx and node.type == "indented_code_block":
                yield from self._indented(node, role)
            elif node.type in UNREAD:
                continue
            elif node.type in ("inline", "pipe_table_cell", "html_block"):
                yield from self._notes(self._part(node, role if node.type == "inline" else node.type))
            elif node.type == "link_reference_definition":
                yield from self._definition(node)
            elif node.type == "list_item" and (marker := self._empty_item(node)) is not None:
                yield marker
            else:
                nodes += reversed(_children(node, role))

    def _part(self, node: Node, role: str) -> _Part:
        start, end = node.byte_range
        prefixes = []
        if node.named_child_count:
            prefixes = [child.byte_range for child in node.named_children if child.type == "block_continuation"]
        if role == "atx_heading":
            end = start + len(_without_closing_sequence(self._text[start:end]))
        return _Part(role, start, min(end, len(self._text)), prefixes)

    def _indented(self, node: Node, role: str) -> Iterator[_Part]:
        """Indented text in MDX is a paragraph, most often inside an element; one that looks like markup is left out."""
        part = self._part(node, role)
        if not INDENTED_MARKUP.search(self._text, part.start, part.end):
            yield part

    def _notes(self, part: _Part) -> Iterator[_Part]:
        """The footnotes that a paragraph defines, without their marks; the paragraph itself where it defines none."""
        marks = list(NOTE.finditer(self._text[part.start : part.end]))
        if not marks or marks[0].start():
            yield part
            return
        starts = [part.start + mark.end() for mark in marks]
        ends = [*(part.start + mark.start() for mark in marks[1:]), part.end]
        for start, end in zip(starts, ends, strict=True):
            prefixes = [prefix for prefix in part.prefixes if start <= prefix[0] and prefix[1] <= end]
            yield part._replace(start=start, end=end, prefixes=prefixes)

    def _definition(self, node: Node) -> Iterator[_Part]:
        written = node.named_children[0]
        start, end = written.byte_range
        if self._text[start : start + 2] == b"[^":
            yield from self._notes(self._part(node, "paragraph"))
        else:
            self._labels.add(label(self._text[start + 1 : end - 1]))

    def _empty_item(self, node: Node) -> _Part | None:
        marker, *content = node.named_children
        if any(child.type != "block_continuation" for child in content):
            return None
        start, end = marker.byte_range
        return _Part("marker", start, end, [])


def _children(node: Node, role: str) -> list[tuple[Node, str]]:
    """The children of a node with their roles: the first paragraph of a list item is the item's own text."""
    children = node.named_children
    if node.type in KINDS:
        return [(child, node.type) for child in children]
    if node.type == "paragraph":
        return [(child, role) for child in children]
    roles = ["paragraph"] * len(children)
    if node.type == "list_item":
        first = next((index for index, child in enumerate(children) if child.type == "paragraph"), None)
        if first is not None:
            roles[first] = "list_item"
    return list(zip(children, roles, strict=True))


def _without_closing_sequence(heading: bytes) -> bytes:
    """A heading without the `##` at its end."""
    shown = heading.rstrip(b" \t")
    title = shown.rstrip(b"#")
    return title if not title or title[-1:] in (b" ", b"\t") else shown

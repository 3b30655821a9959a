"""Parts: stretches of a text as they were read, with offsets that count from their own start, so that they can move."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import compress, count
from operator import is_not
from typing import Any

from newslint.document import Document
from newslint.pieces import Mapped, Piece
from newslint.readers.builder import Builder, Layout
from newslint.source import Source

Bounds = tuple[str, int, int]
"""Kind, start and end of a block, in bytes of the part's text."""
NO_LABELS: frozenset[str] = frozenset()


class View:
    """The text of a part as the reader of the page, or of the source, sees it."""

    def __init__(self, text: bytes, pieces: Sequence[Piece], bounds: list[Bounds], gap: int) -> None:
        """`gap` is the number of bytes between the text and that of the next part, if this one has blocks."""
        self.text = text
        self.bounds = bounds
        self.count = len(bounds)
        self.size = len(text) + gap if bounds or not gap else 0
        self.pieces = pieces
        self.kept: list[dict[str, Any]] = [{} for _ in bounds]
        """What blocks have worked out of their own text."""
        self.made: dict[Any, list[Any]] = {}
        """What `Document.of_blocks` has made of the blocks, by its function."""

    @cached_property
    def _alone(self) -> Document:
        return Document(Source(b""), "plain", self.text, self.pieces, lambda _document: [])

    def map(self, start: int, end: int) -> Mapped:
        """Where a stretch of the text lies in the part's source."""
        return self._alone.map(start, end)


class Part:
    """A part: its source, the two views of it, the labels that it defines, and whether it can be trusted alone."""

    def __init__(self, source: bytes, seen: View, written: View | None, labels: frozenset[str], unsure: bool) -> None:
        """`written` is None where both views are the same."""
        self.source = source
        self.size = len(source)
        self.count = seen.count
        self.seen = seen
        self.written = written
        self.labels = labels
        self.unsure = unsure
        self.refers = b"[" in source


def read_markdown(source: bytes, labels: frozenset[str]) -> Part:
    """Read a part of a Markdown text in which `labels` are defined."""
    from newslint.readers.markdown import add_markdown
    from newslint.readers.templates import blocks_masked, masked, template_spans

    spans = template_spans(source)
    builder = Builder(source, spans)
    outcome = add_markdown(builder, blocks_masked(source, spans), masked(source, spans), labels=labels)
    has_escapes = any(run.escaped for _, runs in builder.blocks for run in runs)
    written = _view(builder, written=True) if has_escapes else None
    return Part(source, _view(builder, written=False), written, outcome.labels, outcome.unsure)


def read_plain(source: bytes, lines: list[tuple[int, int]]) -> Part:
    """Read a part of a plain text, whose blocks are known."""
    bounds = [("paragraph", start, end) for start, end in lines]
    return Part(source, View(source, [Piece(0, len(source), 0, len(source))], bounds, 0), None, NO_LABELS, False)


def _view(builder: Builder, *, written: bool) -> View:
    layout = Layout(builder.text, written)
    for kind, runs in builder.blocks:
        layout.add(kind, runs)
    return View(b"".join(layout.parts), layout.pieces, layout.bounds, 1)


def unchanged(
    old: Sequence[object], new: Sequence[object], differ: Callable[[object, object], bool] = is_not
) -> tuple[int, int]:
    """How many parts, or what they were read from, are the same at the start and at the end; none counts twice."""
    least = min(len(old), len(new))
    head = next(compress(count(), map(differ, old, new)), least)
    tail = next(compress(count(), map(differ, reversed(old), reversed(new))), least)
    return head, min(tail, least - head)

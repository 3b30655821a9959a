"""What the readers of markup do alike: gather runs of text block by block, and lay them out as a document.

A run is a stretch of the source and the text that stands for it. From one list of runs come both views of a document:
what the reader of the page sees, and the same with entities and escapes as they are written.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from newslint.document import Block, Document
from newslint.pieces import Piece
from newslint.rule import KIN, Format
from newslint.source import Source
from newslint.span import Span

OPAQUE = "\N{OBJECT REPLACEMENT CHARACTER}".encode()
"""Stands in the flow of a sentence for what no rule may read: inline code, an image, a template tag."""
WHITE = b" \t\r\n\f\v"


class Run(NamedTuple):
    """A stretch of the source's text, in bytes, and the text that stands for it; None where it stands for itself.

    `escaped` says that the source is an entity or an escape, which `Document.as_written` shows as it is.
    """

    start: int
    end: int
    text: bytes | None = None
    escaped: bool = False


class Builder:
    """Gathers the runs of the open block, the blocks that are closed, and comments. All offsets are in the source."""

    def __init__(self, text: bytes, opaque: Sequence[Span] = ()) -> None:
        """`text` is the text of the source; `opaque` are stretches of it, in order, that no rule may read."""
        self.text = text
        self.blocks: list[tuple[str, list[Run]]] = []
        self.comments: list[Span] = []
        self._runs: list[Run] = []
        self._opaque = opaque
        self._hidden_to = 0

    def exact(self, start: int, end: int) -> None:
        """Add a stretch of the source that stands for itself, an opaque placeholder for each opaque stretch in it."""
        index = bisect_right(self._opaque, start, key=attrgetter("end"))
        while index < len(self._opaque) and self._opaque[index].start < end:
            hidden = self._opaque[index]
            if start < hidden.start:
                self._runs.append(Run(start, hidden.start))
            self.opaque(hidden.start, hidden.end)
            start, index = hidden.end, index + 1
        if start < end:
            self._runs.append(Run(start, end))

    def escaped(self, text: str, start: int, end: int) -> None:
        """Add the character that an entity or an escape stands for."""
        self._runs.append(Run(start, end, text.encode("utf-8", "surrogateescape"), True))

    def instead(self, text: bytes, start: int, end: int) -> None:
        """Add text that stands for a stretch of the source in both views, such as a line feed for `<br>`."""
        self._runs.append(Run(start, end, text))

    def opaque(self, start: int, end: int) -> None:
        """Add a placeholder for a stretch of the source that no rule may read, once."""
        start = max(start, self._hidden_to)
        if start < end:
            self._runs.append(Run(start, end, OPAQUE))
            self._hidden_to = end

    @property
    def needs_no_space(self) -> bool:
        """Whether white space would be invisible here: at the start of a block or after other white space."""
        if not self._runs:
            return True
        last = self._runs[-1]
        return (self.text[last.end - 1 : last.end] if last.text is None else last.text)[-1:].isspace()

    def close(self, kind: str) -> None:
        """End the block. White space at its edges goes, and so does a block in which there is nothing to read."""
        runs, self._runs = _trimmed(self._runs, self.text), []
        if any(run.text is not OPAQUE and (run.text is None or run.text.strip(WHITE)) for run in runs):
            self.blocks.append((kind, runs))

    def document(self, source: Source, format: Format, escape: Callable[[str], str | None]) -> Document:
        """The document that the closed blocks make."""
        lay_out = partial(self._lay_out, source, format, escape)
        has_escapes = any(run.escaped for _, runs in self.blocks for run in runs)
        return lay_out(partial(lay_out, None, written=True) if has_escapes else None, written=False)

    def _lay_out(
        self,
        source: Source,
        format: Format,
        escape: Callable[[str], str | None],
        as_written: Callable[[], Document] | None,
        *,
        written: bool,
    ) -> Document:
        layout = Layout(self.text, written)
        for kind, runs in self.blocks:
            layout.add(kind, runs)
        text = b"".join(layout.parts)
        kin = KIN.get(format, format)
        return Document(
            source,
            kin,
            text,
            layout.pieces,
            layout.blocks,
            as_written=as_written,
            escape=escape,
            dialect=format,
            comments=self.comments,
        )


class Layout:
    """The text of a document in the making; `written` shows entities and escapes as they are in the source."""

    def __init__(self, source: bytes, written: bool) -> None:
        self.parts: list[bytes] = []
        self.pieces: list[Piece] = []
        self.bounds: list[tuple[str, int, int]] = []
        self._source = source
        self._written = written
        self._size = 0

    def add(self, kind: str, runs: Iterable[Run]) -> None:
        """Add a block."""
        if self.bounds:
            self.parts.append(b"\n")
            self._size += 1
        start = self._size
        for run in runs:
            self._add_run(run)
        self.bounds.append((kind, start, self._size))

    def _add_run(self, run: Run) -> None:
        if run.text is OPAQUE:
            # Two pieces with no source, at either end of what is hidden: no edit can be made of them or over them.
            self._add(OPAQUE[:1], run.start, run.start, exact=False)
            self._add(OPAQUE[1:], run.end, run.end, exact=False)
        elif run.text is None or (self._written and run.escaped):
            self._add(self._source[run.start : run.end], run.start, run.end, exact=True)
        else:
            self._add(run.text, run.start, run.end, exact=False)

    def _add(self, text: bytes, source_start: int, source_end: int, *, exact: bool) -> None:
        start, self._size = self._size, self._size + len(text)
        self.parts.append(text)
        if exact and self.pieces:
            last = self.pieces[-1]
            if last.exact and last.end == start and last.source_end == source_start:
                self.pieces[-1] = Piece(last.start, self._size, last.source_start, source_end)
                return
        self.pieces.append(Piece(start, self._size, source_start, source_end, exact))

    def blocks(self, document: Document) -> list[Block]:
        """The blocks of the document that this became."""
        return [Block(document, index, *bounds) for index, bounds in enumerate(self.bounds)]


def _trimmed(runs: list[Run], source: bytes) -> list[Run]:
    """Runs without the white space at either end."""
    first, last = 0, len(runs)
    while first < last and not _content(runs[first], source).strip(WHITE):
        first += 1
    while last > first and not _content(runs[last - 1], source).strip(WHITE):
        last -= 1
    runs = runs[first:last]
    if runs and runs[0].text is None:
        content = _content(runs[0], source)
        runs[0] = runs[0]._replace(start=runs[0].end - len(content.lstrip(WHITE)))
    if runs and runs[-1].text is None:
        content = _content(runs[-1], source)
        runs[-1] = runs[-1]._replace(end=runs[-1].start + len(content.rstrip(WHITE)))
    return runs


def _content(run: Run, source: bytes) -> bytes:
    return source[run.start : run.end] if run.text is None else run.text

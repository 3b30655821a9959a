"""Assembled documents: made of parts, and watched while a rule looks at one of their blocks.

To a rule such a document is like any other. What a rule reads of it besides the block that it was given is noted, so
that its findings can be taken over for as long as all of that stays the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

from newslint.document import Block, Document, T, Where
from newslint.incremental.parts import Part, View
from newslint.incremental.tally import Tally
from newslint.incremental.watch import Watch, WatchedBlocks
from newslint.pieces import Mapped, Piece
from newslint.source import Source, decode
from newslint.span import Span


class Shared(NamedTuple):
    """What the documents of all versions of a text share."""

    watch: Watch
    tally: Tally


class AssembledBlock(Block):
    """A block of a part; what it works out of its own text stays with the part."""

    __slots__ = ("_first", "_last_byte", "_place", "_view")
    document: AssembledDocument

    def __init__(
        self, document: AssembledDocument, index: int, view: View, number: int, offset: int, place: int
    ) -> None:
        """The block of some number of a view, whose text starts at `offset` in that of the document.

        The part's source starts at `place` in that of the document. What `Block` does is done here, since a call more
        for each block of a text is felt at each keystroke.
        """
        self.document, self._at, self._view, self._place = document, index, view, place
        self.kind, self._first, self._last_byte = view.bounds[number]
        self.start = start = offset + self._first
        self.end = offset + self._last_byte
        self._last = (0, start)
        self.__dict__ = view.kept[number]

    @property
    def index(self) -> int:
        """The place in `document.blocks`."""
        self.document.watch.index = True
        return self._at

    @cached_property
    def data(self) -> bytes:
        """The text in UTF-8."""
        return self._view.text[self._first : self._last_byte]

    @cached_property
    def text(self) -> str:
        """The text a reader sees."""
        return decode(self.data)

    def _map(self, where: Where) -> Mapped:
        """Where a stretch lies, which is kept with the part, counted from the start of its source."""
        if not self._view.pieces:
            return super()._map(where)
        known: dict[Where, Mapped] = self.__dict__.setdefault("mapped", {})
        where = where if isinstance(where, tuple) else where.span()
        place = self._place
        if where not in known:
            start, end, editable = super()._map(where)
            known[where] = Mapped(start - place, end - place, editable)
        start, end, editable = known[where]
        return Mapped(start + place, end + place, editable)

    @property
    def source(self) -> Mapped:  # not kept, since the block moves
        """Where the block lies in the source's text."""
        return self.document.map(self.start, self.end)


class AssembledDocument(Document):
    """A document made of parts, with `separator` between the texts of those that have blocks."""

    def __init__(
        self,
        source: Source,
        format: str,
        parts: Sequence[Part],
        escape: Callable[[str], str | None],
        shared: Shared,
        *,
        written: bool = False,
    ) -> None:
        self._shared = shared
        self.watch, self.tally = shared
        self._parts = parts
        self._views = [part.written if written and part.written is not None else part.seen for part in parts]
        self._places = [0, *accumulate(len(part.source) for part in parts)]
        gap = 0 if format == "plain" else 1
        texts = [view.text for view in self._views] if format == "plain" else [v.text for v in self._views if v.bounds]
        sizes = (len(view.text) + gap if view.bounds or not gap else 0 for view in self._views)
        self._starts = [0, *accumulate(sizes)]
        self._firsts = [0, *accumulate(len(view.bounds) for view in self._views)]
        self._escape_text = escape
        super().__init__(source, format, (b"\n" * gap).join(texts), (), lambda _document: [], escape=escape)
        self._made = self._blocks()
        self._watched = WatchedBlocks(self._made, self.watch)
        self._written = written
        self._line_break = super().line_break

    def _blocks(self) -> list[Block]:
        made: list[Block] = []
        for view, offset, place in zip(self._views, self._starts, self._places, strict=False):
            for number in range(len(view.bounds)):
                made.append(AssembledBlock(self, len(made), view, number, offset, place))
        return made

    @property
    def text(self) -> bytes:
        """The whole text."""
        if self.watch.on:
            self.watch.whole = True
        return self._text

    @text.setter
    def text(self, text: bytes) -> None:
        self._text = text

    @property
    def source(self) -> Source:
        """What the document was read from."""
        if self.watch.on:
            self.watch.whole = True
        return self._source

    @source.setter
    def source(self, source: Source) -> None:
        self._source = source

    @property
    def pieces(self) -> Sequence[Piece]:
        """The pieces of all parts."""
        if self.watch.on:
            self.watch.whole = True
        return self._all_pieces

    @pieces.setter
    def pieces(self, pieces: Sequence[Piece]) -> None:
        """Pieces are made from the parts when someone asks for them."""

    @cached_property
    def _all_pieces(self) -> list[Piece]:
        return [
            piece._replace(
                start=piece.start + offset,
                end=piece.end + offset,
                source_start=piece.source_start + place,
                source_end=piece.source_end + place,
            )
            for view, offset, place in zip(self._views, self._starts, self._places, strict=False)
            for piece in view.pieces
        ]

    @property
    def blocks(self) -> list[Block]:
        """The blocks in reading order."""
        return self._watched if self.watch.on else self._made

    @cached_property
    def as_written(self) -> Document:
        """The document with escapes and entities as they stand in the source."""
        if self._written or all(part.written is None for part in self._parts):
            return self
        return AssembledDocument(self._source, self.format, self._parts, self._escape_text, self._shared, written=True)

    @property
    def line_break(self) -> str | None:
        """What starts a new line for the reader; where it changes, nothing of the version before is taken over."""
        return self._line_break

    def first_block(self, part: int) -> int:
        """The index of the first block of a part, or of those after it."""
        return self._firsts[part]

    def part_of(self, block: int) -> int:
        """The part in which a block lies; -1 and the number of parts for the edges."""
        if block < 0:
            return -1
        return len(self._parts) if block >= len(self._made) else bisect_right(self._firsts, block) - 1

    @cached_property
    def places(self) -> list[int]:
        """Where each part starts on the disk, in bytes, and where the last one ends."""
        return list(map(self._source.disk_offset, self._places))

    @property
    def size(self) -> int:
        """The number of parts."""
        return len(self._parts)

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """Where some parts start and end on the disk, in bytes."""
        return self.places[max(first, 0)], self.places[min(last + 1, len(self._parts))]

    def once(self, function: Callable[..., T], *arguments: Any) -> T:
        """What a function says of the document; a rule that is watched depends on the answer alone."""
        key = function, arguments
        if key not in self._answers:
            self._answers[key] = self._unwatched(function, self, *arguments)
        answer: T = self._answers[key]
        if self.watch.on:
            self.watch.answers[key] = answer
        return answer

    def count(self, word: str) -> int:
        """How often a word stands in the text."""
        return super().count(word) if self._written else self.once(_count, word)

    def occurrences(self, mark: bytes) -> int:
        """How often some bytes, none of them a line break, stand in the text."""
        return super().occurrences(mark) if self._written else self.once(_count, mark)

    def line_around(self, offset: int, near: int) -> bytes:
        """The line that holds an offset of `text`; it lies in one part."""
        return self._unwatched(super().line_around, offset, near)

    def break_between(self, end: int, start: int) -> bytes:
        """The text between two neighbours, both of which are read."""
        return self._text[end:start]

    def written(self, start: int, end: int) -> bytes:
        """A stretch of the source's text; a rule that is watched depends on the part that it lies in."""
        part = max(bisect_right(self._places, start) - 1, 0)
        if self.watch.on and (part + 1 < len(self._places) and end > self._places[part + 1]):
            self.watch.whole = True
        elif self.watch.on:
            self.watch.reach(self._firsts[part], self._firsts[part])
        return self._source.text[start:end]

    def _unwatched(self, function: Callable[..., T], *arguments: Any) -> T:
        watched, self.watch.on = self.watch.on, False
        try:
            return function(*arguments)
        finally:
            self.watch.on = watched

    def block_after(self, index: int) -> Block | None:
        """The block after the one at an index; None after the last."""
        self.watch.reach(index, index + 1)
        return self._made[index + 1] if index + 1 < len(self._made) else None

    def block_at(self, offset: int) -> int:
        """The index of the last block that starts at or before an offset of `text`; -1 before the first."""
        if self.watch.on:
            self.watch.whole = True
        return super().block_at(offset)

    def map(self, start: int, end: int) -> Mapped:
        """Where a stretch of `text` lies in the source's text."""
        if self.format == "plain":
            return Mapped(start, end, True)
        part = min(bisect_right(self._starts, start) - 1, len(self._views) - 1)
        offset, view = self._starts[part], self._views[part]
        if end - offset > len(view.text) or not view.pieces:
            return super().map(start, end)
        mapped = view.map(start - offset, end - offset)
        place = self._places[part]
        return Mapped(mapped.start + place, mapped.end + place, mapped.editable)

    def span(self, start: int, end: int) -> Span:
        """A stretch of the source's text, in bytes, as it lies on disk."""
        return Span(self._source.disk_offset(start), self._source.disk_offset(end))

    def gap(self, before: int, after: int) -> Span | None:
        """The white space between two neighbouring blocks; None where something else lies between them."""
        self.watch.reach(before, after)
        start = self._made[before].source.end if before >= 0 else 0
        end = self._made[after].source.start if after < len(self._made) else len(self._source.text)
        return None if self._source.text[start:end].strip() else self.span(start, end)


def _count(document: AssembledDocument, wanted: str | bytes) -> int:
    return document.tally.count(wanted)

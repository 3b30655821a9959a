"""Assembled documents: made of parts, and watched while a rule looks at one of their blocks.

To a rule such a document is like any other. What a rule reads of it besides the block that it was given is noted, so
that its findings can be taken over for as long as all of that stays the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate
from operator import attrgetter, itemgetter
from typing import Any
from weakref import WeakMethod, ref

from newslint.document import Block, Document, T
from newslint.incremental.answers import Question
from newslint.incremental.block import AssembledBlock
from newslint.incremental.parts import Part
from newslint.incremental.shared import Shared
from newslint.incremental.watch import WatchedBlocks
from newslint.pieces import Mapped, Piece
from newslint.rule import KIN, Format
from newslint.source import Source
from newslint.span import Span


class AssembledDocument(Document):
    """A document made of parts, with a line feed between the texts of those that have blocks, except in plain text."""

    dialect: Format

    def __init__(
        self,
        source: Source,
        format: Format,
        parts: Sequence[Part],
        escape: Callable[[str], str | None],
        shared: Shared,
        *,
        comments: Sequence[Span] = (),
        written: bool = False,
    ) -> None:
        self._shared = shared
        self.watch, self.tally, self._answers_kept = shared.watch, shared.tally, shared.answers.known
        self.parts = parts
        self._views = [part.written if written and part.written is not None else part.seen for part in parts]
        self._places: list[int] = [0, *accumulate(map(attrgetter("size"), parts))]
        gap = 0 if format == "plain" else 1
        texts = [view.text for view in self._views] if format == "plain" else [v.text for v in self._views if v.bounds]
        self._starts: list[int] = [0, *accumulate(map(attrgetter("size"), self._views))]
        self._firsts: list[int] = [0, *accumulate(map(attrgetter("count"), self._views))]
        super().__init__(
            source,
            KIN.get(format, format),
            (b"\n" * gap).join(texts),
            (),
            lambda _document: [],
            escape=escape,
            dialect=format,
            comments=comments,
        )
        self._count = self._firsts[-1]
        self._blocks = WatchedBlocks(self._count, WeakMethod(self._make_block), self.watch)
        self.reference = ref(self)
        self._written = written
        self._line_break = super().line_break

    def _make_block(self, index: int) -> Block:
        part = bisect_right(self._firsts, index) - 1
        number = index - self._firsts[part]
        return AssembledBlock(self, index, self._views[part], number, self._starts[part], self._places[part])

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
    def blocks(self) -> Sequence[Block]:
        """The blocks in reading order."""
        return self._blocks

    @cached_property
    def as_written(self) -> Document:
        """The document with escapes and entities as they stand in the source."""
        if self._written or all(part.written is None for part in self.parts):
            return self
        return AssembledDocument(
            self._source, self.dialect, self.parts, self.escape, self._shared, comments=self.comments, written=True
        )

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
        return self.size if block >= self._count else bisect_right(self._firsts, block) - 1

    @cached_property
    def places(self) -> list[int]:
        """Where each part starts on the disk, in bytes, and where the last one ends."""
        return list(map(self._source.disk_offset, self._places))

    @property
    def size(self) -> int:
        """The number of parts."""
        return len(self.parts)

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """Where some parts start and end on the disk, in bytes."""
        return self.places[max(first, 0)], self.places[min(last + 1, len(self.parts))]

    def once(self, function: Callable[..., T], *arguments: Any, about: tuple[bytes, ...] = ()) -> T:
        """What a function says of the document; a rule that is watched depends on the answer alone."""
        question = Question(self._written, function, arguments, about)
        known = self._answers_kept if about else self._answers
        if question not in known:
            known[question] = self._unwatched(function, self, *arguments)
        answer: T = known[question]
        if self.watch.on:
            self.watch.answers[question] = answer
        return answer

    def again(self, question: Question) -> Any:
        """The answer to a question that an earlier version was asked."""
        document = self.as_written if question.of_written else self
        return document.once(question.function, *question.arguments, about=question.about)

    def of_blocks(self, function: Callable[[Block], T]) -> list[T]:
        """What a function makes of each block's own text and kind, kept with the parts."""
        if self.watch.on:
            self.watch.whole = True

        def gather(first: int, end: int) -> list[T]:
            values: list[T] = []
            for view, block in zip(self._views[first:end], self._firsts[first:end], strict=True):
                if view.bounds:
                    known: list[T] | None = view.made.get(function)
                    if known is None:
                        blocks = map(self._blocks.block, range(block, block + view.count))
                        known = view.made[function] = list(map(function, blocks))
                    values += known
            return values

        is_current = self._shared.parts is self.parts and not self._written
        return self._shared.columns.of(function, gather) if is_current else gather(0, self.size)

    def recall(self, function: Callable[..., T], *arguments: Any) -> T:
        """What a function makes of nothing but some arguments, taken over from the version before."""
        return self._shared.recall(function, *arguments)

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
        return self._blocks.block(index + 1) if index + 1 < self._count else None

    def block_at(self, offset: int) -> int:
        """The index of the last block that starts at or before an offset of `text`; -1 before the first."""
        if self.watch.on:
            self.watch.whole = True
        part = min(bisect_right(self._starts, offset), len(self._views)) - 1
        bounds = self._views[part].bounds
        return self._firsts[part] + bisect_right(bounds, offset - self._starts[part], key=itemgetter(1)) - 1

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
        start = self._blocks.block(before).source.end if before >= 0 else 0
        end = self._blocks.block(after).source.start if after < self._count else len(self._source.text)
        return None if self._source.text[start:end].strip() else self.span(start, end)


def _count(document: AssembledDocument, wanted: str | bytes) -> int:
    return document.tally.count(wanted)

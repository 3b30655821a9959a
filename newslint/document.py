"""Document and Block: the text a reader sees, with its way back to the file.

A reader turns a `Source` into a `Document`: one run of UTF-8 text, cut into blocks (paragraphs, headings, list items,
table cells), and the pieces that say which bytes of the file each stretch of it came from. Rules find things in the
text of a block; `flag` takes the place back to the file through the pieces, so no position is searched for again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from newslint import bytewise, sentences, titles
from newslint.finding import Edit, Finding, Fix, Related, Safety, Severity
from newslint.pieces import Mapped, Piece, mapped
from newslint.source import Source, decode, encode
from newslint.span import Span

T = TypeVar("T")
Where = re.Match[str] | tuple[int, int]
"""A stretch of a block's text, in code points: a match, or start and end."""


WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


class Document:
    """The text of a file as a reader of the page sees it."""

    def __init__(
        self,
        source: Source,
        format: str,
        text: bytes,
        pieces: Sequence[Piece],
        blocks: Callable[[Document], list[Block]],
        *,
        as_written: Callable[[], Document] | None = None,
        escape: Callable[[str], str | None] = str,
        dialect: str | None = None,
        comments: Sequence[Span] = (),
    ) -> None:
        """Make a document.

        `format` is what rules go by, `dialect` the format that the file is written in, where that is another.
        `comments` are those that a reader found, in bytes of the source's text: in some formats only a reader can.

        `pieces` are in order and do not overlap. `blocks` is called once, when a rule needs them. `as_written` gives
        the same document with escapes and entities as they stand in the source; without it, the text is the source
        already. `escape` turns plain text into the format's own source, or says None where it cannot. `accepted` are
        words, in lower case, that the user's word lists declare right.
        """
        self.source = source
        self.format = format
        self.dialect = dialect or format
        self.text = text
        self.pieces = pieces
        self.escape = escape
        self.comments = comments
        self.accepted: frozenset[str] = frozenset()
        self._answers: dict[object, Any] = {}
        self._of_blocks: dict[object, list[Any]] = {}
        self._make_blocks = blocks
        self._make_as_written = as_written

    @property
    def line_break(self) -> str | None:
        """What starts a new line for the reader, in the style of the file; None in HTML, where that takes markup."""
        line_end = "\r\n" if b"\r\n" in self.source.text else "\n"
        return {"plain": line_end, "markdown": 2 * line_end}.get(self.format)

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """The blocks in reading order. They do not overlap; line breaks lie between them."""
        return self._make_blocks(self)

    @cached_property
    def as_written(self) -> Document:
        """The document with escapes and entities as they stand in the source."""
        return self if self._make_as_written is None else self._make_as_written()

    def count(self, word: str) -> int:
        """How often a word of ASCII letters stands in the text, as a whole and in this case."""
        return bytewise.count(self.text, word)

    def occurrences(self, mark: bytes) -> int:
        """How often some bytes, none of them a line break, stand in the text."""
        return self.text.count(mark)

    def once(self, function: Callable[..., T], *arguments: Any, about: tuple[bytes, ...] = ()) -> T:  # noqa: ARG002
        """What a function of the document and some arguments that hash says of it, worked out once.

        A rule of scope `block` that asks the whole document something asks through this: an editor then knows that the
        answer is all that the rule's findings in a block depend on, and runs the rule again only where it is another.

        `about` promises that the answer depends on nothing but the places where one of some words stands, in the text
        or in its source, with 200 bytes around each: then it holds until one of these changes. It must not say where
        in the text they are, since they move.
        """
        key = function, arguments
        if key not in self._answers:
            self._answers[key] = function(self, *arguments)
        answer: T = self._answers[key]
        return answer

    def of_blocks(self, function: Callable[[Block], T]) -> list[T]:
        """What a function makes of each block's own text and kind, in order, worked out once; see `Block.once`."""
        if function not in self._of_blocks:
            self._of_blocks[function] = [function(block) for block in self.blocks]
        return self._of_blocks[function]

    def recall(self, function: Callable[..., T], *arguments: Any) -> T:
        """What a function makes of nothing but some arguments that hash; an editor keeps it for the next version."""
        return function(*arguments)

    def line_around(self, offset: int, near: int) -> bytes:
        """The line that holds an offset of `text`, as far as so many bytes to each side."""
        return bytewise.line_around(self.text, offset, near)

    def block_after(self, index: int) -> Block | None:
        """The block after the one at an index; None after the last."""
        return self.blocks[index + 1] if index + 1 < len(self.blocks) else None

    def block_at(self, offset: int) -> int:
        """The index of the last block that starts at or before an offset of `text`; -1 before the first."""
        return bisect_right(self.blocks, offset, key=attrgetter("start")) - 1

    def map(self, start: int, end: int) -> Mapped:
        """Where a stretch of `text` (in bytes) lies in the source's text."""
        return mapped(self.pieces, start, end)

    def break_between(self, end: int, start: int) -> bytes:
        """The text from the end of a block to the start of the next."""
        return self.text[end:start]

    def written(self, start: int, end: int) -> bytes:
        """A stretch of the source's text, in bytes."""
        return self.source.text[start:end]

    def span(self, start: int, end: int) -> Span:
        """A stretch of the source's text, in bytes, as it lies on disk."""
        return Span(self.source.disk_offset(start), self.source.disk_offset(end))

    def gap(self, before: int, after: int) -> Span | None:
        """The white space between two neighbouring blocks, -1 and len(blocks) being the edges of the text.

        None where something else lies between them, such as a list marker, an image or code.
        """
        start = self.blocks[before].source.end if before >= 0 else 0
        end = self.blocks[after].source.start if after < len(self.blocks) else len(self.source.text)
        if self.source.text[start:end].strip():
            return None
        return self.span(start, end)


class Block:
    """A paragraph, heading, list item or table cell."""

    __slots__ = ("__dict__", "_at", "_last", "document", "end", "kind", "start")

    def __init__(self, document: Document, index: int, kind: str, start: int, end: int) -> None:
        """`start` and `end` are offsets into `document.text`, in bytes; `index` is the place in `document.blocks`."""
        self.document = document
        self._at = index
        self.kind = kind
        self.start = start
        self.end = end
        self._last = (0, start)

    @property
    def index(self) -> int:
        """The place in `document.blocks`."""
        return self._at

    @cached_property
    def data(self) -> bytes:
        """The text in UTF-8."""
        return self.document.text[self.start : self.end]

    def once(self, function: Callable[[Block], T]) -> T:
        """What a function makes of the block's own text and kind, worked out once, in an editor for all versions."""
        known: dict[object, T] = self.__dict__.setdefault("kept", {})
        if function not in known:
            known[function] = function(self)
        return known[function]

    @cached_property
    def text(self) -> str:
        """The text a reader sees. A line break inside it is a soft or hard line break of the source."""
        return decode(self.document.text[self.start : self.end])

    @cached_property
    def source(self) -> Mapped:
        """Where the block lies in the source's text."""
        return self.document.map(self.start, self.end)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of each sentence, in code points; see `newslint.sentences`."""
        return sentences.split(self.text)

    @cached_property
    def words(self) -> list[re.Match[str]]:
        """Each word: letters and digits, with apostrophes and hyphens inside."""
        return list(WORD.finditer(self.text))

    @property
    def whole(self) -> tuple[int, int]:
        """The whole block, to flag."""
        return 0, len(self.text)

    @property
    def gap(self) -> Span | None:
        """The white space between this block and the next; None where something else lies between them."""
        return self.document.gap(self._at, self._at + 1)

    @property
    def break_after(self) -> bytes:
        """What parts the text of this block from that of the next; nothing after the last."""
        after = self.next
        return b"" if after is None else self.document.break_between(self.end, after.start)

    def written(self, where: Where) -> bytes:
        """A stretch of the block as it is written in the source, with the markup in it."""
        mapped = self._map(where)
        return self.document.written(mapped.start, mapped.end)

    @property
    def next(self) -> Block | None:
        """The block after this one."""
        return self.document.block_after(self._at)

    def span(self, where: Where) -> Span:
        """The stretch on disk of a stretch of the block's text."""
        mapped = self._map(where)
        return self.document.span(mapped.start, mapped.end)

    def flag(
        self,
        where: Where,
        message: str,
        fix: str | Edit | None = None,
        *,
        at: Where | None = None,
        safety: Safety = Safety.SAFE,
        title: str = "",
        related: Iterable[Related] = (),
    ) -> Finding:
        """Report a stretch of the block, with the fix that replaces it.

        `fix` is the text to put in the place of the stretch, or of `at` where the edit is narrower than what is wrong,
        or a ready `Edit`. The finding stands without its fix where the stretch crosses markup or the text cannot be
        written in the document's format. `title` is made from the edit where it is not given.
        """
        mapped = self._map(where)
        edit = fix
        if isinstance(edit, str):
            edit = self._edit(edit, self._map(at or where) if at else mapped) if mapped.editable else None
        if edit is not None:
            title = title or titles.title(self._slice(at or where), fix.text if isinstance(fix, Edit) else str(fix))
        whole = None if edit is None else Fix(title, (edit,), safety)
        span = self.document.span(mapped.start, mapped.end)
        return Finding("", span, message, Severity.WARNING, whole, tuple(related))

    def flag_break(self, start: int, message: str, text: str, safety: Safety = Safety.SAFE) -> Finding:
        """Report the break between this block and the next, from `start` here (in code points) through the next word.

        The fix puts `text` in the place of the break. There must be a next block.
        """
        after = self.next
        assert after is not None
        edit = self.join_next(text)
        fix = None if edit is None else Fix("Join the two paragraphs", (edit,), safety)
        span = Span(self.span((start, len(self.text))).start, after.span((0, len(after.text.split(None, 1)[0]))).end)
        return Finding("", span, message, Severity.WARNING, fix, ())

    def join_next(self, text: str) -> Edit | None:
        """Replace the white space between this block and the next by `text`."""
        gap = self.gap
        return None if gap is None or self.next is None else Edit(gap, text)

    def removal(self) -> Edit | None:
        """Remove the block with the white space before it; the first block goes with the white space after it."""
        if not self.source.editable:
            return None
        span = self.document.span(self.source.start, self.source.end)
        before = self.document.gap(self._at - 1, self._at)
        after = self.document.gap(self._at, self._at + 1)
        if self._at and before is not None:
            return Edit(Span(before.start, span.end), "")
        if not self._at and after is not None:
            return Edit(Span(span.start, after.end), "")
        return None

    def removal_of(self, start: int, end: int) -> Edit | None:
        """Remove a line of the block, from `start` to `end` in code points, with one of the line breaks around it."""
        if (start, end) == self.whole:
            return self.removal()
        if start:
            start = len(self.text[:start].removesuffix("\n").removesuffix("\r"))
        else:
            end += len(self.text[end:]) - len(self.text[end:].removeprefix("\r").removeprefix("\n"))
        mapped = self._map((start, end))
        return Edit(self.document.span(mapped.start, mapped.end), "") if mapped.editable else None

    def _edit(self, text: str, mapped: Mapped) -> Edit | None:
        written = self.document.escape(text)
        if written is None or not mapped.editable:
            return None
        return Edit(self.document.span(mapped.start, mapped.end), written)

    def _slice(self, where: Where) -> str:
        start, end = where if isinstance(where, tuple) else where.span()
        return self.text[start:end]

    def _map(self, where: Where) -> Mapped:
        start, end = where if isinstance(where, tuple) else where.span()
        return self.document.map(self.offset(start), self.offset(end))

    def offset(self, index: int) -> int:
        """The byte offset in the document's text of a place in the block's text, in code points."""
        if self.end - self.start == len(self.text):
            return self.start + index
        # Rules go through a block from left to right: counting on from the last place keeps that linear.
        last, offset = self._last if index >= self._last[0] else (0, self.start)
        self._last = index, offset + len(encode(self.text[last:index]))
        return self._last[1]

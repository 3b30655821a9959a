"""Assembled blocks: those of a document that is made of parts, which move with their part from version to version."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from newslint.document import Block, Where
from newslint.incremental.parts import View
from newslint.pieces import Mapped
from newslint.source import decode

if TYPE_CHECKING:
    from newslint.incremental.assembled import AssembledDocument


class AssembledBlock(Block):
    """A block of a part; what it works out of its own text stays with the part.

    It does not keep its document alive: else each version would be a circle, left to lie until Python looks for those.
    """

    __slots__ = ("_document", "_first", "_last_byte", "_place", "_view")

    def __init__(
        self, document: AssembledDocument, index: int, view: View, number: int, offset: int, place: int
    ) -> None:
        """The block of some number of a view, whose text starts at `offset` in that of the document.

        The part's source starts at `place` in that of the document. What `Block` does is done here, since a call more
        for each block of a text is felt at each keystroke.
        """
        self._document, self._at, self._view, self._place = document.reference, index, view, place
        self.kind, self._first, self._last_byte = view.bounds[number]
        self.start = start = offset + self._first
        self.end = offset + self._last_byte
        self._last = (0, start)
        self.__dict__ = view.kept[number]

    @property
    def document(self) -> AssembledDocument:  # type: ignore[override]
        """The document that the block is one of."""
        document = self._document()
        assert document is not None
        return document

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

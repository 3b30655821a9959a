"""Entry: a place in a container, found in passing, and how to make a record of what is there once that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, NamedTuple, Protocol

from newslint.audit.record import Locator, Record, Unreadable
from newslint.audit.unit import ContainerOptions, Fields

Row = dict[str, Any]
"""A record of a container without a schema of its own: a value a field."""


class Damaged(Exception):  # noqa: N818 - it is caught always, and says what the data are
    """A container cannot be read further; what came before is whole."""

    def __init__(self, cause: str, problem: str) -> None:
        super().__init__(problem)
        self.cause = cause
        self.problem = problem


class Origin(NamedTuple):
    """Where entries come from, and what is known of their fields; None where all are to be read."""

    file: str
    member: str = ""
    options: ContainerOptions = ContainerOptions()
    fields: Fields | None = None

    def locator(self, record: int, field: str = "") -> Locator:
        """The locator of a record of this file or member."""
        return Locator(self.file, self.member, record, field)


class Entry(NamedTuple):
    """A record to be. `make` gives None where there is no article (a blank line, a picture).

    `make` can be called until the next entry is asked for. `at` is the place in the stored bytes, where the stream
    does not know it.
    """

    locator: Locator
    make: Callable[[], Row | Record | Unreadable | None]
    at: int = -1


class Part(NamedTuple):
    """A part of a source, as `Unit` has it."""

    start: int
    end: int
    first: int
    size: int


class Reader(Protocol):
    """What the module of a container offers. One that can be entered in the middle has `parts` and `part`, too."""

    def entries(self, stream: BinaryIO, origin: Origin) -> Iterator[Entry]:
        """All entries of a stream; raises `Damaged` after the last that is whole."""


class PartReader(Reader, Protocol):
    """A reader of a container that can be entered in the middle."""

    def parts(self, stream: BinaryIO, part: int) -> Iterator[Part]:
        """Parts of a stream, each about `part` bytes."""

    def part(self, stream: BinaryIO, origin: Origin, part: Part) -> Iterator[Entry]:
        """The entries of one part."""


def shown(name: str) -> str:
    """A name of a file as text: bytes in it that are none are replaced, for no table could hold them."""
    return name if name.isascii() else name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def too_large(locator: Locator, largest: int) -> Unreadable:
    """What stands for a record above the limit."""
    return Unreadable(locator, "too-large", f"the record has more than the {largest:,} bytes that are read")

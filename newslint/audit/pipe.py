"""Pipe: the messages from a process that lints to the one that started it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from struct import Struct
from typing import IO, BinaryIO, NamedTuple

HEADER = Struct("<bq4q")


class Kind(IntEnum):
    """What a message says."""

    READY = 0
    ROWS = 1
    DONE = 2
    FAILED = 3


class Message(NamedTuple):
    """A message. It and those before it tell of all records with a number below `through`.

    `parts` are a batch for each table in `ROWS`, and one sentence in `FAILED`.
    """

    kind: Kind
    through: int = 0
    parts: tuple[bytes, ...] = ()


def send(stream: BinaryIO, kind: Kind, through: int = 0, parts: Sequence[bytes] = ()) -> None:
    """Write a message."""
    lengths = [len(part) for part in parts]
    stream.write(HEADER.pack(kind, through, *lengths, *[0] * (4 - len(lengths))))
    stream.writelines(parts)
    stream.flush()


def messages(stream: IO[bytes]) -> Iterator[Message]:
    """The messages up to the end; one that was cut off, because its sender died, is dropped."""
    while len(head := stream.read(HEADER.size)) == HEADER.size:
        kind, through, *lengths = HEADER.unpack(head)
        parts = tuple(stream.read(length) for length in lengths)
        if [len(part) for part in parts] != lengths:
            return
        yield Message(Kind(kind), through, parts)

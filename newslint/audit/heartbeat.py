"""Heartbeat: where a worker stands, in memory that its parent still sees after the worker has died."""

from __future__ import annotations

import json
import mmap
import os
from enum import IntEnum
from struct import Struct
from tempfile import TemporaryFile
from typing import NamedTuple

from newslint.audit.record import Locator

LAYOUT = Struct("<qqq")
SIZE = 1 << 20
"""Bytes; only those that a locator needs are ever touched."""


class State(IntEnum):
    """What a worker does."""

    IDLE = 0
    ADVANCING = 1
    MAKING = 2
    LINTING = 3


class Beat(NamedTuple):
    """What a worker does, with which record of its unit by number, and where that lies.

    `ADVANCING` is on the way to that number or one after it, and knows no locator.
    """

    state: State
    number: int
    locator: Locator


class Heartbeat:
    """A stretch of shared memory, written before each step of each record, for about a microsecond."""

    def __init__(self, descriptor: int | None = None) -> None:
        """Make one, or open that of a file which another process has made."""
        if descriptor is None:
            with TemporaryFile() as file:
                file.truncate(SIZE)
                descriptor = os.dup(file.fileno())
        self.descriptor = descriptor
        self._memory = mmap.mmap(descriptor, SIZE)

    def set(self, state: State, number: int = 0) -> None:
        """Say what this process does; the locator stays as it was."""
        LAYOUT.pack_into(self._memory, 0, state, number, 0)

    def enter(self, state: State, number: int, locator: Locator) -> None:
        """Say what this process does, and with which record."""
        data = json.dumps(locator).encode()
        self._memory[LAYOUT.size : LAYOUT.size + len(data)] = data
        LAYOUT.pack_into(self._memory, 0, state, number, len(data))

    def get(self) -> Beat:
        """What the other process does, or did when it died."""
        state, number, length = LAYOUT.unpack_from(self._memory)
        data = self._memory[LAYOUT.size : LAYOUT.size + length]
        return Beat(State(state), number, Locator(*json.loads(data)) if data else Locator(""))

    def close(self) -> None:
        """Give the memory back."""
        self._memory.close()
        os.close(self.descriptor)

"""The processes that mend, and what a text may take of them: as much time and memory as in an audit.

Texts go to a pool of processes, many at a time. Where one of these dies, the texts that were under way are mended
again, one by one, in a process `Alone`: that tells which text it was, and by what it died.
"""

from __future__ import annotations

import os
import signal
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.audit import limits
from newslint.audit.job import settings_of
from newslint.audit.record import Record, Unreadable
from newslint.audit.repair.mending import Mended, mend

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class Rules:
    """The rules that arguments come to. A process that is a copy of this one has them; another makes them anew."""

    def __init__(self, argv: tuple[str, ...]) -> None:
        """Raises `NewslintError` where the arguments or the configuration are wrong."""
        self.ready = settings_of(argv).rules
        self._argv = argv

    def __reduce__(self) -> tuple[type[Rules], tuple[tuple[str, ...]]]:
        """What is compiled does not pass from one process to another."""
        return Rules, (self._argv,)


class Setup(NamedTuple):
    """What a process needs: the rules, and the seconds of CPU time and bytes that a text may take."""

    rules: Rules
    seconds: float
    memory: int


_setup: list[Setup] = []
"""That of this process, if it mends."""


def prepare(setup: Setup) -> None:
    """Make this process one that mends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the first process, which ends the others
    _setup[:] = [setup]
    limits.bound_memory(setup.memory)


def mend_here(record: Record) -> Mended:
    """Mend a text in a process that is prepared; ends the process where a text takes more than it may."""
    setup = _setup[0]
    limits.arm(setup.seconds)
    try:
        return mend(record, setup.rules.ready)
    except MemoryError:
        os._exit(limits.OUT_OF_MEMORY)
    finally:
        limits.disarm()


def mend_all(records: list[Record]) -> list[Mended]:
    """Mend texts, likewise."""
    return list(map(mend_here, records))


class Alone:
    """A process that mends one text at a time, and another when it dies."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._process: Any = None
        self._pipe: Connection | None = None

    def __call__(self, record: Record) -> Mended:
        """Mend a text, or say what it did to the process."""
        if self._pipe is None:
            # Spawned: a copy of this process, which has threads and much memory, is neither safe nor easily limited.
            context = get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs, self._setup), daemon=True)
            self._process.start()
            theirs.close()
        try:
            self._pipe.send(record)
            mended: Mended = self._pipe.recv()
        except (EOFError, OSError):
            return Unreadable(record.locator, *limits.described(self._end()))
        return mended

    def close(self) -> None:
        """End the process."""
        if self._pipe is not None:
            self._end()

    def _end(self) -> int:
        """The exit code of the process, once it has ended."""
        assert self._pipe is not None
        self._pipe.close()
        self._process.join()
        self._pipe = None
        return int(self._process.exitcode)


def _serve(pipe: Connection, setup: Setup) -> None:
    prepare(setup)
    while True:
        try:
            record = pipe.recv()
        except EOFError:
            return
        pipe.send(mend_here(record))

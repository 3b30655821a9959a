"""Mender: fixes the texts of an archive, in several processes, and writes a log of what changed and what had to stay.

A reader of a container gives the archive as `Piece`s; the mender finds the changes of each, and has them written in the
order of the archive.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, TextIO

from newslint.audit.record import Record, Unreadable
from newslint.audit.repair.changes import Change
from newslint.audit.repair.mending import Mended
from newslint.audit.repair.processes import Alone, Setup, mend_all, prepare
from newslint.source import Source, decode

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

BATCH = 128
BATCH_SIZE = 4 << 20
"""Texts, and bytes of them, that a process gets at a time."""
AHEAD = 2
"""Batches for each process that may wait."""


class Piece(NamedTuple):
    """A stretch of an archive: what it holds, if anything to read, and how it is written once its changes are known."""

    record: Record | Unreadable | None
    written: Callable[[Sequence[Change]], bytes]


class Mender:
    """Rules ready to mend texts. `log` gets a line of JSON for each change, and for each text that stays as it is.

    In the log, `start` and `end` are bytes of the text that the locator names, as it was; `old` and `new` are what
    stood and stands there. A byte that is not UTF-8 is a lone surrogate, as Python's `surrogateescape` has it.
    """

    def __init__(self, setup: Setup, log: TextIO, jobs: int) -> None:
        self._setup = setup
        self._log = log
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._alone = Alone(setup)
        self.texts = self.mended = self.changes = self.left = 0

    def copy(self, pieces: Iterable[Piece], target: BinaryIO) -> None:
        """Write pieces, mended, in their order."""
        waiting: deque[tuple[list[Piece], Future[list[Mended]]]] = deque()
        for batch in _batches(pieces):
            waiting.append((batch, self._mend(_records(batch))))
            if len(waiting) > AHEAD * self._jobs:
                self._write(*waiting.popleft(), target)
        while waiting:
            self._write(*waiting.popleft(), target)

    def leave(self, unreadable: Unreadable) -> None:
        """Log that a record, or a file, is copied as it is, and why."""
        self.left += 1
        self._say(unreadable.locator._asdict(), {"cause": unreadable.cause, "problem": unreadable.problem})

    def close(self) -> None:
        """End the processes."""
        self._alone.close()
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def _mend(self, records: list[Record]) -> Future[list[Mended]]:
        """What the fixes of some texts will come to, once a process has found out."""
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        if self._pool is not None:
            with suppress(BrokenProcessPool):
                return self._pool.submit(mend_all, records)
            self._pool.shutdown()
        self._pool = ProcessPoolExecutor(self._jobs, initializer=prepare, initargs=(self._setup,))
        return self._pool.submit(mend_all, records)

    def _write(self, batch: list[Piece], mended: Future[list[Mended]], target: BinaryIO) -> None:
        from concurrent.futures.process import BrokenProcessPool

        try:
            results = iter(mended.result())
        except BrokenProcessPool:
            results = map(self._alone, _records(batch))
        for record, written in batch:
            result = next(results) if isinstance(record, Record) else record
            changes: Sequence[Change] = ()
            if isinstance(record, Record):
                self.texts += 1
            if isinstance(result, Unreadable):
                self.leave(result)
            elif isinstance(record, Record) and result:
                changes = result
                self._changed(record, changes)
            target.write(written(changes))

    def _changed(self, record: Record, changes: Sequence[Change]) -> None:
        self.mended += 1
        self.changes += len(changes)
        source = Source(record.data)
        for change in changes:
            self._say(record.locator._asdict(), _entry(change, source))

    def _say(self, place: Mapping[str, Any], entry: Mapping[str, Any]) -> None:
        self._log.write(json.dumps({**place, **entry}) + "\n")


def _batches(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    batch: list[Piece] = []
    size = texts = 0
    for piece in pieces:
        batch.append(piece)
        if isinstance(piece.record, Record):
            size, texts = size + len(piece.record.data), texts + 1
        if texts == BATCH or size >= BATCH_SIZE or len(batch) == 8 * BATCH:
            yield batch
            batch, size, texts = [], 0, 0
    yield batch


def _records(batch: Iterable[Piece]) -> list[Record]:
    return [each.record for each in batch if isinstance(each.record, Record)]


def _entry(change: Change, source: Source) -> dict[str, Any]:
    titles = [found.fix.title for found in change.findings if found.fix]
    rules = list(dict.fromkeys(found.rule for found in change.findings))
    old, new = (_text(part, source) for part in (change.old, change.new))
    return {"rules": rules, "start": change.start, "end": change.end, "old": old, "new": new, "titles": titles}


def _text(data: bytes, source: Source) -> str:
    return decode(data) if source.encoding == "utf-8" else data.decode(source.encoding)

"""The process that lints: `python -m newslint.audit.worker`, started by `newslint.audit.supervisor`.

It reads a job and then one task after the other from standard input, a line of JSON each, and writes messages
(`newslint.audit.pipe`) to what was standard output; what rules print goes nowhere. Whatever a record does to this
process, its parent knows from the heartbeat which record it was.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import BinaryIO

from newslint.audit import limits
from newslint.audit.batch import Batch
from newslint.audit.containers import read
from newslint.audit.examine import Examiner, Rows
from newslint.audit.heartbeat import Heartbeat, State
from newslint.audit.job import Job, job_of, settings_of
from newslint.audit.pipe import Kind, send
from newslint.audit.record import Locator, Record, Unreadable
from newslint.audit.task import Passed, Task, rest, task_of
from newslint.errors import NewslintError

RECORDS = 64
"""Records whose rows are sent together: this many at most are linted again where a process dies."""


def main(parent: int, descriptor: int) -> None:
    """Serve the process `parent` until it closes the pipe; `descriptor` is the file of the heartbeat."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to deal with
    limits.die_with_parent(parent)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(nowhere, 1)
    job = job_of(sys.stdin.readline())
    try:
        examiner = _prepared(job)
    except NewslintError as error:
        send(out, Kind.FAILED, parts=[str(error).encode()])
        return
    send(out, Kind.READY)
    os.dup2(nowhere, 2)
    limits.bound_memory(job.memory)
    heartbeat = Heartbeat(descriptor)
    for line in sys.stdin:
        _Run(task_of(line), job, examiner, heartbeat, out).run()


def _prepared(job: Job) -> Examiner:
    os.chdir(job.folder)
    prepared = settings_of(job.options)
    if prepared.signature != job.signature:
        raise NewslintError(
            "it has other rules or settings than the process that began the audit; "
            "install the same newslint, packs and configuration everywhere"
        )
    examiner = Examiner(prepared.rules, prepared.known)
    examiner.warm()
    return examiner


class _Run:
    """One run of a task."""

    def __init__(self, task: Task, job: Job, examiner: Examiner, heartbeat: Heartbeat, out: BinaryIO) -> None:
        self._task = task
        self._seconds = job.seconds
        self._examiner = examiner
        self._heartbeat = heartbeat
        self._out = out
        self._batch = Batch()
        self._condemned = sorted((each.number, each) for each in task.condemned if each.number >= task.start)

    def run(self) -> None:
        """Send the rows of all records in the order of their numbers, and that it is done."""
        task, at = self._task, self._task.start
        items = read(task.unit, Passed(task), self._entering)
        while True:
            if task.broken and task.broken.number == at:
                self._add(task.broken, at)
                break
            self._heartbeat.set(State.ADVANCING, at)
            limits.arm_reading(self._seconds)
            try:
                item = next(items, None)
            except MemoryError:
                os._exit(limits.OUT_OF_MEMORY)
            except BaseException as error:
                self._add(rest(task, at, "exception", _said(error)), at)
                break
            finally:
                self._rest()
            if item is None:
                break
            self._add(item if isinstance(item, Unreadable) else self._rows(item), item.number)
            at = item.number + 1
            if self._batch.records >= RECORDS or self._batch.is_large:
                self._send(at)
        self._add_condemned(None)
        self._send(at)
        send(self._out, Kind.DONE, at)

    def _entering(self, number: int, locator: Locator) -> None:
        """Called before the content of a record is touched."""
        self._heartbeat.enter(State.MAKING, number, locator)
        limits.arm_making(self._seconds)

    def _rows(self, record: Record) -> Rows | Unreadable:
        self._heartbeat.enter(State.LINTING, record.number, record.locator)
        limits.arm(self._seconds)
        try:
            return self._examiner(record, self._task.name)
        except MemoryError:
            os._exit(limits.OUT_OF_MEMORY)
        except BaseException as error:  # a rule may well raise SystemExit
            return Unreadable(record.locator, "exception", _said(error), record.number)
        finally:
            self._rest()

    def _rest(self) -> None:
        limits.disarm()
        self._heartbeat.set(State.IDLE)

    def _add(self, rows: Rows | Unreadable, number: int) -> None:
        self._add_condemned(number)
        self._batch.add(rows, self._task.name)

    def _add_condemned(self, before: int | None) -> None:
        """Add the records that were passed over before the one of a number."""
        while self._condemned and (before is None or self._condemned[0][0] < before):
            self._batch.add(self._condemned.pop(0)[1], self._task.name)

    def _send(self, through: int) -> None:
        send(self._out, Kind.ROWS, through, self._batch.serialised())
        self._batch = Batch()


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": ")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
    os._exit(0)

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
from newslint.audit.task import Task, task_of
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
    for line in sys.stdin:
        _Run(job, examiner, Heartbeat(descriptor), out).run(task_of(line))


def _prepared(job: Job) -> Examiner:
    os.chdir(job.folder)
    prepared = settings_of(job.options)
    if prepared.signature != job.signature:
        raise NewslintError(
            "this process has other rules or settings than the one that began the audit; "
            "install the same newslint, packs and configuration on every machine"
        )
    return Examiner(prepared.rules, prepared.known)


class _Run:
    """One run of a task."""

    def __init__(self, job: Job, examiner: Examiner, heartbeat: Heartbeat, out: BinaryIO) -> None:
        self._job = job
        self._examiner = examiner
        self._heartbeat = heartbeat
        self._out = out
        self._batch = Batch()

    def run(self, task: Task) -> None:
        at = task.skip
        items = iter(read(task.unit, range(task.skip)))
        while True:
            if task.unreadable and task.unreadable[0] == at:
                self._batch.add(_rest(task, at, *task.unreadable[1:]), task.name)
                break
            self._heartbeat.set(State.READING, at)
            limits.arm_reading(self._job.seconds)
            try:
                item = next(items, None)
            except Exception as error:
                self._batch.add(_rest(task, at, *_cause(error)), task.name)
                break
            finally:
                limits.disarm()
                self._heartbeat.set(State.IDLE)
            if item is None:
                break
            self._batch.add(self._rows(item, task), task.name)
            at = item.number + 1
            if self._batch.records >= RECORDS or self._batch.is_large:
                self._send(at)
        self._send(at)
        send(self._out, Kind.DONE, at)

    def _rows(self, item: Record | Unreadable, task: Task) -> Rows | Unreadable:
        if isinstance(item, Unreadable):
            return item
        if item.number in task.condemned:
            return Unreadable(item.locator, *task.condemned[item.number])
        self._heartbeat.set(State.LINTING, item.number)
        limits.arm(self._job.seconds)
        try:
            return self._examiner(item, task.name)
        except BaseException as error:  # a rule may well raise SystemExit
            return Unreadable(item.locator, *_cause(error))
        finally:
            limits.disarm()
            self._heartbeat.set(State.IDLE)

    def _send(self, items: int) -> None:
        send(self._out, Kind.ROWS, items, self._batch.serialised())
        self._batch = Batch()


def _rest(task: Task, at: int, cause: str, problem: str) -> Unreadable:
    """The rest of a unit, which cannot be read."""
    return Unreadable(Locator(task.unit.source, "", at), cause, f"from here on nothing could be read: {problem}")


def _cause(error: BaseException) -> tuple[str, str]:
    cause = "memory" if isinstance(error, MemoryError) else "exception"
    return cause, f"{type(error).__name__}: {error}".rstrip(": ")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
    os._exit(0)

"""Supervisor: has units linted by a process that may die of any record, and finds out which record it was.

The process sends rows for 64 records at a time. When it dies, the heartbeat names the record that it was at, which gets
a strike, and another process goes on from the last rows that arrived. A record with two strikes is quarantined with
what it did; all others go through. The rows of a unit are the same however often that happens.

pebble, a kept library of process pools with limits, was considered: of a hundred tasks with a bad one it lost that one
alone. But it knows tasks only. Were a unit the task, it could not name the record; were it a record, to hand that over
would cost more than to lint it. And it forks, which engines such as Spark do not bear in their workers. Hence this.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO

import pyarrow as pa

from newslint.audit import limits
from newslint.audit.heartbeat import Beat, Heartbeat, State
from newslint.audit.job import Job
from newslint.audit.pipe import Kind, Message, messages
from newslint.audit.record import Unreadable
from newslint.audit.tables import SCHEMAS
from newslint.audit.task import Task, rest
from newslint.audit.unit import Unit
from newslint.errors import NewslintError

STRIKES = 2
STARTS = 3
"""Processes in a row that may die before they do anything."""
Tables = dict[str, list[pa.RecordBatch]]


class StoppedError(Exception):
    """The audit was stopped while a unit was running."""


class Supervisor:
    """One process that lints at a time, and another when it dies."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._heartbeat = Heartbeat()
        self._process: _Process | None = None
        self._stopped = False

    def run(self, unit: Unit, name: str) -> Tables:
        """The rows of a unit in the order of its records. Raises `NewslintError` where no process gets to work."""
        tables: Tables = {table: [] for table in SCHEMAS}
        task, strikes, idle = Task(unit, name), Counter[tuple[bool, int]](), 0
        while True:
            process = self._started()
            process.give(task)
            for message in process.messages:
                if message.kind is Kind.DONE:
                    return tables
                _collect(tables, message)
                task = task._replace(start=message.through)
                idle = 0
            beat, code = self._heartbeat.get(), process.end()
            self._process = None
            if beat.state is State.IDLE:
                idle += 1
                if idle == STARTS:
                    raise NewslintError(
                        f"processes of the audit die before they do anything: {limits.described(code)[1]}"
                    )
                continue
            strike = beat.state is State.ADVANCING, beat.number
            strikes[strike] += 1
            if strikes[strike] == STRIKES:
                task = _condemned(task, beat, code)

    def stop(self) -> None:
        """End the process; a unit that is running raises `StoppedError` in its thread."""
        self._stopped = True
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """End the process where none is running a unit, and give back what it took."""
        self.stop()
        if self._process is not None:
            self._process.end()
            self._process = None
        self._heartbeat.close()

    def _started(self) -> _Process:
        if self._process is None and not self._stopped:
            self._heartbeat.set(State.IDLE)
            self._process = _Process(self._job, self._heartbeat.descriptor)
            try:
                self._process.wait_until_ready()
            except NewslintError:
                self._process = None  # the supervisor may be asked again, for another unit
                raise
        if self._process is None or self._stopped:
            self.stop()
            raise StoppedError
        return self._process


class _Process:
    """A process that lints, and the pipes to it."""

    def __init__(self, job: Job, descriptor: int) -> None:
        # -P: what lies in the current folder is not to be imported. A session of its own: Ctrl-C is not for it.
        command = [sys.executable, "-P", "-m", "newslint.audit.worker", str(os.getpid()), str(descriptor)]
        path = os.pathsep.join(folder for folder in sys.path if folder)
        environment = {**os.environ, "PYTHONPATH": path, "ARROW_DEFAULT_MEMORY_POOL": "system"}
        self._complaints = TemporaryFile()  # noqa: SIM115 - it lives as long as the process
        self._popen = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            pass_fds=[descriptor],
            env=environment,
            start_new_session=True,
        )
        assert self._popen.stdout is not None
        self.messages: Iterator[Message] = messages(self._popen.stdout)
        self._write(job.to_json())

    def wait_until_ready(self) -> None:
        """Wait until settings are loaded. Raises `NewslintError`, with what the process says, where they are not."""
        message = next(self.messages, None)
        with self._complaints as complaints:
            if message is not None and message.kind is Kind.READY:
                return
            code = self.end()
            complaints.seek(0)
            said = complaints.read().decode(errors="replace").strip().rpartition("\n")[2]
        problem = message.parts[0].decode() if message else said or limits.described(code)[1]
        raise NewslintError(f"a process of the audit did not start: {problem}")

    def give(self, task: Task) -> None:
        """Give the process something to do."""
        self._write(task.to_json())

    def kill(self) -> None:
        """Kill the process."""
        self._popen.kill()

    def end(self) -> int:
        """The exit code of a process that has closed its pipe, negative for a signal."""
        self.kill()  # which changes nothing where it has died
        for stream in (self._popen.stdin, self._popen.stdout):
            _close(stream)
        return self._popen.wait()

    def _write(self, line: str) -> None:
        assert self._popen.stdin is not None
        try:
            self._popen.stdin.write(f"{line}\n".encode())
            self._popen.stdin.flush()
        except BrokenPipeError:  # it has died, which reading from it will tell
            pass


def _collect(tables: Tables, message: Message) -> None:
    for (table, schema), part in zip(SCHEMAS.items(), message.parts, strict=True):
        batch = pa.ipc.read_record_batch(pa.py_buffer(part), schema)
        if batch.num_rows:
            tables[table].append(batch)


def _condemned(task: Task, beat: Beat, code: int) -> Task:
    """A task that leaves out a record which has killed two processes."""
    cause, problem = limits.described(code)
    if beat.state is State.ADVANCING:
        return task._replace(broken=rest(task, beat.number, cause, problem))
    condemned = Unreadable(beat.locator, cause, problem, beat.number)
    return task._replace(condemned=(*task.condemned, condemned))


def _close(stream: IO[bytes] | None) -> None:
    try:
        if stream is not None:
            stream.close()
    except BrokenPipeError:
        pass

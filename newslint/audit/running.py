"""run_unit: one unit, from its records to its shards; all that an engine has to call, on any machine.

It may be called any number of times for a unit, which may be done, half done or running elsewhere: the same bytes take
the same place.
"""

from __future__ import annotations

import threading

from newslint.audit import shards
from newslint.audit.job import Job
from newslint.audit.shards import Counts
from newslint.audit.supervisor import Supervisor
from newslint.audit.unit import Unit

_of_this_thread = threading.local()
_all: list[Supervisor] = []


def run_unit(unit: Unit, name: str, job: Job) -> Counts:
    """Lint the records of a unit and write its shards, called `name`; what they hold.

    Each thread that calls this keeps a process of its own for all units of a job. Raises `NewslintError` where that
    does not start, `OSError` where the shards cannot be written, and `StoppedError` after `stop`.
    """
    known, supervisor = getattr(_of_this_thread, "kept", (None, None))
    if supervisor is None or known != job:
        if supervisor is not None:
            _all.remove(supervisor)
            supervisor.close()
        supervisor = Supervisor(job)
        _all.append(supervisor)
        _of_this_thread.kept = job, supervisor
    return shards.write(job.out, name, supervisor.run(unit, name))


def stop() -> None:
    """Kill the processes of all threads: `run_unit` raises `StoppedError` where it is running."""
    for supervisor in _all:
        supervisor.stop()


def close() -> None:
    """Give back what the processes of all threads took, once none is running."""
    while _all:
        _all.pop().close()

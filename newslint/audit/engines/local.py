"""The engine of one machine: threads that each run one unit at a time, in a process of their own."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice

from newslint.audit.job import Job
from newslint.audit.running import close, run_unit, stop
from newslint.audit.shards import Counts
from newslint.audit.unit import Unit
from newslint.parallel import cores

AHEAD = 2
"""Units for each thread that are handed out, so that none waits; the others stay in the ledger."""


def run(units: Iterable[tuple[str, Unit]], job: Job, options: Namespace) -> Iterator[tuple[str, Counts]]:
    """Run units, `--jobs` at a time; the name of each and what it came to, as they are done."""
    jobs = options.jobs or cores()
    rest = iter(units)
    pool = ThreadPoolExecutor(jobs)
    running: dict[Future[Counts], str] = {}
    try:
        while True:
            for name, unit in islice(rest, AHEAD * jobs - len(running)):
                running[pool.submit(run_unit, unit, name, job)] = name
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(future), future.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        stop()
        pool.shutdown()
        close()

"""Many files in several processes, with the results in the order of the files.

Each process loads packs and settings itself, so that it works where processes are not forked. The first one looks into
the cache and hands out only what is not there. A process that dies (killed for its memory, say) is named with the files
that it had, and ends the run.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from newslint.errors import FileError
from newslint.runner import EMPTY, Result, Task, remember, remembered, run_files

if TYPE_CHECKING:
    from concurrent.futures import Future

MANY = 400
"""Files from which processes pay for their own start."""
CHUNK = 32
AHEAD = 4
"""Batches for each process that may wait, so that none idles while results are shown."""
MOST = 8

Path = str | FileError
TaskFor = Callable[[str], Task]
_task_for: list[TaskFor] = []
"""What this process does with a file; empty in the first process."""


def run_paths(paths: Iterable[Path], task_for: TaskFor, start: Callable[[], TaskFor], jobs: int) -> Iterator[Result]:
    """Lint, or fix, files in `jobs` processes; 0 says one for few files and one a core for many.

    `start`, which has to be picklable, makes in each other process what `task_for` is in this one.
    """
    paths = iter(paths)
    first = list(islice(paths, MANY if jobs == 0 else 2))
    jobs = jobs or (min(cores(), MOST) if len(first) == MANY else 1)
    every = chain(first, paths)
    return run_files(every, task_for) if jobs == 1 or len(first) < 2 else _run_parallel(every, task_for, start, jobs)


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run_parallel(
    paths: Iterable[Path], task_for: TaskFor, start: Callable[[], TaskFor], jobs: int
) -> Iterator[Result]:
    rest = iter(paths)
    batches = (_Batch(chunk, task_for) for chunk in iter(lambda: list(islice(rest, CHUNK)), []))
    for batch in batches:
        if batch.new:
            yield from _run_batches(chain([batch], batches), task_for, start, jobs)
            return
        yield from batch.results(task_for)


class _Batch:
    """Some files in a row: the results that the cache knows, and the paths of the others, which a process gets."""

    def __init__(self, paths: list[Path], task_for: TaskFor) -> None:
        self._known = [remembered(path, task_for) for path in paths]
        self.new = [path for path, result in zip(paths, self._known, strict=True) if result is None]
        self.future: Future[list[Result]] | None = None

    def results(self, task_for: TaskFor) -> list[Result]:
        """The results in the order of the files; those that are new are kept for the next run."""
        made = iter(() if self.future is None else self.future.result())
        whole: list[Result] = []
        for known in self._known:
            whole.append(known or next(made))
            if known is None and not whole[-1].errors:
                remember(whole[-1], task_for(whole[-1].path))
        return whole


def _run_batches(
    batches: Iterable[_Batch], task_for: TaskFor, start: Callable[[], TaskFor], jobs: int
) -> Iterator[Result]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(jobs, initializer=_start, initargs=(start,))
    waiting: deque[_Batch] = deque()
    try:
        for batch in batches:
            waiting.append(batch)
            if batch.new:
                batch.future = pool.submit(_run_chunk, batch.new)
            if len(waiting) > AHEAD * jobs:
                yield from waiting[0].results(task_for)
                waiting.popleft()
        while waiting:
            yield from waiting[0].results(task_for)
            waiting.popleft()
    except BrokenProcessPool:
        names = [path for batch in waiting for path in batch.new if isinstance(path, str)][:CHUNK]
        problem = f"a process died while it checked this file or one of the {len(names) - 1} after it; try --jobs 1"
        yield Result(names[0], EMPTY, (), (FileError(names[0], problem),))
    finally:
        pool.shutdown(cancel_futures=True)


def _start(start: Callable[[], TaskFor]) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the first process, which ends the others
    _task_for.append(start())


def _run_chunk(paths: list[Path]) -> list[Result]:
    return list(run_files(paths, _task_for[0]))

"""Many files in several processes, with the results in the order of the files.

Each process loads packs and settings itself, so that it works where processes are not forked. A process that dies
(killed for its memory, say) is named with the files that it had, and ends the run.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from newslint.errors import FileError
from newslint.runner import EMPTY, Result, Task, run_files

MANY = 400
"""Files from which processes pay for their own start."""
CHUNK = 32
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
    jobs = jobs or (min(os.cpu_count() or 1, MOST) if len(first) == MANY else 1)
    every = chain(first, paths)
    return run_files(every, task_for) if jobs == 1 or len(first) < 2 else _run_parallel(every, start, jobs)


def _run_parallel(paths: Iterable[Path], start: Callable[[], TaskFor], jobs: int) -> Iterator[Result]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    rest = iter(paths)
    chunks = iter(lambda: list(islice(rest, CHUNK)), [])
    pool = ProcessPoolExecutor(jobs, initializer=_start, initargs=(start,))
    waiting: list[tuple[list[Path], Future[list[Result]]]] = []
    try:
        for chunk in chunks:
            waiting.append((chunk, pool.submit(_run_chunk, chunk)))
            if len(waiting) > 4 * jobs:
                yield from waiting.pop(0)[1].result()
        for _, future in waiting:
            yield from future.result()
    except BrokenProcessPool:
        names = [path for path in waiting[0][0] if isinstance(path, str)] if waiting else []
        problem = f"a process died while it checked this file or one of the {len(names) - 1} after it; try --jobs 1"
        yield Result(names[0] if names else "", EMPTY, (), (FileError(names[0] if names else "-", problem),))
    finally:
        pool.shutdown(cancel_futures=True)


def _start(start: Callable[[], TaskFor]) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the first process, which ends the others
    _task_for.append(start())


def _run_chunk(paths: list[Path]) -> list[Result]:
    return list(run_files(paths, _task_for[0]))

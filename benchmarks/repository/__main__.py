"""How long `newslint check` takes for a content repository: without a cache, with it, in one process and in two.

    python -m benchmarks.repository [COUNT]

It writes COUNT Markdown files (2,000 unless said otherwise) of its own sentences into a temporary folder, a tenth of
their paragraphs damaged, and prints the best of three runs of each kind: seconds on the clock, and of CPU. Two
processes can only be measured on a machine that is idle.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.repository.stories import write

COUNT, RUNS = 2000, 3


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with TemporaryDirectory() as folder:
        size = write(Path(folder), count)
        print(f"{count} files, {size / 1e6:.1f} MB")
        one = _timed("one process, no cache", folder, "--no-cache", "--jobs", "1")
        two = _timed("two processes, no cache", folder, "--no-cache", "--jobs", "2")
        _timed("the first run, which fills the cache", folder, runs=1)
        known = _timed("with the cache", folder)
        print(
            f"two processes: {one / two:.2f} times as fast; the cache: {one / known:.1f} times as fast as one process"
        )


def _timed(name: str, folder: str, *options: str, runs: int = RUNS) -> float:
    """Print and return the least seconds on the clock."""
    best = (float("inf"), 0.0)
    for _ in range(runs):
        before, start = _cpu(), time.perf_counter()
        command = [sys.executable, "-m", "newslint", "check", "--quiet", "--output-format", "concise", *options]
        done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)
        if done.returncode != 1:
            sys.exit(f"newslint ended with {done.returncode}, and not with findings")
        best = min(best, (time.perf_counter() - start, _cpu() - before))
    print(f"{name}: {best[0]:.2f} s, {best[1]:.2f} s CPU")
    return best[0]


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()

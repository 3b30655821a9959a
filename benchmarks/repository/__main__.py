"""Newslint on a repository of 2,000 Markdown files: `python -m benchmarks.repository [--corpora DIR] [--write]`.

What a content repository meets: a first run, a second run that finds all in the cache, and one process against two.
The files are made-up stories, or with --corpora the Markdown of a corpora folder (benchmarks/quality/corpora.py). Each
figure is the median of runs taken in turns; two processes show what they can do only on an idle machine, so its load is
shown. It prints a page of Markdown, and with `--write` saves it as benchmarks/repository/RESULTS.md.
"""

from __future__ import annotations

import os
import platform
import re
import resource
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from benchmarks.quality import corpora
from benchmarks.repository import stories

RESULTS = Path(__file__).with_name("RESULTS.md")
CHECK = [sys.executable, "-m", "newslint", "check", "--output-format", "concise"]
WANTED = {"the cache": 5.0, "two processes": 1.7}
"""How many times as fast each has to be."""


class Time(NamedTuple):
    """Seconds on the clock and of all processors."""

    wall: float
    cpu: float


def main() -> None:
    """Measure, print, and save if asked to; exits with 1 where a run is slower than it has to be."""
    parser = ArgumentParser(prog="python -m benchmarks.repository", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--files", type=int, default=2000, help="how many (default: %(default)s)")
    parser.add_argument("--corpora", type=Path, help="take the texts from there instead of making them up")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured (default: %(default)s)")
    parser.add_argument("--write", action="store_true", help=f"save the page as {RESULTS.name}")
    options = parser.parse_args()
    with TemporaryDirectory() as place:
        size = fill(Path(place), options.files, options.corpora)
        load = os.getloadavg()[0]
        times = measured(Path(place), options.runs)
    faster = {
        "the cache": min(times["first run, one process"].wall, times["first run, as it comes"].wall)
        / times["second run"].wall,
        "two processes": times["one process, no cache"].wall / times["two processes, no cache"].wall,
    }
    lines = list(page(options.files, size, load, times, faster))
    print(*lines, sep="\n")
    if options.write:
        RESULTS.write_text("\n".join([*lines, ""]), "utf-8")
    sys.exit(any(faster[name] < least for name, least in WANTED.items()))


def fill(folder: Path, files: int, source: Path | None) -> int:
    """Write the files; their bytes."""
    if source is None:
        return stories.write(folder, files)
    texts = [record.data for record in corpora.read(source, "markdown")]
    for number, text in enumerate(islice(cycle(texts), files)):
        # A text that comes twice would come from the cache in the first run.
        data = text + f"\n\nStory {number}.\n".encode() if number >= len(texts) else text
        (folder / f"{number:04}.md").write_bytes(data)
    return sum(file.stat().st_size for file in folder.glob("*.md"))


def measured(folder: Path, runs: int) -> dict[str, Time]:
    """The median times of each way to run."""
    cache = folder / ".newslint_cache"

    def first(*options: str) -> Time:
        shutil.rmtree(cache, ignore_errors=True)
        return timed(folder, *options)

    ways: dict[str, Callable[[], Time]] = {
        "one process, no cache": lambda: timed(folder, "--no-cache", "--jobs", "1"),
        "two processes, no cache": lambda: timed(folder, "--no-cache", "--jobs", "2"),
        "first run, one process": lambda: first("--jobs", "1"),
        "first run, as it comes": first,
        "second run": lambda: timed(folder),
    }
    taken = [{name: run() for name, run in ways.items()} for _ in range(runs)]
    return {
        name: Time(median(run[name].wall for run in taken), median(run[name].cpu for run in taken)) for name in ways
    }


def timed(folder: Path, *options: str) -> Time:
    """One run; it has to work, whatever it finds."""
    start, before = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run([*CHECK, *options], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    wall, after = perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode not in (0, 1) or run.stderr:
        raise RuntimeError(f"newslint failed: {run.stderr.decode(errors='replace')}")
    return Time(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def page(files: int, size: int, load: float, times: dict[str, Time], faster: dict[str, float]) -> Iterator[str]:
    """The page, line by line."""
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text("utf-8"))
    processor = f"{len(os.sched_getaffinity(0))} cores of {model[1] if model else platform.machine()}"
    yield "# A repository of Markdown files\n\nMade by `python -m benchmarks.repository --write`; median of runs.\n"
    yield f"{datetime.now(UTC):%d %B %Y}; {processor}, load {load:.2f} before;"
    yield f"Python {platform.python_version()}; newslint {version('newslint')}; {files} files, {size / 1e6:.1f} MB.\n"
    yield "| run | seconds | CPU seconds | files a second |\n|---|---:|---:|---:|"
    for name, time in times.items():
        yield f"| {name} | {time.wall:.2f} | {time.cpu:.2f} | {files / time.wall:.0f} |"
    for name, times_as_fast in faster.items():
        yield f"\nWith {name}, newslint is {times_as_fast:.1f} times as fast (wanted: {WANTED[name]})."


if __name__ == "__main__":
    main()

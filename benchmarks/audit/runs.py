"""Runs of `newslint audit`: how long they take, how much memory their processes, and what is left in the tables."""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import NamedTuple

from benchmarks.audit.archive import Archive

TABLES = ("documents", "findings", "lines", "quarantine")
POISON = Path(__file__).parents[2] / "tests" / "audit" / "poison.py"
EVERY = 0.2
"""Seconds between two looks at the memory of the processes."""


class Run(NamedTuple):
    """A run: seconds on the clock and of CPU time, MB of the largest process and of the driver, the exit code."""

    seconds: float
    cpu: float
    largest: float
    driver: float
    code: int


def start(archive: Archive, out: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start an audit with poison as one of the rules."""
    command = [
        sys.executable,
        "-m",
        "newslint",
        "audit",
        str(archive.folder),
        "--out",
        str(out),
        "--quiet",
        "--no-report",
    ]
    rules = ["--pack", str(POISON), "--allow-code"]
    return subprocess.Popen([*command, *rules, *options], stdout=subprocess.DEVNULL)


def run(archive: Archive, out: Path, *options: str) -> Run:
    """Run an audit anew, to its end."""
    shutil.rmtree(out, ignore_errors=True)
    begun, before = perf_counter(), _cpu()
    process = start(archive, out, *options)
    with _Watch(process.pid) as watch:
        code = process.wait()
    return Run(
        perf_counter() - begun,
        _cpu() - before,
        max(watch.most.values(), default=0),
        watch.most.get(process.pid, 0),
        code,
    )


def report(out: Path) -> Run:
    """Make the report of an audit."""
    begun, before = perf_counter(), _cpu()
    process = subprocess.Popen(
        [sys.executable, "-m", "newslint", "audit", "report", str(out)], stdout=subprocess.DEVNULL
    )
    with _Watch(process.pid) as watch:
        code = process.wait()
    return Run(perf_counter() - begun, _cpu() - before, max(watch.most.values(), default=0), 0, code)


def size(out: Path) -> int:
    """The bytes of all tables of an audit."""
    return sum(path.stat().st_size for table in TABLES for path in (out / table).iterdir())


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def kill_after(archive: Archive, out: Path, seconds: float, *options: str) -> bool:
    """Go on with an audit, and kill its driver after some time; whether it was still running."""
    process = start(archive, out, *options)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


def digest(out: Path) -> str:
    """A hash of every file in the tables of an audit, with its name."""
    whole = hashlib.sha256()
    for table in TABLES:
        for path in sorted((out / table).iterdir()):
            whole.update(f"{table}/{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def quarantined(out: Path) -> dict[tuple[str, int], str]:
    """The cause of each record in quarantine, by file and record."""
    import pyarrow.dataset as ds

    rows = ds.dataset(out / "quarantine").to_table(columns=["file", "record", "cause"]).to_pylist()
    return {(os.path.basename(row["file"]), row["record"]): row["cause"] for row in rows}


def documents(out: Path) -> int:
    """The rows of the table of documents."""
    import pyarrow.dataset as ds

    return int(ds.dataset(out / "documents").count_rows())


def judged(archive: Archive, records: int, out: Path) -> str:
    """Whether exactly the poison is in quarantine, in words."""
    found = quarantined(out)
    missing, added = archive.poison.keys() - found.keys(), found.keys() - archive.poison.keys()
    wrong = Counter(
        f"{cause} as {found[place]}" for place, cause in archive.poison.items() if found.get(place, cause) != cause
    )
    lost = records - documents(out)
    if missing or added or wrong or lost:
        return f"WRONG: {len(missing)} missing, {len(added)} added, {lost} documents lost, {dict(wrong)}"
    return f"exactly the {len(found)} poison records, with the right cause"


class _Watch:
    """Watches the resident memory of a process and of those below it."""

    def __init__(self, pid: int) -> None:
        self.most: dict[int, float] = {}
        self._pid = pid
        self._over = Event()
        self._thread = Thread(target=self._watch)

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(EVERY):
            for pid in below(self._pid):
                self.most[pid] = max(self.most.get(pid, 0), _resident(pid))


def below(pid: int) -> Iterator[int]:
    """A process, those that it has started, and those that they have."""
    yield pid
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield from below(child)


def _resident(pid: int) -> float:
    """The most memory that a process has had resident, in MB; 0 where it has gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    line = next((line for line in status.splitlines() if line.startswith("VmHWM:")), "0 0")
    return int(line.split()[1]) * 1024 / 1e6

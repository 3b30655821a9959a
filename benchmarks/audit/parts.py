"""The measurements, one a line of the acceptance; each gives lines of Markdown."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.audit import runs
from benchmarks.audit.archive import Archive, write
from benchmarks.audit.runs import Run
from newslint.errors import UsageError

FEW = 10_000
"""Records that memory is compared with."""
SOME = 100_000
"""Records that one process is compared with several on."""
BILLION = 10**9
CORES = (16, 64, 256, 1024)
UNIT = 8 << 20
"""Stored bytes of a unit."""
LIMITS = ("--record-seconds", "1")
"""CPU time; what the archive holds takes milliseconds, and each record that never ends takes this twice."""
SPARK = ("--engine", "spark", "--spark-master", "local[2,4]")


class Plan(NamedTuple):
    """What is asked for. `folder` has room for archives and results; `figures` has what was measured before."""

    folder: Path
    corpora: Path
    records: int
    poison: int
    kills: int
    jobs: int
    figures: dict[str, float]


def speed(plan: Plan) -> Iterator[str]:
    """Throughput, with one process and with several, and memory, of few records and of all."""
    yield "| records | MB | processes | seconds | CPU seconds | MB/s | records/s | largest process, MB | driver, MB |"
    yield "|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    runs_of: dict[tuple[int, int], Run] = {}
    wanted = ((FEW, plan.jobs), (SOME, 1), (SOME, plan.jobs), (plan.records, plan.jobs))
    for records, jobs in ((min(records, plan.records), jobs) for records, jobs in wanted):
        archive = write(plan.folder / "archive", plan.corpora, records)
        run = runs_of[records, jobs] = runs.run(archive, plan.folder / "out", "--jobs", str(jobs))
        yield _row(records, archive, jobs, run)
    few, some = min(FEW, plan.records), min(SOME, plan.records)
    faster = runs_of[some, 1].seconds / runs_of[some, plan.jobs].seconds
    yield f"\n{plan.jobs} processes are {faster:.2f} times as fast as one (wanted of two: 1.8)."
    report = runs.report(plan.folder / "out")
    yield f"The report of the last takes {report.seconds:.1f} s and {report.largest:.0f} MB.\n"
    plan.figures.update(
        records=plan.records,
        bytes=archive.size,
        cpu=run.cpu,
        tables=runs.size(plan.folder / "out"),
        largest=max(each.largest for each in runs_of.values()),
    )
    growth = run.largest / runs_of[few, plan.jobs].largest - 1
    yield f"The largest process grows by {growth:.1%} from the first line to the last (wanted: at most 10%)."


def poison(plan: Plan) -> Iterator[str]:
    """Which records are quarantined, on a machine at rest and on one with four busy loops."""
    archive = write(plan.folder / "archive", plan.corpora, plan.records, plan.poison)
    yield f"{plan.records:,} records and {len(archive.poison):,} of poison, {plan.poison} of each kind:\n"
    quiet = runs.run(archive, plan.folder / "out", *LIMITS)
    yield f"- in {quiet.seconds:.0f} s: {runs.judged(archive, plan.records, plan.folder / 'out')}"
    before = runs.digest(plan.folder / "out")
    with busy(4):
        loaded = runs.run(archive, plan.folder / "out", *LIMITS)
    same = "the same shards" if runs.digest(plan.folder / "out") == before else "WRONG: other shards"
    found = runs.judged(archive, plan.records, plan.folder / "out")
    yield f"- beside four busy loops in {loaded.seconds:.0f} s: {found}; {same}"


def kills(plan: Plan) -> Iterator[str]:
    """Whether runs that were killed at random moments end in the tables of an undisturbed one."""
    archive = write(plan.folder / "archive", plan.corpora, plan.records, plan.poison)
    out, random, killed, rounds, same = plan.folder / "out", Random(7), 0, 0, True
    undisturbed = runs.run(archive, out, *LIMITS)
    wanted = runs.digest(out)
    mean = max(undisturbed.seconds / plan.kills, 1.5)
    while killed < plan.kills:
        shutil.rmtree(out)
        rounds += 1
        while killed < plan.kills and runs.kill_after(archive, out, random.uniform(0.2, 2 * mean), *LIMITS):
            killed += 1
        code = runs.start(archive, out, *LIMITS).wait()
        same = same and code == undisturbed.code and runs.digest(out) == wanted
    outcome = "the tables are those of an undisturbed run, byte for byte" if same else "WRONG: other tables"
    yield f"{plan.records:,} records, killed with SIGKILL at {killed} random moments in {rounds} rounds: {outcome}."


def spark(plan: Plan) -> Iterator[str]:
    """Whether Spark makes the same shards, also when a worker of it is killed."""
    archive = write(plan.folder / "archive", plan.corpora, plan.records, plan.poison)
    out = plan.folder / "out"
    local = runs.run(archive, out, *LIMITS, "--jobs", "2")
    wanted = runs.digest(out)
    yield f"{plan.records:,} records, two at a time:\n"
    yield f"- local: {local.seconds:.0f} s"
    with_spark = runs.run(archive, out, *LIMITS, *SPARK)
    yield f"- Spark: {with_spark.seconds:.0f} s, {_compared(out, wanted)}"
    shutil.rmtree(out)
    process, killed = runs.start(archive, out, *LIMITS, *SPARK), 0
    while process.poll() is None:
        for worker in list(_spark_workers(process.pid))[: 1 if killed < 3 else 0]:
            os.kill(worker, signal.SIGKILL)
            killed += 1
        time.sleep(2)
    yield f"- Spark, {killed} of its workers killed: {_compared(out, wanted)}"


def billion(plan: Plan) -> Iterator[str]:
    """What a billion articles take, derived from what the part `speed` has measured."""
    if not plan.figures:
        raise UsageError("nothing is known of the speed yet; run 'python -m benchmarks.audit speed --write' first")
    records, figures = plan.figures["records"], plan.figures
    rate, each = records / figures["cpu"], figures["bytes"] / records
    yield f"Measured on {records:,.0f} articles of {each / 1000:.1f} KB: {rate:.0f} articles a second of CPU time,"
    yield f"that of the driver included; {figures['tables'] / records:.0f} bytes of tables an article; at most"
    yield f"{figures['largest']:.0f} MB a process.\n"
    yield "| cores | hours | articles/s | memory of the processes |\n|---:|---:|---:|---:|"
    for cores in CORES:
        memory = 2 * cores * figures["largest"] / 1000  # each process that lints has a worker of Spark above it
        yield f"| {cores:,} | {BILLION / rate / cores / 3600:,.1f} | {rate * cores:,.0f} | {memory:,.0f} GB |"
    sizes = (BILLION * each / 1e12, BILLION * figures["tables"] / records / 1e9, BILLION * each / UNIT)
    yield "\n{:.1f} TB of articles make {:,.0f} GB of tables, in {:,.0f} units.".format(*sizes)


@contextmanager
def busy(count: int) -> Iterator[None]:
    """Some processes that keep a core busy each."""
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


def _row(records: int, archive: Archive, jobs: int, run: Run) -> str:
    size = archive.size / 1e6
    took = f"{run.seconds:.1f} | {run.cpu:.1f} | {size / run.seconds:.2f} | {records / run.seconds:.0f}"
    return f"| {records:,} | {size:.0f} | {jobs} | {took} | {run.largest:.0f} | {run.driver:.0f} |"


def _compared(out: Path, wanted: str) -> str:
    return "the same shards, byte for byte" if runs.digest(out) == wanted else "WRONG: other shards"


def _spark_workers(pid: int) -> Iterator[int]:
    """The workers of Spark that have started a process that lints."""
    for process in runs.below(pid):
        try:
            if b"newslint.audit.worker" in Path(f"/proc/{process}/cmdline").read_bytes():
                yield int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue

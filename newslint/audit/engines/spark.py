"""The engine of many machines: Spark tasks that each run one unit. The rows of articles never pass through Spark.

Spark runs a task again when its worker dies, so `run_unit`, which may be run any number of times, is all it is given;
what it gives back are counts. The ledger is written here, in the driver. Units go out in waves, since Spark keeps what
it plans in memory: a machine that is through with its share of one waits, for a unit's time at most, for the others.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from newslint.audit.job import Job
from newslint.audit.running import run_unit
from newslint.audit.shards import Counts
from newslint.audit.unit import Unit, unit_of
from newslint.errors import NewslintError, UsageError
from newslint.parallel import cores

if TYPE_CHECKING:
    import pyarrow as pa

WAVE = 32
"""Units of a wave for each core."""
ATTEMPTS = 4
"""How often Spark tries a task on one machine; on a cluster `spark.task.maxFailures` says so, and is the same."""
ANSWER = "name string, documents long, findings long, quarantined long, problem string"
EXTRA = "newslint[spark]"
RAISED = re.compile(r"(?m)^\s*(?!org\.|java)([\w.]*(?:Error|Exception): .{1,300})")
"""What a task raised, among the lines of a traceback, and no exception of Spark's own around it."""


def run(units: Iterable[tuple[str, Unit]], job: Job, options: Namespace) -> Iterator[tuple[str, Counts]]:
    """Run units on a cluster; the name of each and what it came to, wave by wave.

    `--spark-master` is Spark's address of it; without one, Spark's own configuration says where to run, or else the
    cores of this machine do.
    """
    session = _session(job, options.jobs or cores(), options.spark_master)
    try:
        rest = iter(units)
        while wave := list(islice(rest, WAVE * session.sparkContext.defaultParallelism)):
            yield from _run_wave(session, wave, job)
    finally:
        session.stop()


def _session(job: Job, jobs: int, master: str | None) -> Any:
    try:
        from pyspark import SparkConf
        from pyspark.sql import SparkSession
    except ModuleNotFoundError:
        raise UsageError(f"--engine spark needs pyspark, which is not installed; run: pip install '{EXTRA}'") from None
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise UsageError("--engine spark needs Java 17 or later; install it, or set JAVA_HOME")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    configuration = SparkConf()
    if master is not None or not configuration.contains("spark.master"):
        configuration.setMaster(master or f"local[{jobs},{ATTEMPTS}]")
    configuration.setIfMissing("spark.app.name", f"newslint audit of {job.out}")
    configuration.setIfMissing("spark.ui.showConsoleProgress", "false")
    session = SparkSession.builder.config(conf=configuration).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def _run_wave(session: Any, wave: list[tuple[str, Unit]], job: Job) -> Iterator[tuple[str, Counts]]:
    # A task a unit, so that what is lost with a worker is one unit and not its neighbours too: a frame of numbers can
    # be cut like that, where one of rows would be dealt out by hash. The units go along with the function.
    numbers = session.range(0, len(wave), 1, len(wave))
    units = [(name, unit.to_json()) for name, unit in wave]
    try:
        answers = numbers.mapInArrow(partial(_run_units, units=units, job=tuple(job)), ANSWER).collect()
    except Exception as error:  # Spark has classes of its own, and wraps what a task raised into text
        raise NewslintError(f"Spark gave up on a unit: {_last_line(error)}; the audit can go on later") from None
    for name, *counts, problem in answers:
        if problem is not None:
            raise NewslintError(problem)
        yield name, Counts(*counts)


def _run_units(
    batches: Iterable[pa.RecordBatch], units: list[tuple[str, str]], job: tuple[Any, ...]
) -> Iterator[pa.RecordBatch]:
    """Run in a worker of Spark: numbers of units in, counts out. What no other attempt can help is told, not raised."""
    import json

    import pyarrow as pa

    sums = [(name, pa.int64()) for name in Counts._fields]
    schema = pa.schema([("name", pa.string()), *sums, ("problem", pa.string())])
    for batch in batches:
        for number in batch["id"].to_pylist():
            (name, unit), counts, problem = units[number], Counts(), None
            try:
                counts = run_unit(unit_of(json.loads(unit)), name, Job(*job))
            except NewslintError as error:
                problem = str(error)
            answer = {"name": name, **counts._asdict(), "problem": problem}
            yield pa.RecordBatch.from_pylist([answer], schema)


def _last_line(error: Exception) -> str:
    """What a task raised, out of the pages that Spark makes of it."""
    text = str(error)
    raised: list[str] = RAISED.findall(text)
    return raised[-1] if raised else (text.strip().splitlines() or [type(error).__name__])[0]

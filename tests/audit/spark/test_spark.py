"""Audits under Spark: the same shards as without it, byte for byte, whatever dies."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audit.conftest import WITH_POISON, Audit, rows, shards, started, story, write

pytestmark = pytest.mark.spark
UNITS, EACH = 8, 40
LIMITS = ("--no-report", "--record-seconds", "2", "--select", "ESC,SPC,PSN")
SPARK = ("--engine", "spark", "--spark-master", "local[2,4]")


@pytest.fixture
def sources(tmp_path: Path) -> list[str]:
    """Archives, one of them with poison in it."""
    for number in range(UNITS):
        texts = [*map(story, range(EACH * number, EACH * (number + 1)))]
        write(tmp_path / f"{number}.jsonl", texts if number != 3 else [*texts, "POISON:crash", "POISON:loop", story(1)])
    return [f"{number}.jsonl" for number in range(UNITS)]


def finished(process: subprocess.Popen[str], seconds: float = 180) -> tuple[int, str, str]:
    """What a process gave once it has ended."""
    try:
        out, err = process.communicate(timeout=seconds)
    finally:
        process.kill()
    return process.returncode, out, err


def below(pid: int) -> Iterator[int]:
    """The processes that a process has started, and those that they have."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except FileNotFoundError:
        return
    for child in children:
        yield child
        yield from below(child)


def spark_workers(pid: int) -> list[int]:
    """The workers of Spark that have started a process that lints."""
    found = []
    for process in below(pid):
        try:
            if b"newslint.audit.worker" in Path(f"/proc/{process}/cmdline").read_bytes():
                found.append(int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1]))
        except FileNotFoundError:
            continue
    return found


def test_shards_are_those_of_the_local_engine(audit: Audit, sources: list[str], tmp_path: Path) -> None:
    wanted = audit(*sources, *WITH_POISON, *LIMITS, out="local")
    code, out, _ = finished(started(tmp_path, *sources, *WITH_POISON, *LIMITS, *SPARK))
    assert (code, out) == (wanted.code, wanted.out.replace("local", "out"))
    assert shards(tmp_path / "out") == shards(tmp_path / "local")
    assert [row["cause"] for row in rows(tmp_path / "out", "quarantine")] == ["crash", "time"]


def test_a_killed_worker_changes_nothing(audit: Audit, sources: list[str], tmp_path: Path) -> None:
    audit(*sources, *WITH_POISON, *LIMITS, out="local")
    process = started(tmp_path, *sources, *WITH_POISON, *LIMITS, *SPARK)
    killed = 0
    while process.poll() is None and killed < 2:
        for worker in spark_workers(process.pid)[:1]:
            os.kill(worker, signal.SIGKILL)
            killed += 1
        time.sleep(0.3)
    code, _, err = finished(process)
    assert (code, killed) == (1, 2), err
    assert shards(tmp_path / "out") == shards(tmp_path / "local")


def test_what_no_attempt_can_help_is_one_sentence(sources: list[str], tmp_path: Path) -> None:
    process = started(tmp_path, sources[0], "--engine", "spark", "--spark-master", "local[1,1]")
    while process.poll() is None and not (tmp_path / "out" / "quarantine" / "sources.parquet").exists():
        time.sleep(0.01)
    (tmp_path / "out" / "documents").rename(tmp_path / "elsewhere")  # while Spark starts, which takes seconds
    (tmp_path / "out" / "documents").write_text("in the way")
    code, _, err = finished(process)
    assert code == 2
    last = err.rstrip().splitlines()[-1]
    assert last.startswith("newslint: Spark gave up on a unit: NotADirectoryError")
    assert last.endswith("; the audit can go on later")

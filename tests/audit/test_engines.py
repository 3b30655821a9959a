"""What an engine needs and does not find is one sentence."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from newslint.audit.job import Job
from newslint.audit.supervisor import Supervisor
from newslint.audit.unit import Unit
from newslint.errors import NewslintError
from tests.audit.conftest import Audit, write


def test_spark_needs_pyspark(audit: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.jsonl", ["A story."])
    monkeypatch.setitem(sys.modules, "pyspark", None)
    done = audit("a.jsonl", "--engine", "spark", "--quiet")
    assert (done.code, done.err) == (
        2, "newslint: --engine spark needs pyspark, which is not installed; run: pip install 'newslint[spark]'\n",
    )  # fmt: skip


def test_spark_needs_java(audit: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.jsonl", ["A story."])
    monkeypatch.setitem(sys.modules, "pyspark", SimpleNamespace(SparkConf=None))
    monkeypatch.setitem(sys.modules, "pyspark.sql", SimpleNamespace(SparkSession=None))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    done = audit("a.jsonl", "--engine", "spark", "--spark-master", "local", "--quiet")
    assert (done.code, done.err) == (
        2, "newslint: --engine spark needs Java 17 or later; install it, or set JAVA_HOME\n",
    )  # fmt: skip


def test_the_local_engine_can_be_named(audit: Audit, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", ["A story."])
    assert audit("a.jsonl", "--engine", "local", "--select", "ESC").code == 0


def test_a_process_that_does_not_start_is_said_each_time(tmp_path: Path) -> None:
    """Spark gives one process of Python several units, and the first may have failed."""
    supervisor = Supervisor(Job(str(tmp_path), str(tmp_path), ("a.jsonl", "--out", "out"), "another", 5, 1 << 30))
    try:
        for _ in range(2):
            with pytest.raises(NewslintError, match="it has other rules or settings"):
                supervisor.run(Unit("a.jsonl", "jsonl", 0, 0, 0, ""), "name")
    finally:
        supervisor.close()

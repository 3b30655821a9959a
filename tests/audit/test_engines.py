"""What an engine needs and does not find is one sentence."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

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

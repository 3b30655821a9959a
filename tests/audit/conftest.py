"""What the tests of audits share: archives of their own, the command, and the tables it leaves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from newslint.audit.tables import SCHEMAS
from newslint.cli import main
from tests.conftest import Outcome

POISON = Path(__file__).with_name("poison.py")
WITH_POISON = ("--pack", str(POISON), "--allow-code")
Audit = Callable[..., Outcome]


@pytest.fixture
def audit(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Audit:
    """`newslint audit … --out out`, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for variable in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)

    def call(*arguments: str, out: str = "out") -> Outcome:
        code = main(["audit", *arguments, "--out", out])
        captured = capsysbinary.readouterr()
        return Outcome(code, captured.out.decode(), captured.err.decode())

    return call


def started(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """`newslint audit … --out out` in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "newslint", "audit", *arguments, "--out", "out"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def write(path: Path, texts: Iterable[str], **fields: str) -> None:
    """An archive in JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps({"id": f"{path.stem}-{at}", "text": text, **fields}) for at, text in enumerate(texts)]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def story(number: int) -> str:
    """A short article, some of them damaged."""
    damage = ("", "", "It met the the mayor .", "The firm\\'s chief  agreed.")[number % 4]
    return f"The council of town {number} met on Monday.\n\n{damage}\n\nIt will meet again next week, the clerk said."


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table, in the order of their place."""
    assert table in SCHEMAS
    read = [row for path in sorted((folder / table).glob("*.parquet")) for row in pq.read_table(path).to_pylist()]
    return sorted(read, key=lambda row: (row["file"], row["member"], row["record"], row.get("start", 0)))


def shards(folder: Path) -> dict[str, bytes]:
    """Every file of the tables, whatever its name."""
    return {
        os.path.relpath(path, folder): path.read_bytes()
        for table in SCHEMAS
        for path in sorted((folder / table).iterdir())
    }

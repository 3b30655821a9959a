"""An audit that is stopped, by whatever means, goes on; its tables are those of an undisturbed run, byte for byte."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest

from tests.audit.conftest import Audit, rows, shards, started, story, write

UNITS, EACH = 12, 25
RULES = ("--no-report", "--select", "ESC,SPC")  # which need no lexicon, so that processes start sooner
SOURCES = (*(f"archive/{number:02}.jsonl" for number in range(UNITS)), *RULES)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    for number in range(UNITS):
        write(tmp_path / "archive" / f"{number:02}.jsonl", map(story, range(EACH * number, EACH * (number + 1))))
    return tmp_path / "archive"


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    return [
        int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    ]


def is_alive(pid: int) -> bool:
    """Whether a process runs, zombies not counted."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_for(condition: Callable[[], object], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.01)


def _are_done(out: Path, units: int) -> bool:
    return len(list(out.glob("quarantine/*.parquet"))) >= units


@pytest.mark.skipif(not os.path.exists("/proc/self"), reason="needs /proc")
def test_killed_at_random_moments(audit: Audit, archive: Path, tmp_path: Path) -> None:
    audit(*SOURCES, "--jobs", "2", out="undisturbed")
    random, left = Random(6), set()
    for done in sorted(random.sample(range(UNITS - 2), 5)):
        process = started(tmp_path, *SOURCES, "--jobs", "2")
        wait_for(partial(_are_done, tmp_path / "out", done))
        time.sleep(random.uniform(0, 0.1))
        if process.poll() is None:
            left.update(children(process.pid))
        process.kill()
        process.communicate()
    assert left
    wait_for(lambda: not any(map(is_alive, left)))
    assert audit(*SOURCES, "--jobs", "2").code == 1
    assert shards(tmp_path / "out") == shards(tmp_path / "undisturbed")


def test_ctrl_c_ends_cleanly_and_can_be_resumed(audit: Audit, archive: Path, tmp_path: Path) -> None:
    process = started(tmp_path, *SOURCES, "--jobs", "2")
    wait_for(lambda: len(list(tmp_path.glob("out/quarantine/*.parquet"))) > 1)
    left = children(process.pid)
    os.kill(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (130, "")
    assert "Traceback" not in err
    assert not any(map(is_alive, left))
    audit(*SOURCES)
    audit(*SOURCES, out="undisturbed")
    assert shards(tmp_path / "out") == shards(tmp_path / "undisturbed")


def test_what_is_done_is_not_done_again(audit: Audit, archive: Path, tmp_path: Path) -> None:
    first = audit(*SOURCES)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.glob("out/documents/*") if path.stem != "sources"}
    assert len(before) == UNITS
    again = audit(*SOURCES)
    assert (again.code, again.out) == (first.code, first.out)
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_lost_ledger_and_lost_shards_are_made_up_for(audit: Audit, archive: Path, tmp_path: Path) -> None:
    first = audit(*SOURCES)
    kept = shards(tmp_path / "out")
    for name in ("ledger.db", "ledger.db-wal", "ledger.db-shm"):
        (tmp_path / "out" / name).unlink(missing_ok=True)
    next((tmp_path / "out" / "lines").glob("[0-9a-f]*.parquet")).unlink()
    (tmp_path / "out" / "lines" / "x.parquet.1-2.unfinished").touch()
    assert audit(*SOURCES).out == first.out
    assert shards(tmp_path / "out") == kept
    next((tmp_path / "out" / "lines").glob("[0-9a-f]*.parquet")).unlink()
    assert audit(*SOURCES).out == first.out
    assert shards(tmp_path / "out") == kept


def test_a_changed_source_is_audited_anew_and_its_old_rows_go(audit: Audit, archive: Path, tmp_path: Path) -> None:
    audit("archive", *RULES)
    write(archive / "00.jsonl", ["A story of another kind."])
    (archive / "01.jsonl").unlink()
    done = audit("archive", *RULES)
    assert f"{EACH * (UNITS - 2) + 1} articles" in done.out
    audit("archive", *RULES, out="undisturbed")
    assert shards(tmp_path / "out") == shards(tmp_path / "undisturbed")


def test_another_audit_is_refused(audit: Audit, archive: Path, tmp_path: Path) -> None:
    audit(*SOURCES)
    kept = shards(tmp_path / "out")
    done = audit(*SOURCES, "--ignore", "ESC001")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "newslint: out holds another audit (settings differ); give --out another folder, or --restart to remove those "
        "results\n"
    )
    write(tmp_path / "b.jsonl", [story(3)])
    assert "(sources differ)" in audit("b.jsonl", *RULES).err
    assert "(record seconds differ)" in audit(*SOURCES, "--record-seconds", "3").err
    assert shards(tmp_path / "out") == kept
    assert audit("b.jsonl", *RULES, "--restart").code == 1
    assert len(rows(tmp_path / "out", "documents")) == 1


def test_a_manifest_that_cannot_be_read_is_another_audit(audit: Audit, archive: Path, tmp_path: Path) -> None:
    audit(*SOURCES)
    for content in ("{", "[]"):
        (tmp_path / "out" / "manifest.json").write_text(content)
        assert "out holds another audit" in audit(*SOURCES).err
    assert audit(*SOURCES, "--restart").code == 1
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["sources"] == list(SOURCES[:UNITS])


@pytest.mark.parametrize("more", [(), ("--restart",)])
def test_a_folder_of_something_else_is_left_alone(
    audit: Audit, archive: Path, tmp_path: Path, more: tuple[str, ...]
) -> None:
    done = audit(*SOURCES, *more, out="archive")
    assert (done.code, done.err) == (
        2, "newslint: archive holds files but no audit; give --out a new folder, or an empty one\n",
    )  # fmt: skip
    assert len(list(archive.iterdir())) == UNITS


def test_two_audits_at_once_do_not_share_a_folder(audit: Audit, archive: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with open(tmp_path / "out" / "lock", "wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = audit(*SOURCES)
    assert (done.code, done.err) == (2, "newslint: another audit is running in out; wait for it, or stop it\n")


def test_a_full_disk_is_one_sentence_and_can_be_resumed(
    audit: Audit, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync, calls = os.fsync, iter(range(1000))

    def full(descriptor: int) -> None:
        if next(calls) > 30:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    done = audit(*SOURCES, "--jobs", "1")
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    assert done.code == 2
    assert done.err.splitlines()[-1] == (
        "newslint: out: the audit stopped: no space left on device; an audit of the same sources "
        "with the same settings goes on where it stopped"
    )
    assert not list(tmp_path.glob("out/*/*.unfinished"))
    assert 0 < len(list(tmp_path.glob("out/documents/*.parquet"))) < UNITS
    audit(*SOURCES)
    audit(*SOURCES, out="undisturbed")
    assert shards(tmp_path / "out") == shards(tmp_path / "undisturbed")


def test_an_output_that_cannot_be_a_folder(audit: Audit, archive: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    done = audit(*SOURCES)
    assert (done.code, done.err) == (
        2, "newslint: out: it cannot be made a folder: file exists; give --out another one\n"
    )  # fmt: skip

"""Records that hang, crash or exhaust the process that lints them: exactly those are quarantined."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from newslint.audit import supervisor
from newslint.audit.job import Job
from newslint.audit.supervisor import Supervisor
from newslint.audit.unit import Unit
from newslint.errors import NewslintError
from tests.audit.conftest import WITH_POISON, Audit, rows, shards, story, write

LIMITS = (
    "--no-report",
    "--select",
    "ESC,SPC,PSN",
    "--record-seconds",
    "0.5",
    "--record-memory",
    "128",
    "--largest-record",
    "1",
)
CAUSES = {
    "crash": ("crash", "the process crashed (SIGSEGV)"),
    "kill": ("killed", "the process was killed (SIGKILL), as the system does when memory runs out"),
    "leave": ("crash", "the process left with exit code 3"),
    "loop": ("time", "it took more CPU time than a record may"),
    "memory": ("memory", "it took more memory than a record may"),
    "exception": ("exception", "rule PSN001: raised ValueError: poison"),
    "depart": ("exception", "SystemExit: poison"),
}


def test_poison_is_quarantined_and_nothing_else(audit: Audit, tmp_path: Path) -> None:
    texts = []
    for deed in CAUSES:
        texts += [*map(story, range(70)), f"Here is POISON:{deed} in a story."]
    write(tmp_path / "a.jsonl", texts)
    with open(tmp_path / "a.jsonl", "ab") as file:
        file.write(b'{"text": "not \xff UTF-8"}\n')
        file.write(json.dumps({"text": "long " * 300_000}).encode() + b"\n")
        file.write(b'{"text": "cut off\n')
        file.write(json.dumps({"text": "a \0 in it"}).encode() + b"\n")
    done = audit("a.jsonl", *WITH_POISON, *LIMITS, "--jobs", "1")
    assert done.code == 1
    assert "11 records could not be checked: the table quarantine says which, and why." in done.out
    quarantine = rows(tmp_path / "out", "quarantine")
    ours, others = quarantine[: len(CAUSES)], quarantine[len(CAUSES) :]
    assert [(row["cause"], row["problem"]) for row in ours] == list(CAUSES.values())
    assert [row["cause"] for row in others] == ["encoding", "too-large", "malformed", "encoding"]
    assert others[3]["problem"] == "this is no text, byte 2 is NUL"
    assert [row["record"] for row in quarantine] == [*range(70, 71 * 7, 71), *range(71 * 7, 71 * 7 + 4)]
    documents = rows(tmp_path / "out", "documents")
    assert len(documents) == 70 * len(CAUSES)
    # What went through is what would have, had there been no poison.
    write(tmp_path / "a.jsonl", [text for text in texts if "POISON" not in text])
    audit("a.jsonl", *WITH_POISON, *LIMITS, out="clean")
    place = ("unit", "record", "id")
    for table in ("documents", "findings", "lines"):
        kept, wanted = (
            [{key: value for key, value in row.items() if key not in place} for row in rows(tmp_path / out, table)]
            for out in ("out", "clean")
        )
        assert kept == wanted, table


def test_a_record_that_waits_without_end_is_quarantined(audit: Audit, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", ["A story.", "Here is POISON:wait in a story.", "A story."])
    assert audit("a.jsonl", *WITH_POISON, "--select", "PSN", "--no-report", "--record-seconds", "0.1").code == 0
    (row,) = rows(tmp_path / "out", "quarantine")
    assert (row["record"], row["cause"], row["problem"]) == (1, "time", "it waited longer than a record may")


def test_a_record_that_is_killed_once_goes_through(audit: Audit, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", [*map(story, range(100)), f"POISON-ONCE:{tmp_path / 'mark'}", story(7)])
    audit("a.jsonl", *WITH_POISON, *LIMITS, "--record-memory", "300", out="killed")
    assert (tmp_path / "mark").exists()
    audit("a.jsonl", *WITH_POISON, *LIMITS, "--record-memory", "300", out="undisturbed")
    assert rows(tmp_path / "killed", "quarantine") == []
    assert len(rows(tmp_path / "killed", "documents")) == 102
    assert shards(tmp_path / "killed") == shards(tmp_path / "undisturbed")


def test_a_process_that_cannot_start_ends_the_audit(tmp_path: Path) -> None:
    job = Job(str(tmp_path), str(tmp_path / "gone"), (), "", 1.0, 1 << 30)
    with pytest.raises(NewslintError, match="a process of the audit did not start: FileNotFoundError"):
        Supervisor(job).run(Unit("", "", 0, 0, 0, ""), "")


def test_a_process_with_other_rules_refuses_to_work(tmp_path: Path) -> None:
    job = Job(str(tmp_path), str(tmp_path), ("x", "--out", "x"), "other", 1.0, 1 << 30)
    problem = (
        "it has other rules or settings than the process that began the audit; "
        "install the same newslint, packs and configuration everywhere"
    )
    with pytest.raises(NewslintError, match=problem):
        Supervisor(job).run(Unit("", "", 0, 0, 0, ""), "")


def test_processes_that_die_at_once_end_the_audit(
    audit: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.jsonl", [story(1)])
    monkeypatch.setattr(supervisor._Process, "give", lambda process, _task: os.kill(process._popen.pid, signal.SIGKILL))
    done = audit("a.jsonl", "--select", "ESC")
    assert done.code == 2
    assert "processes of the audit die before they do anything: the process was killed (SIGKILL)" in done.err

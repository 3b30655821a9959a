"""Limits: a pipeline fails where a rule finds something in more articles than it may."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newslint.cli import main
from tests.audit.conftest import Audit, write
from tests.audit.folder import Article, Found
from tests.audit.folder import audit as made


def texts() -> list[str]:
    """Of ten articles, one has two stray backslashes and two a space before a comma, one of these both."""
    damaged = {3: "The firm\\'s chief\\'s plan , they said.", 5: "So it was , they said."}
    return [damaged.get(at, f"The council of town {at} met on Monday.") for at in range(10)]


def test_after_a_run(audit: Audit, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", texts())
    assert audit("-q", "a.jsonl").code == 1, "without a limit, any finding counts"
    held = audit("-q", "--fail-over", "ESC001=100", "--fail-over", "SPC002=20%", "--fail-over", "WEB=0", "a.jsonl")
    assert held == (0, "", held.err)
    broken = audit("-q", "--fail-over", "ESC001=99", "--fail-over", "ALL=0%", "--fail-over", "SPC=50%", "a.jsonl")
    assert broken.code == 1
    assert broken.out == (
        "ESC001: 1 of 10 articles, 100 of 1,000; the limit is 99.\nALL: 2 of 10 articles, 200 of 1,000; the limit is 0.\n"
    )


def test_of_results(audit: Audit, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    write(tmp_path / "a.jsonl", texts())
    audit("-q", "a.jsonl")
    assert main(["audit", "check", "--fail-over", "space-before-punctuation=19.9%", "out"]) == 1
    assert capsysbinary.readouterr().out == (
        b"space-before-punctuation: 2 of 10 articles, 200 of 1,000; the limit is 199.\n"
    )
    assert main(["audit", "check", "--fail-over", "ESC=100", "out"]) == 0
    assert main(["audit", "check", "--fail-over", "ESX=100", "out"]) == 2
    assert b"no rule is called 'ESX'" in capsysbinary.readouterr().err


@pytest.mark.parametrize("name", ["a[1]", "it's"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    folder = made(tmp_path / name, [Article(0, (Found("SPC001"),)), Article(1), Article(2)])
    assert main(["audit", "check", "--fail-over", "SPC=1", str(folder)]) == 1
    assert capsysbinary.readouterr().out == b"SPC: 1 of 3 articles, 333.333 of 1,000; the limit is 1.\n"


def test_half_an_audit_is_held_to_no_limit(
    audit: Audit, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    write(tmp_path / "a.jsonl", texts())
    audit("-q", "--no-report", "a.jsonl")
    with closing(sqlite3.connect(tmp_path / "out" / "ledger.db")) as ledger:
        ledger.execute("UPDATE units SET done = 0")
        ledger.commit()
    assert main(["audit", "check", "--fail-over", "ALL=999", "out"]) == 2
    problem = (
        "out: the audit has not come to its end, with 0 of 1 units done; give 'newslint audit' the same arguments again"
    )
    assert problem in capsysbinary.readouterr().err.decode()


def test_a_misspelt_rule_is_told_before_the_audit_runs(audit: Audit, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", texts())
    done = audit("--fail-over", "ESC0001=1", "a.jsonl")
    assert done.code == 2
    assert "no rule is called 'ESC0001'" in done.err
    assert not (tmp_path / "out").exists()


def test_an_archive_without_findings_is_within_every_limit(audit: Audit, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", ["It rained."])
    assert audit("-q", "--fail-over", "ALL=0", "a.jsonl").code == 0


@pytest.mark.parametrize("limit", ["ESC001", "=5", "ESC001=", "ESC001=x", "ESC001=-1", "ESC001=101%", "ESC001=nan"])
def test_what_is_no_limit_is_said(audit: Audit, limit: str) -> None:
    done = audit("--fail-over", limit, "a.jsonl")
    assert done.code == 2
    assert "is no RULE=RATE, such as ESC001=5 (of 1,000 articles) or ESC=0.5%" in done.err

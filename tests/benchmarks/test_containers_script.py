from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.audit.containers import main


def test_each_file_has_a_line_and_what_is_broken_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "It rained all day."}\n{"text": 7}\n')
    (tmp_path / "b.bin").write_bytes(b"\0")
    main([str(tmp_path)])
    first, why, other, whole = capsys.readouterr().out.splitlines()
    assert first.split()[:6] == ["a.jsonl", "jsonl", "1", "records", "1", "unreadable"]
    assert first.endswith("It rained all day.")
    assert why == "    record 1: malformed: the field 'text' holds no text but a number"
    assert other.startswith("b.bin: ")
    assert whole == "1 files, 1 records, 1 unreadable, 18 bytes"

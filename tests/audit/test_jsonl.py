from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.audit.containers import read
from newslint.audit.record import Locator, Record
from tests.audit.reading import STORY, TEXT, everything, problems, records, texts, units

TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=30)


@settings(max_examples=50)
@given(TEXTS, st.integers(1, 300), st.booleans(), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_what_was_written_is_read_whatever_the_parts(
    tmp_path_factory: pytest.TempPathFactory, written: list[str], part: int, ascii: bool, newline: str
) -> None:
    path = tmp_path_factory.mktemp("jsonl") / "a.jsonl"
    lines = [json.dumps({"text": text}, ensure_ascii=ascii) for text in written]
    path.write_bytes((newline.join(lines) + newline * (part % 2)).encode())
    found = records(path, fields=TEXT, part=part)
    assert texts([*found]) == written
    assert [one.locator.record for one in found] == [
        len(newline.strip("\r")) * number for number in range(len(written))
    ]
    assert found == records(path, fields=TEXT)


def test_the_number_of_a_record_is_that_of_its_line_and_skips_it(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"text": f"{STORY} {number}"}) + "\n" for number in range(9)))
    seen: list[tuple[int, Locator]] = []
    numbers = []
    for unit in units(path, part=300):
        numbers += [one.number for one in read(unit, {1, 6}, lambda *place: seen.append(place))]
    assert len(units(path, part=300)) > 2
    assert numbers == [0, 2, 3, 4, 5, 7, 8]
    assert [number for number, _ in seen] == numbers
    assert seen[0][1] == Locator(str(path))


def test_a_record_holds_what_its_fields_say(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    row = {
        "id": 7, "headline": "Harbour", "body": STORY, "published": "2025-02-13", "source": "Gazette",
        "section": ["Local", "Money"], "url": "https://example.org/7",
    }  # fmt: skip
    path.write_text(json.dumps(row) + "\n")
    place = Locator(str(path), "", 0, "body")
    about = ("7", "Harbour", "2025-02-13", "Gazette", "Local, Money", "https://example.org/7")
    assert records(path) == [Record(place, STORY.encode(), "plain", *about)]


def test_a_broken_line_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [
        json.dumps({"text": STORY}).encode(), b'{"text": "cut', b"[1, 2]", b'{"other": "x"}', b'{"text": ["a"]}',
        b'{"text": "caf\xe9"}', b'{"text": "\\ud83d"}', b'{"text": null}', b"[" * 100_000, b'{"text": "last"}',
    ]  # fmt: skip
    path.write_bytes(b"\n".join(lines))
    found = everything(path)
    assert texts(found) == [
        STORY, "(malformed)", "(malformed)", "(malformed)", "(malformed)", "(encoding)", "(encoding)", "",
        "(malformed)", "last",
    ]  # fmt: skip
    assert [one.locator.record for one in found] == list(range(10))
    told = problems(found)
    assert "the line is not JSON: Unterminated string" in told[0]
    assert told[1:4] == [
        "2 malformed: the JSON is no object with fields",
        "3 malformed: the record has no field 'text'",
        "4 malformed: the field 'text' holds no text but a list",
    ]
    assert "the text is not UTF-8" in told[4]
    assert "half of a surrogate pair" in told[5]
    assert "nested too deeply" in told[6]


def test_the_encoding_that_the_user_names_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"text": "café"}\n'.encode("latin-1"))
    assert texts(everything(path, fields=TEXT, encoding="latin-1")) == ["café"]


def test_a_line_above_the_limit_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "%b"}\n' % (b"x" * (64 << 20)) + b'{"text": "last"}\n')
    found = everything(path, fields=TEXT)
    assert texts(found) == ["(too-large)", "last"]
    assert problems(found) == ["0 too-large: the record has more than the 16,777,216 bytes that are read"]


def test_a_cut_gzip_gives_what_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    lines = "".join(json.dumps({"text": f"{STORY} {number}"}) + "\n" for number in range(2000))
    packed = gzip.compress(lines.encode())
    path.write_bytes(packed[: len(packed) // 2])
    found = everything(path)
    whole = [one for one in found if isinstance(one, Record)]
    assert 0 < len(whole) < 2000
    assert [one.data.decode() for one in whole] == [f"{STORY} {number}" for number in range(len(whole))]
    assert problems(found) == [f"{len(whole)} truncated: the gz stream ends too early; what follows is lost"]

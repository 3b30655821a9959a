from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.audit.containers import read
from newslint.audit.unit import Fields
from tests.audit.reading import STORY, TEXT, everything, problems, records, texts, units

TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=30)


@settings(max_examples=50)
@given(TEXTS, st.integers(1, 2000), st.integers(1, 7))
def test_what_was_written_is_read_whatever_the_parts(
    tmp_path_factory: pytest.TempPathFactory, written: list[str], part: int, group: int
) -> None:
    path = tmp_path_factory.mktemp("parquet") / "a.parquet"
    pq.write_table(pa.table({"text": pa.array(written, pa.string())}), path, row_group_size=group)
    found = records(path, fields=TEXT, part=part)
    assert texts([*found]) == written
    assert [one.locator.record for one in found] == [one.number for one in found] == list(range(len(written)))


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
def test_columns_of_text_of_any_kind_are_read(tmp_path: Path, kind: pa.DataType) -> None:
    path = tmp_path / "a.parquet"
    rows = pa.table({"body": pa.array([STORY, None], pa.string()).cast(kind), "n": [1, 2]})
    pq.write_table(rows, path)
    assert [one.data.decode() for one in records(path)] == [STORY, ""]


def test_a_nested_field_has_a_dotted_name(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"doc": [{"body": STORY, "head": {"title": "Harbour"}}], "other": [1]}), path)
    (one,) = records(path, fields=Fields(text="doc.body"))
    assert (one.locator.field, one.data.decode(), one.title) == ("doc.body", STORY, "Harbour")


def test_a_date_reads_as_iso(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    when = pa.array([1_739_440_800], pa.timestamp("s", "UTC"))
    pq.write_table(pa.table({"text": [STORY], "published": when}), path)
    (one,) = records(path)
    assert one.date == "2025-02-13T10:00:00+00:00"


def test_a_cut_file_says_that_its_rows_cannot_be_found(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": [STORY] * 100}), path)
    path.write_bytes(path.read_bytes()[:-20])
    assert problems(everything(path)) == [
        "0 truncated: the file is no whole Parquet file: the footer that says where rows are is missing,"
        " so none can be read"
    ]


def test_a_broken_row_group_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    rows = [f"{STORY} {number}" for number in range(30)]
    pq.write_table(pa.table({"text": rows}), path, row_group_size=10, use_dictionary=False, compression="gzip")
    data = bytearray(path.read_bytes())
    group = pq.ParquetFile(path).metadata.row_group(1).column(0)
    end = group.data_page_offset + group.total_compressed_size
    data[end - 30 : end - 10] = b"\0" * 20
    path.write_bytes(data)
    found = everything(path)
    assert texts(found) == [*rows[:10], "(malformed)", *rows[20:]]
    assert [one.number for one in found] == [one.locator.record for one in found] == [*range(11), *range(20, 30)]
    (problem,) = problems(found)
    assert problem.startswith("10 malformed: row group 1 is broken: ")
    assert problem.endswith("; its rows from here to 19 are lost")


def test_the_units_of_a_file_do_not_overlap(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": [f"{STORY} {number}" for number in range(90)]}), path, row_group_size=10)
    split = units(path, part=1500)
    assert len(split) > 2
    assert [one.number for unit in split for one in read(unit)] == list(range(90))
    assert next(read(split[1], {split[1].first})).number == split[1].first + 1


def test_a_text_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": [STORY, "Caf\u00e9 au lait", "Last one"]}), path, use_dictionary=False)
    path.write_bytes(path.read_bytes().replace(b"Caf\xc3\xa9 au", b"Caf\xe9\xe9 au"))
    found = everything(path)
    assert texts(found) == [STORY, "(encoding)", "Last one"]
    assert "1 encoding: the text is not what its encoding says: 'utf-8' codec can't decode" in problems(found)[0]

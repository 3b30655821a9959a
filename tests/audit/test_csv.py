from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.audit.containers import read
from tests.audit.reading import STORY, TEXT, everything, problems, records, texts, units

ROWS = st.lists(
    st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.sampled_from('a"\n\r,;\t| ')), st.text()),
    max_size=20,
).filter(lambda rows: all("\0" not in cell for row in rows for cell in row))


def written(rows: list[tuple[str, ...]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([("text", "other", "third"), *rows])
    return out.getvalue()


@settings(max_examples=50)
@given(ROWS, st.integers(1, 200), st.sampled_from(",;\t|"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_what_was_written_is_read_whatever_the_parts(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]], part: int, delimiter: str, encoding: str
) -> None:
    rows = [tuple(cell.encode("utf-8", "replace").decode() for cell in row) for row in rows]
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_bytes(written(rows, delimiter).encode(encoding))
    found = records(path, fields=TEXT, part=part)
    assert texts([*found]) == [row[0] for row in rows]
    assert [one.locator.record for one in found] == list(range(len(rows)))
    split = units(path, fields=TEXT, part=part)
    assert found == [one for unit in reversed(split) for one in reversed([*read(unit)])][::-1]


def test_fields_are_named_by_the_first_row(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(f"Headline\tBody text\tPub date\nHarbour\t{STORY}\t2025-02-13\n\n")
    (one,) = records(path)
    assert (one.data.decode(), one.title, one.date, one.locator.field) == (STORY, "Harbour", "2025-02-13", "Body text")


def test_a_broken_row_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'text,n\n5" of rain,1\ncaf\xe9 au lait,2\ntoo,many,3\nlast,4\n"cut off,5\n')
    found = everything(path, fields=TEXT)
    assert texts(found) == ['5" of rain', "(encoding)", "(malformed)", "last", "(truncated)"]
    assert problems(found)[1:] == [
        "2 malformed: the row has 3 fields, the first row has 2",
        "4 truncated: the file ends inside quotation marks; the last row is not read",
    ]
    assert problems(found)[0].startswith("1 encoding: the text is not UTF-8")


@pytest.mark.parametrize("field", ['"%s"', "%s"])
def test_a_row_above_the_limit_is_passed_over(tmp_path: Path, field: str) -> None:
    path = tmp_path / "a.csv"
    large = "word " * 1000 if field == "%s" else 'one, ""two""\nthree, four\n' * 200
    path.write_text("text,n\n" + field % large + ",1\nlast,2\n")
    found = everything(path, fields=TEXT, largest=1000)
    assert texts(found) == ["(too-large)", "last"]
    assert [one.locator.record for one in found] == [0, 1]


def test_an_empty_file_has_no_records(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("")
    assert everything(path) == []


def test_a_first_row_above_the_limit_ends_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text" * 100)
    told = "0 too-large: the first row, which is to name the fields, has more than 100 bytes"
    assert problems(everything(path, largest=100)) == [told]

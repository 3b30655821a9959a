"""A repaired copy differs from its archive by the logged changes alone, and has nothing left to repair."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import os
import random
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint.audit.record import Record
from newslint.audit.repair.mender import BATCH, Mender
from newslint.audit.repair.mending import Mended, mend
from newslint.cli import main
from tests.audit.conftest import WITH_POISON, write
from tests.conftest import Run

TEXTS = st.lists(
    st.sampled_from(["Goal!!", "So it was", "[[note]]", "caf\u00e9 \u2019s", '"', ",", ";", "\n", "\r\n", "\t", "\\", "\u00a0", "\U0001f600", "LOUD", "!!"]),
    max_size=8,
).map(" ".join)  # fmt: skip
OTHERS = st.dictionaries(
    st.sampled_from(["id", "n", "note"]), st.none() | st.integers() | st.floats(allow_nan=False) | TEXTS, max_size=3
)
REUSED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
PACKERS: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}
NUMBERS = iter(range(1 << 30))


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mend here: of a few short texts, starting processes would take nearly all of the time."""

    def mended(mender: Mender, records: list[Record]) -> Future[list[Mended]]:
        future: Future[list[Mended]] = Future()
        future.set_result([mend(record, mender._setup.rules.ready) for record in records])
        return future

    monkeypatch.setattr(Mender, "_mend", mended)


def log(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(f"{path}.changes.jsonl").read_text().splitlines()]


def changed(text: str | None, record: int, entries: list[dict[str, Any]]) -> str | None:
    """A text as the log says that it is after repair."""
    if text is None:
        return None
    data, shift = text.encode(), 0
    for entry in entries:
        if entry["record"] == record and "new" in entry:
            start, end = entry["start"] + shift, entry["end"] + shift
            assert data[start:end].decode() == entry["old"]
            data = data[:start] + entry["new"].encode() + data[end:]
            shift += len(entry["new"].encode()) - len(entry["old"].encode())
    return data.decode()


def repaired(run: Run, source: Path, *options: str) -> Path:
    """The copy of an archive; a copy of the copy is the same, with nothing to log."""
    target = source.with_name(f"{next(NUMBERS)}-{source.name}")
    outcome = run("audit", "--fix", "--out-archive", str(target), *options, str(source))
    assert (outcome.code, outcome.err) == (0, "")
    again = source.with_name(f"{next(NUMBERS)}-{source.name}")
    assert run("audit", "--fix", "--out-archive", str(again), *options, str(target)).code == 0
    assert not [entry for entry in log(again) if "new" in entry]
    if target.is_file():
        assert again.read_bytes() == target.read_bytes()
    return target


def lines_of(rows: list[dict[str, Any]], seed: int) -> Iterator[str]:
    """Rows as lines of JSON, written in many ways."""
    chance = random.Random(seed)
    for row in rows:
        spaces = chance.choice([(", ", ": "), (",", ":"), (" ,\t", " : ")])
        line = json.dumps(row, ensure_ascii=chance.random() < 0.5, separators=spaces)
        yield (line.replace("/", "\\/") if chance.random() < 0.2 else line) + chance.choice(["\n", "\r\n", " \n"])


@pytest.mark.usefixtures("in_this_process")
@REUSED
@given(st.lists(st.tuples(OTHERS, TEXTS), min_size=1, max_size=5), st.booleans(), st.integers(0, 99))
def test_json_lines(run: Run, tmp_path: Path, rows: list[tuple[dict[str, Any], str]], bom: bool, seed: int) -> None:
    whole = [{**others, "text": text, "z": 1.0} for others, text in rows]
    source = tmp_path / f"{next(NUMBERS)}.jsonl"
    source.write_bytes(("\ufeff" * bom + "".join(lines_of(whole, seed))).encode())
    target = repaired(run, source, "--text-field", "text")
    before, after = (path.read_bytes().decode().removeprefix("\ufeff").split("\n") for path in (source, target))
    assert target.read_bytes().startswith(b"\xef\xbb\xbf") == bom
    for number, (old, new) in enumerate(zip(before, after, strict=True)):
        if not old:
            assert not new
            continue
        text = json.loads(old)["text"]
        assert json.loads(new) == {**json.loads(old), "text": changed(text, number, log(target))}
        if text == json.loads(new)["text"]:
            assert old == new, "not a byte of a row without changes"
        assert "!!" not in json.loads(new)["text"]


@pytest.mark.usefixtures("in_this_process")
@REUSED
@given(
    st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=5),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    st.tuples(*map(st.sampled_from, ([",", ";", "\t"], ["\n", "\r\n"], ["utf-8", "utf-8-sig", "utf-16"]))),
)
def test_csv(
    run: Run, tmp_path: Path, rows: list[tuple[str, str, str]], quoting: Any, written_as: tuple[str, str, str]
) -> None:
    split, end, encoding = written_as
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=split, quoting=quoting, lineterminator=end)
    writer.writerows([("id", "text", "note"), *rows])
    source = tmp_path / f"{next(NUMBERS)}.csv"
    source.write_bytes(written.getvalue().encode(encoding))
    target = repaired(run, source, "--text-field", "text")
    new = io.StringIO(newline="")
    again = csv.writer(new, delimiter=split, quoting=quoting, lineterminator=end)
    again.writerow(("id", "text", "note"))
    again.writerows((one, changed(text, number, log(target)), note) for number, (one, text, note) in enumerate(rows))
    assert list(csv.reader(io.StringIO(target.read_bytes().decode(encoding), newline=""), delimiter=split)) == list(
        csv.reader(io.StringIO(new.getvalue(), newline=""), delimiter=split)
    )
    if quoting == csv.QUOTE_ALL:
        assert target.read_bytes() == new.getvalue().encode(encoding)


@pytest.mark.parametrize("compression", ["none", "snappy", "zstd"])
@pytest.mark.parametrize("type", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
def test_parquet(run: Run, tmp_path: Path, compression: str, type: pa.DataType) -> None:
    texts = [
        "Goal!! " * (number % 3) + f"It rained on day {number}, and it rained again on the other."
        for number in range(25)
    ]
    table = pa.table(
        {"id": pa.array(range(25), pa.int16()), "text": pa.array([*texts[:24], None], type), "when": pa.array([None] * 25, pa.timestamp("ms"))},
        metadata={"made by": "a test"},
    )  # fmt: skip
    source = tmp_path / "a.parquet"
    pq.write_table(table, source, row_group_size=10, compression=compression, use_dictionary=["id"])
    target = repaired(run, source, "--text-field", "text")
    before, after = pq.ParquetFile(source), pq.ParquetFile(target)
    assert after.schema_arrow.equals(before.schema_arrow, check_metadata=True)
    assert after.metadata.metadata.keys() == before.metadata.metadata.keys()
    assert after.schema.equals(before.schema)
    for group in range(3):
        old, new = before.metadata.row_group(group), after.metadata.row_group(group)
        assert new.num_rows == old.num_rows
        assert [new.column(at).compression for at in range(3)] == [old.column(at).compression for at in range(3)]
        assert [new.column(at).encodings for at in (0, 2)] == [old.column(at).encodings for at in (0, 2)]
    expected = [changed(text, number, log(target)) for number, text in enumerate(table["text"].to_pylist())]
    assert after.read()["text"].to_pylist() == expected
    assert after.read().drop_columns("text").equals(before.read().drop_columns("text"))
    assert len(log(target)) == 24


@pytest.mark.parametrize("packing", ["gz", "bz2", "xz", "zst"])
def test_compressed(run: Run, tmp_path: Path, packing: str) -> None:
    if packing == "zst":
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
        PACKERS["zst"] = zstd.compress
        unpack = zstd.decompress
    else:
        unpack = {"gz": gzip, "bz2": bz2, "xz": lzma}[packing].decompress
    source = tmp_path / f"a.jsonl.{packing}"
    source.write_bytes(PACKERS[packing](b'{"text": "Goal!!"}\n{"text": "So it was."}\n'))
    target = repaired(run, source, "--text-field", "text")
    assert unpack(target.read_bytes()) == b'{"text": "Goal!"}\n{"text": "So it was."}\n'


def test_a_folder(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "news"
    (source / "desk").mkdir(parents=True)
    files = {
        "desk/a.md": b"---\ntitle: x\n---\n\nGoal!!\r\n",
        "b.txt": b"\xef\xbb\xbfGoal!! \xff",
        "desk/c.html": b"<p>Goal!!</p>",
        "d.txt": "Goal!! Été".encode("utf-16"),
        "picture.png": b"\x89PNG!!",
        "e.jsonl": b'{"text": "Goal!! So it was, they said, and so it will be again, all day and all of the night."}\n',
        "f.txt": b"",
        "g.xml": b"<unknown>!!</unknown>",
        "h.txt": b"Goal!! \xff",
    }
    for name, data in files.items():
        (source / name).write_bytes(data)
    (source / "b.txt").chmod(0o640)
    (source / "link.txt").symlink_to("b.txt")
    (source / "desk" / "up").symlink_to("..")
    os.mkfifo(source / "pipe.txt")
    target = tmp_path / "mended"
    outcome = run("audit", "--fix", "--out-archive", str(target), str(source))
    assert outcome.code == 0
    assert outcome.out.startswith("5 changes in 5 of 6 articles; ")
    fixed = {name: data.replace(b"!!", b"!") for name, data in files.items() if name[0] not in "pgh"}
    fixed["d.txt"] = "Goal! Été".encode("utf-16")
    fixed |= {name: files[name] for name in ("picture.png", "g.xml", "h.txt")}
    assert {str(path.relative_to(target)): path.read_bytes() for path in target.rglob("*") if path.is_file() and not path.is_symlink()} == fixed  # fmt: skip
    assert (target / "b.txt").stat().st_mode == (source / "b.txt").stat().st_mode
    assert os.readlink(target / "link.txt") == "b.txt"
    assert os.readlink(target / "desk" / "up") == ".."
    left = {Path(entry["file"]).name: entry["problem"] for entry in log(target) if "problem" in entry}
    assert left.keys() == {"h.txt", "picture.png", "g.xml", "pipe.txt"}
    assert "this is no file but a device or a pipe, and is not copied" in left["pipe.txt"]


def test_what_cannot_be_read_is_copied_byte_for_byte_and_named(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    broken = {
        1: b"not JSON !!\n",
        2: b'{"body": "Goal!!"}\r\n',
        3: b'{"text": 1}\n',
        4: b'{"text": "Goal!! \xff"}\n',
        5: b'{"text": "\\ud800!!"}\n',
        6: b"\n",
        7: b'{"text": "Goal!!' + b" " * 3000 + b'", "n": 1}\n',
        8: b'{"text": "boom!!"}\n',
        9: b'{"text": "no\\u0000!!"}\n',
        10: b'{"text": null}\n',
        11: b'{"text": "cut !!',
    }
    source.write_bytes(b'{"text": "Goal!!"}\n' + b"".join(broken.values()))
    target = tmp_path / "b.jsonl"
    options = ["--text-field", "text", "--largest-record", "0.002", "--out-archive", str(target)]
    outcome = run("audit", "--fix", *options, str(source))
    assert outcome.out.splitlines()[1].startswith("9 records or files stay as they are; ")
    assert target.read_bytes() == b'{"text": "Goal!"}\n' + b"".join(broken.values())
    left = {entry["record"]: entry["problem"] for entry in log(target) if "problem" in entry}
    assert left.keys() == {1, 2, 3, 4, 5, 7, 8, 9, 11}
    assert "this is no text, it holds a NUL byte" in left[9]
    assert "raised ValueError" in left[8]


def test_rows_that_cannot_be_read_are_copied_and_named(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    broken = [
        b'1,Goal!!,more,"and more"\n', b"\n", b'3,"Goal!!"x,y\n', b'4,"' + b"Goal!!\n" * 400 + b'",z\n', b'5,"It rained, he said",q\n', b'6,"cut!!\n',
    ]  # fmt: skip
    source.write_bytes(b"id,text,note\n0,Goal!!,x\n" + b"".join(broken))
    target = tmp_path / "b.csv"
    outcome = run(
        "audit", "--fix", "--text-field", "text", "--largest-record", "0.002", "--out-archive", str(target), str(source)
    )
    assert outcome.code == 0
    assert target.read_bytes() == b"id,text,note\n0,Goal!,x\n" + b"".join(broken)
    left = {entry["record"]: entry["problem"] for entry in log(target) if "problem" in entry}
    assert left[1] == "the row has 4 fields, the first row has 3"
    assert left[3] == "the row is quoted in a way that could not be kept"
    assert left[6] == "the file ends inside quotation marks"
    assert left.keys() == {1, 3, 4, 6}


def test_another_encoding_is_left_alone(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_bytes('{"text": "Été!!"}\n{"text": "Goal!!"}\n'.encode("latin-1"))
    target = tmp_path / "b.jsonl"
    options = ["--text-field", "text", "--encoding", "latin-1", "--out-archive", str(target)]
    assert run("audit", "--fix", *options, str(source)).code == 0
    assert target.read_bytes() == '{"text": "Été!!"}\n{"text": "Goal!"}\n'.encode("latin-1")
    assert [entry.get("problem") for entry in log(target)] == [
        "the line is not UTF-8, so it could not be kept as it is", None,
    ]  # fmt: skip


def test_a_field_that_comes_to_need_quotation_marks_gets_them(run: Run, tmp_path: Path, sample_rules: object) -> None:
    source = tmp_path / "a.csv"
    source.write_bytes(b'id;text\n0;[[a;b]]\n1;"[[c""d]]"\n')
    target = repaired(run, source, "--text-field", "text")
    assert target.read_bytes() == b'id;text\n0;[[a;b]]\n1;"c""d"\n'


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["--fix", "a.jsonl"], "--fix needs --out-archive FILE, since no archive is changed in its place"),
        (["--out-archive", "b.jsonl", "a.jsonl"], "--out-archive needs --fix, which makes it"),
        (["a.jsonl"], "an audit needs --out FOLDER, where its results go"),
        (["--fix", "--out-archive", "b", "a.jsonl", "d"], "--out-archive is the copy of one source; give one SOURCE, such as the folder of all"),
        (["--fix", "--out-archive", "b", "s3://bucket/a.jsonl"], "only local files and folders can be repaired; download it first"),
        (["--fix", "--out-archive", "a.jsonl", "a.jsonl"], "it exists already; give --out-archive another name, or remove it first"),
        (["--fix", "--out-archive", "old", "a.jsonl"], "old.changes.jsonl: it exists already"),
        (["--fix", "--out-archive", "d/e/copy", "d"], "it would lie in the folder that it is the copy of; give --out-archive another place"),
        (["--fix", "--out-archive", "b.zip", "a.zip"], "zip cannot be repaired; turn it into JSON Lines, CSV, TSV, Parquet, or a folder of texts"),
        (["--fix", "--out-archive", "b.gz", "cut.jsonl.gz"], "it cannot be copied whole, because the gz stream ends too early"),
        (["--fix", "--out-archive", "no/b", "a.jsonl"], "nothing was written, because copying failed: no such file or directory"),
        (["--fix", "--out-archive", "b", "--text-field", "a.b", "n.parquet"], "'a.b' is inside another column, where texts of Parquet cannot be repaired"),
        (["--fix", "--out-archive", "b", "ninjs.jsonl"], "no field of its records is the text to repair; name it with --text-field"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    run: Run, tmp_path: Path, options: list[str], problem: str
) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Goal!!"}\n' * 9)
    (tmp_path / "old.changes.jsonl").touch()
    (tmp_path / "d" / "e").mkdir(parents=True)
    (tmp_path / "a.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(b'{"text": "Goal!! It rained."}\n' * 99)[:-30])
    (tmp_path / "ninjs.jsonl").write_text('{"uri": "urn:x", "type": "text", "headline": "x", "body_text": "Goal!!"}\n')
    pq.write_table(pa.table({"a": [{"b": "Goal!! It rained."}]}), tmp_path / "n.parquet")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    outcome = run("audit", *options)
    assert outcome.code == 2
    assert problem in outcome.err
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def repair(capsys: pytest.CaptureFixture[bytes], *options: str) -> tuple[int, str]:
    """The command with newslint's own rules."""
    code = main(["audit", "--fix", *options])
    captured = capsys.readouterr()
    return code, captured.out.decode() + captured.err.decode()


def test_several_processes_write_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    texts = [f"The council of town {number} met{' ,' * (number % 7 == 0)} again." for number in range(2 * BATCH + 9)]
    lines = [json.dumps({"text": text, "n": number}) + "\n" for number, text in enumerate(texts)]
    lines[BATCH + 3] = "broken\n"
    (tmp_path / "a.jsonl").write_text("".join(lines))
    shown = [repair(capsysbinary, "--jobs", jobs, "--out-archive", f"{jobs}.jsonl", "a.jsonl") for jobs in ("1", "2")]
    assert shown[0][0] == 0
    assert shown[0][1].startswith("38 changes in 38 of 264 articles; 1.jsonl is the copy.\n1 record or file")
    assert shown[1] == (0, shown[0][1].replace("1.jsonl", "2.jsonl"))
    for ending in ("", ".changes.jsonl"):
        assert (tmp_path / f"1.jsonl{ending}").read_bytes() == (tmp_path / f"2.jsonl{ending}").read_bytes()


def test_a_text_that_takes_a_process_down_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    deeds = {"kill": "killed", "loop": "time", "memory": "memory", "leave": "crash"}
    texts = [f"The council of town {number} met , again." for number in range(BATCH + 9)]
    for number, deed in enumerate(deeds):
        texts.insert(3 + 30 * number, f"Here , is POISON:{deed} in a story.")
    write(tmp_path / "b.jsonl", texts)
    limits = ("--record-seconds", "0.5", "--record-memory", "128", "--select", "SPC002,PSN001", "--jobs", "2")
    code, shown = repair(capsysbinary, *WITH_POISON, *limits, "--out-archive", "copy.jsonl", "b.jsonl")
    assert (code, shown.splitlines()[1]) == (
        0, "4 records or files stay as they are; copy.jsonl.changes.jsonl says which, and why.",
    )  # fmt: skip
    log = [json.loads(line) for line in (tmp_path / "copy.jsonl.changes.jsonl").read_text().splitlines()]
    left = {entry["record"]: entry["cause"] for entry in log if "cause" in entry}
    assert left == {3 + 30 * number: cause for number, cause in enumerate(deeds.values())}
    copied = [json.loads(line)["text"] for line in (tmp_path / "copy.jsonl").read_text().splitlines()]
    assert copied == [text if "POISON" in text else text.replace(" ,", ",") for text in texts]

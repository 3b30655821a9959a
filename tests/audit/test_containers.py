"""What holds for every container."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from newslint.audit.containers import ContainerOptions, detect, read, reading, storage
from newslint.audit.containers.compression import zstandard
from newslint.audit.containers.showing import shown
from newslint.audit.record import Record
from newslint.audit.unit import Fields
from newslint.errors import FileError
from tests.audit.reading import STORY, TEXT, everything, problems, records, texts, units

LINES = "".join(json.dumps({"text": f"{STORY} {number}"}) + "\n" for number in range(50)).encode()


def zstd(data: bytes) -> bytes:
    packed: bytes = zstandard().compress(data)
    return packed


PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "zst": zstd,
    "bz2": bz2.compress,
    "xz": lzma.compress,
}


@pytest.mark.parametrize("packing", PACKINGS)
def test_compressed_files_are_read_whatever_their_name(tmp_path: Path, packing: str) -> None:
    data = PACKINGS[packing](LINES[: len(LINES) // 2]) + PACKINGS[packing](LINES[len(LINES) // 2 :])
    for name in (f"a.jsonl.{packing}", f"a.{packing}", "a"):
        (tmp_path / name).write_bytes(data)
        assert detect(str(tmp_path / name)) == f"jsonl.{packing}"
        assert texts([*records(tmp_path / name)]) == [f"{STORY} {number}" for number in range(50)]


@pytest.mark.parametrize("packing", PACKINGS)
def test_what_is_no_such_stream_is_told(tmp_path: Path, packing: str) -> None:
    path = tmp_path / f"a.csv.{packing}"
    path.write_bytes(b"text,n\nno stream,1\n")
    assert f"0 malformed: the {packing} stream is broken" in problems(everything(path))[0]
    whole = PACKINGS[packing](LINES)
    path.write_bytes(whole[: len(whole) // 2])
    assert [one.partition(": ")[2] for one in problems(everything(path, container=f"jsonl.{packing}"))] == [
        f"the {packing} stream ends too early; what follows is lost"
    ]


@pytest.mark.parametrize(
    ("start", "container"),
    [
        (b'{"a": 1}\n{"a": 2}\n', "jsonl"), (b'{"a": 1}', "json"), (b"\xef\xbb\xbf[1]", "json"), (b"PAR1", "parquet"),
        (b"PK\x03\x04", "zip"), (b"WARC/1.1\r\n", "warc"), (b"\0" * 257 + b"ustar", "tar"), (b"<rss>", "feed"),
        (b"<?xml version='1.0'?>\n<!-- a --><rdf:RDF>", "feed"), ("<feed>".encode("utf-16"), "feed"),
        (b"<nitf>", "nitf"), (b"<!DOCTYPE html><html>", "document"), (b"<!DOCTYPE nitf SYSTEM 'a'><nitf>", "nitf"),
        (b"<newsMessage>", "newsml"), (b"<rss xmlns:wp='http://wordpress.org/export/1.2/'>", "wxr"),
    ],
)  # fmt: skip
def test_a_container_is_known_by_how_it_starts(tmp_path: Path, start: bytes, container: str) -> None:
    (tmp_path / "a").write_bytes(start)
    assert detect(str(tmp_path / "a")) == container


@pytest.mark.parametrize("start", [b"", b"a,b\n1,2\n", b"\0\1", b"<svg>"])
def test_what_is_no_container_is_an_error(tmp_path: Path, start: bytes) -> None:
    (tmp_path / "a").write_bytes(start)
    with pytest.raises(FileError):
        detect(str(tmp_path / "a"))


@pytest.mark.parametrize("name", ["a.parquet.gz", "a.zip.xz", "a.gz"])
def test_what_is_read_from_its_end_cannot_be_compressed(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(b"PAR1") if name == "a.gz" else b"")
    with pytest.raises(
        FileError, match="file is read from its end, so it cannot be compressed as a whole; unpack it first"
    ):
        detect(str(tmp_path / name))


LARGE = {
    "a.jsonl": (b'{"text": "', b'"}\n{"text": "Last one"}\n'),
    "b.json": (b'[{"text": "', b'"}, {"text": "Last one"}]'),
    "c.csv": (b'text,n\n"', b'",1\nLast one,2\n'),
    "d.csv": (b"text,n\n", b",1\nLast one,2\n"),
    "e.xml": (b"<rss><channel><item><title>", b"</title></item><item><title>L</title><description>Last one</description></item></channel></rss>"),
}  # fmt: skip


@pytest.mark.parametrize("name", LARGE)
def test_a_huge_record_is_not_held_in_memory(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    before, after = LARGE[name]
    with path.open("wb") as file:
        file.write(before)
        for _ in range(20):
            file.write(b"many words " * (1 << 17))
        file.write(after)
    tracemalloc.start()
    try:
        found = everything(path, fields=TEXT if name != "e.xml" else Fields(), largest=1 << 18)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert texts(found) == ["(too-large)", "Last one"]
    assert peak < 8 << 20


def test_parts_of_a_stream_cost_one_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl.xz"
    path.write_bytes(b"".join(lzma.compress(LINES) for _ in range(160)))
    split = units(path, part=9_000)
    assert len(split) > 3
    opened = []

    def open_source(source: str) -> BinaryIO:
        opened.append(source)
        return storage.open_source(source)

    monkeypatch.setattr(reading, "open_source", open_source)
    found = [one for unit in split for one in read(unit)]
    assert [one.number for one in found] == list(range(8000))
    assert len(opened) == 1
    assert [*read(split[1])] == found[split[1].start : split[1].end]
    assert len(opened) == 2, "a part that lies before is entered anew"


def test_a_unit_that_is_left_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,n\n" + "".join(f"A text,{number}\n" for number in range(9)))
    (unit,) = units(path)
    for left in (3, 1):
        items: Iterator[object] = read(unit)
        for _ in range(left):
            next(items)
    assert [one.number for one in read(unit)] == list(range(9))


def test_what_a_reader_raises_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no such luck")

    path = tmp_path / "a.jsonl"
    path.write_bytes(LINES)
    split = units(path)
    monkeypatch.setattr("newslint.audit.containers.rows.record", fail)
    found = [one for unit in split for one in read(unit)]
    assert len(found) == 50
    assert not isinstance(found[0], Record)
    assert problems(found)[0] == "0 exception: its reader failed: RuntimeError: no such luck"


def test_a_source_that_vanishes_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"text,n\n{STORY},1\n")
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "c.jsonl").write_bytes(LINES)
    split = [*units(tmp_path / "a.csv"), *units(tmp_path), *units(tmp_path / "c.jsonl")]
    for path in tmp_path.iterdir():
        path.unlink()
    found = [one for unit in split for one in read(unit)]
    assert texts(found) == ["(unreadable)"] * 5
    assert problems(found)[0] == "0 unreadable: the source cannot be read: no such file or directory"


def test_what_would_be_read_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'body,headline\n"{STORY}",\n"{STORY}",Harbour\n')
    (tmp_path / "b.txt").write_text("A text.")
    assert list(shown([str(path), str(tmp_path / "b.txt")], ContainerOptions())) == [
        f"{path}: csv",
        "  text       body                  The council met on Monday, and it agreed on a plan for the …",
        "  id         -",
        "  title      headline              Harbour",
        "  date       -",
        "  publisher  -",
        "  section    -",
        "  url        -",
        f"{tmp_path / 'b.txt'}: document",
        "  text       -                     A text.",
        *(f"  {role:9}  -" for role in ("id", "title", "date", "publisher", "section", "url")),
    ]

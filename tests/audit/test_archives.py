"""ZIP and TAR."""

from __future__ import annotations

import gzip
import io
import json
import stat
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import pytest

from newslint.audit.containers import compression, read
from newslint.audit.record import Locator
from tests.audit.reading import STORY, TEXT, everything, problems, records, texts, units

LINES = "".join(json.dumps({"text": f"{STORY} {number}"}) + "\n" for number in range(40))
FILES = {
    "a.md": STORY, "folder/b.jsonl": LINES, "c.png": "no text", ".hidden.md": "no text", "__MACOSX/._a.md": "no text",
    "d.csv": f'text,n\n"{STORY}",1\n', "e.json": json.dumps({"items": [{"text": STORY}, {"text": "Last."}]}),
}  # fmt: skip
Make = Callable[[Path, Mapping[str, str]], None]


def make_zip(path: Path, files: Mapping[str, str]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def make_tar(path: Path, files: Mapping[str, str]) -> None:
    with tarfile.open(path, "w:gz" if path.name.endswith("gz") else "w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            archive.addfile(info, io.BytesIO(content.encode()))


EACH = pytest.mark.parametrize(("name", "make"), [("a.zip", make_zip), ("a.tar", make_tar), ("a.tgz", make_tar)])


@EACH
def test_members_are_read_as_files_are(tmp_path: Path, name: str, make: Make) -> None:
    make(tmp_path / name, FILES)
    found = records(tmp_path / name)
    assert texts([*found]) == [STORY, *(f"{STORY} {number}" for number in range(40)), STORY, STORY, "Last."]
    assert found[0].format == "markdown"
    assert found[4].locator == Locator(str(tmp_path / name), "folder/b.jsonl", 3, "text")
    assert str(found[4].locator) == f"{tmp_path / name}!folder/b.jsonl#3.text"
    assert [one.number for one in found] == list(range(44))


@EACH
def test_units_read_one_by_one_are_the_whole(tmp_path: Path, name: str, make: Make) -> None:
    noise = Random(1)
    lines = [json.dumps({"text": noise.randbytes(3000).hex()}) + "\n" for _ in range(40)]
    make(tmp_path / name, {f"{number}.jsonl": "".join(lines) for number in range(6)} | {"last.md": STORY})
    whole = records(tmp_path / name, fields=TEXT)
    split = units(tmp_path / name, fields=TEXT, part=300_000)
    assert len(split) > 2
    assert [one for unit in split for one in read(unit)] == whole
    assert [one.number for one in whole] == list(range(241))
    *_, last = read(split[1], {split[1].start})
    assert last.number == split[1].end - 1
    assert [*read(split[0])] == whole[: split[0].end]


@EACH
def test_paths_that_lead_out_and_archives_within_are_refused(tmp_path: Path, name: str, make: Make) -> None:
    hostile = ["/etc/a.md", "../a.md", "a/../../b.md", "C:/a.md", "b.zip", "c.tar.gz", "d.jsonl.gz", "e.warc"]
    make(tmp_path / name, {**dict.fromkeys(hostile, "no text"), "..last.md": "no text", "z.md": STORY})
    found = everything(tmp_path / name)
    assert texts(found) == ["(refused)"] * len(hostile) + [STORY]
    told = [problem.partition(": ")[2] for problem in problems(found)]
    assert told[:4] == ["its path leads out of the archive"] * 4
    assert set(told[4:]) == {"an archive or compressed file within an archive is not unpacked"}


def test_links_and_devices_are_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo("a.md")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert texts(everything(tmp_path / "a.tar")) == ["(refused)"] * 4
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        link = zipfile.ZipInfo("a.md")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/passwd")
    assert problems(everything(tmp_path / "a.zip")) == ["0 refused: it is a link or a device, not a file"]


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    make_zip(tmp_path / "a.zip", {"a.md": STORY, "b.md": STORY})
    data = bytearray((tmp_path / "a.zip").read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    found = everything(tmp_path / "a.zip")
    assert texts(found) == ["(refused)", STORY]
    assert problems(found) == ["0 refused: it is encrypted"]


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("a.jsonl", "w") as member:
            for _ in range(80):
                member.write(b"\n" * (1 << 20))
        archive.writestr("b.md", STORY)
    found = everything(tmp_path / "a.zip")
    assert texts(found) == ["(refused)", STORY]
    assert "it would unpack to more than 100 times its size, as bombs do" in problems(found)[0]


def test_a_bomb_in_a_stream_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compression, "FLOOR", 1 << 20)
    with gzip.open(tmp_path / "a.csv.gz", "wb") as file:
        file.write(b"text,n\n" + b"%b,1\n" % (b"a" * 100_000) * 30)
    found = everything(tmp_path / "a.csv.gz", fields=TEXT)
    assert 5 < len(found) < 30
    told = "the gz stream unpacks to more than 100 times its size, as bombs do; the rest is not read"
    assert problems(found) == [f"{len(found) - 1} refused: {told}"]


def test_a_zip_without_its_directory_says_so(tmp_path: Path) -> None:
    make_zip(tmp_path / "a.zip", FILES)
    (tmp_path / "a.zip").write_bytes((tmp_path / "a.zip").read_bytes()[:-100])
    (problem,) = problems(everything(tmp_path / "a.zip"))
    assert "0 truncated: the ZIP has no whole directory at its end" in problem


def test_a_broken_member_does_not_stop_the_others(tmp_path: Path) -> None:
    make_zip(tmp_path / "a.zip", {"a.jsonl": LINES, "b.md": STORY, "c.md": STORY})
    data = bytearray((tmp_path / "a.zip").read_bytes())
    at = data.index(b"b.md") + 14
    data[at : at + 10] = b"\xff" * 10
    (tmp_path / "a.zip").write_bytes(data)
    found = everything(tmp_path / "a.zip")
    assert texts(found)[40:] == ["(malformed)", STORY]
    assert "the member b.md is broken" in problems(found)[0]


@pytest.mark.parametrize("cut", [10, 512, 700, 1024 + 200, 1536, 1536 + 2000])
def test_a_cut_tar_gives_what_is_whole(tmp_path: Path, cut: int) -> None:
    make_tar(tmp_path / "a.tar", {"a.md": STORY, "b.jsonl": LINES})
    (tmp_path / "a.tar").write_bytes((tmp_path / "a.tar").read_bytes()[:cut])
    found = everything(tmp_path / "a.tar")
    whole = [one for one in texts(found) if one.startswith(STORY)]
    lines = LINES.encode()[: max(cut - 1536, 0)].count(b"\n")
    assert len(whole) == (cut > 512 + len(STORY)) + lines
    assert [text for text in texts(found) if text not in whole] == ["(truncated)"]


def test_a_tar_whose_header_is_broken_says_so(tmp_path: Path) -> None:
    make_tar(tmp_path / "a.tar", {"a.md": STORY, "b.md": STORY})
    data = bytearray((tmp_path / "a.tar").read_bytes())
    data[1024 + 150] ^= 0xFF
    (tmp_path / "a.tar").write_bytes(data)
    found = everything(tmp_path / "a.tar")
    assert texts(found) == [STORY, "(truncated)"]
    assert "the TAR has no whole header here (invalid header); what follows is lost" in problems(found)[0]


def test_a_tar_with_a_huge_header_is_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("a.md")
        info.pax_headers = {"comment": "x" * (2 << 20)}
        archive.addfile(info)
    assert problems(everything(tmp_path / "a.tar"))[0].startswith("0 refused: the TAR has a header of 2,0")

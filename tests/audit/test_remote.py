from __future__ import annotations

import json
import re
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newslint.audit.containers import find_units
from newslint.errors import FileError, UsageError
from tests.audit.reading import STORY, TEXT, records, texts, units

LINES = "".join(json.dumps({"text": f"{STORY} {number}"}) + "\n" for number in range(50)).encode()


class Store(BaseHTTPRequestHandler):
    """A web server with one file, which gives ranges of it."""

    def do_HEAD(self) -> None:
        self.answer(200 if self.path == "/news/a%20b.jsonl" else 404, LINES)

    def do_GET(self) -> None:
        start, end = map(int, re.findall(r"\d+", self.headers["Range"]))
        self.answer(206, LINES[start : end + 1], f"bytes {start}-{end}/{len(LINES)}")

    def answer(self, code: int, content: bytes, range: str = "") -> None:
        self.send_response(code)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Last-Modified", "Thu, 13 Feb 2025 10:00:00 GMT")
        self.send_header("ETag", '"one"')
        if range:
            self.send_header("Content-Range", range)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Store) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_a_web_server_is_read_in_parts(server: str) -> None:
    url = f"{server}/news/a%20b.jsonl"
    split = units(url, part=1000)
    assert len(split) > 3
    assert {unit.stamp for unit in split} == {'"one"'}
    found = records(url, part=1000)
    assert texts([*found]) == [f"{STORY} {number}" for number in range(50)]
    assert found[7].locator.file == url


def test_what_is_not_there_is_an_error(server: str) -> None:
    with pytest.raises(FileError, match=r"none\.jsonl: the source cannot be read: object at location"):
        find_units([f"{server}/none.jsonl"])


@pytest.mark.parametrize("url", ["http://[bad/a.jsonl", "http:///a.jsonl", "https://localhost:99999/a.jsonl", "s3://"])
def test_what_is_no_url_is_an_error(url: str) -> None:
    with pytest.raises(FileError, match=f"{re.escape(url)}: the source cannot be read: "):
        find_units([url])


def test_a_folder_that_cannot_be_listed_is_an_error_at_once(tmp_path: Path) -> None:
    url = (tmp_path / "none").as_uri() + "/"
    with pytest.raises(FileError, match="none/: the source cannot be read: "):
        find_units([url])


def test_a_store_is_read_as_a_folder_where_its_url_ends_in_a_slash(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c d.jsonl").write_bytes(LINES)
    (tmp_path / "a.txt").write_text("One")
    (tmp_path / "e.png").write_bytes(b"")
    pq.write_table(pa.table({"text": ["Two"]}), tmp_path / "f.parquet")
    url = tmp_path.as_uri() + "/"
    found = records(url)
    assert [found[0].data, found[1].data.decode(), found[-1].data] == [b"One", f"{STORY} 0", b"Two"]
    assert found[1].locator.file == f"{url}b/c%20d.jsonl"
    assert texts([*records(f"{url}f.parquet", fields=TEXT)]) == ["Two"]


def test_a_store_of_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(UsageError, match="no store is known for 'ftp://', only for s3, gs, az, http"):
        find_units(["ftp://example.org/a.jsonl"])


def test_the_library_is_part_of_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "obstore.store", None)
    with pytest.raises(UsageError, match=re.escape("to read URLs, run pip install 'newslint[audit]'")):
        find_units(["s3://bucket/a.jsonl"])

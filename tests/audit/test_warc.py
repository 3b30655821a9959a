from __future__ import annotations

import gzip
import hashlib
from base64 import b32encode
from pathlib import Path

import pytest

from newslint.audit.record import Locator
from tests.audit.reading import STORY, everything, problems, records, texts

PAGE = f"""<html><head><title>Harbour</title><meta property="og:site_name" content="Gazette">
<meta property="article:published_time" content="2025-02-13T10:00:00Z"><meta property="article:section" content="Local">
</head><body><nav><a href="/">Home</a></nav><article><h1>Harbour</h1><p>{STORY}</p><p>{STORY} Café.</p></article></body></html>
"""


def warc(
    content: bytes, kind: str = "response", type: str = "application/http; msgtype=response", more: str = ""
) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:7>\r\nWARC-Target-URI: https://example.org/7\r\n"
        f"WARC-Date: 2026-01-01T00:00:00Z\r\nContent-Type: {type}\r\n{more}Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def http(body: bytes, type: str = "text/html", status: int = 200, more: str = "") -> bytes:
    return f"HTTP/1.1 {status} OK\r\nContent-Type: {type}\r\n{more}\r\n".encode() + body


def page(text: str = "", encoding: str = "utf-8", type: str = "text/html") -> bytes:
    return warc(http(PAGE.replace("Café", text or "Café").encode(encoding), type))


def test_the_main_text_of_a_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(warc(b"x: y", "warcinfo", "application/warc-fields") + page())
    (one,) = records(path)
    assert one.locator == Locator(str(path), "", 1)
    assert one.number == 1
    assert STORY in one.data.decode()
    assert "Home" not in one.data.decode()
    assert one[2:9] == (
        "plain", "urn:uuid:7", "Harbour", "2025-02-13T10:00:00Z", "Gazette", "Local", "https://example.org/7",
    )  # fmt: skip


def test_a_page_that_says_nothing_of_itself_has_the_date_and_host_of_the_crawl(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(warc(http(b"<p>One.</p>")))
    (one,) = records(path)
    assert (one.date, one.publisher) == ("2026-01-01T00:00:00Z", "example.org")


def test_what_is_no_article_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    request = warc(b"GET / HTTP/1.1\r\n\r\n", "request", "application/http; msgtype=request")
    missing = warc(http(b"<p>Not found</p>", status=404))
    path.write_bytes(request + missing + warc(http(b"\x89PNG", "image/png")) + page())
    assert [one.locator.record for one in records(path)] == [3]


def test_texts_that_were_made_from_pages_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(warc(b"One.\nTwo.", "conversion", "text/plain") + warc(b"<p>Three.</p>", "resource", "text/html"))
    assert [(one.data, one.format) for one in records(path)] == [(b"One.\nTwo.", "plain"), (b"Three.", "plain")]


@pytest.mark.parametrize(
    ("encoding", "type"),
    [("utf-8", "text/html"), ("latin-1", "text/html; charset=ISO-8859-1"), ("utf-16", "text/html")],
)
def test_the_charset_is_heeded(tmp_path: Path, encoding: str, type: str) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(page("", encoding, type))
    assert "Café" in texts([*records(path)])[0]


def test_a_page_in_an_unknown_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(page("", "latin-1") + page())
    found = everything(path)
    assert texts(found)[0] == "(encoding)"
    assert len(found) == 2


def test_a_packed_body_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    body = gzip.compress(PAGE.encode())
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    more = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    bomb = warc(http(gzip.compress(b" " * 100_000), more="Content-Encoding: gzip\r\n"))
    path.write_bytes(warc(http(chunked, more=more)) + bomb)
    found = everything(path, largest=50_000)
    assert STORY in texts(found)[0]
    assert problems(found) == ["1 too-large: the page has more than the 50,000 bytes that are read"]


def test_a_record_is_held_against_its_digest(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    content = http(PAGE.encode())
    digest = b32encode(hashlib.sha1(content).digest()).decode()
    right = warc(content, more=f"WARC-Block-Digest: sha1:{digest}\r\n")
    wrong = warc(content.replace(b"Harbour", b"Arbour!"), more=f"WARC-Block-Digest: sha1:{digest}\r\n")
    path.write_bytes(right + wrong + right)
    found = everything(path)
    assert [text[:11] for text in texts(found)][1] == "(malformed)"
    assert problems(found) == ["1 malformed: the WARC record is not what its digest says"]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
@pytest.mark.parametrize("left", [0.05, 0.5, 0.95])
def test_a_cut_file_gives_what_is_whole(tmp_path: Path, name: str, left: float) -> None:
    content = [page(), page(), page()]
    if name.endswith("gz"):
        content = [gzip.compress(one) for one in content]
    path = tmp_path / name
    path.write_bytes(content[0] + content[1] + content[2][: int(left * len(content[2]))])
    found = everything(path)
    assert [STORY in text for text in texts(found)] == [True, True, False]
    assert problems(found)[0].startswith("2 truncated: ")


@pytest.mark.parametrize("size", [0, 100, 300_000])
@pytest.mark.parametrize("before", [0, 1])
def test_a_broken_record_does_not_stop_the_others(tmp_path: Path, size: int, before: int) -> None:
    path = tmp_path / "a.warc"
    broken = b"XARC/1.0\r\nContent-Length: 7\r\n\r\n" + b"x" * size + b"\r\n\r\n"
    path.write_bytes(page() * before + broken + page() + warc(b"x" * 200_000, "metadata") * 2 + page())
    found = everything(path)
    assert [one.locator.record for one in found] == [*range(before + 2), before + 4]
    assert [STORY in text for text in texts(found)] == [True] * before + [False, True, True]
    assert problems(found)[0].startswith(f"{before} malformed: no WARC record starts here (Invalid WARC header); ")


def test_a_wrong_length_costs_one_record(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    length = b"Content-Length: %d" % len(http(PAGE.encode()))
    path.write_bytes(page() + page().replace(length, b"Content-Length: 90") + page())
    found = everything(path)
    assert [STORY in text for text in texts(found)] == [True, False, False, True]
    path.write_bytes(page() + page().replace(length, b"Content-Length: some") + page())
    assert [STORY in text for text in texts(everything(path))] == [True, False, False, True]


def test_what_follows_the_last_record_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(page() + b"something else")
    assert [STORY in text for text in texts(everything(path))] == [True, False]


def test_a_large_record_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(warc(http(b"x" * 50_000)) + page())
    found = everything(path, largest=40_000)
    assert texts(found)[0] == "(too-large)"
    assert STORY in texts(found)[1]

"""WARC: the HTML pages of a web crawl that were delivered, and the plain texts that others made of such (WET).

The number of a record counts all WARC records. Of a page the main text is taken, without navigation and comments, by
resiliparse; findings are places in that text. FastWARC gives a record that is cut without a word, so its length and
digest are held against what its header says.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO, NamedTuple
from urllib.parse import urlsplit

from newslint.audit.containers import pages
from newslint.audit.containers.documents import declared_encoding
from newslint.audit.containers.encoding import decoded
from newslint.audit.containers.entry import Damaged, Entry, Origin, too_large
from newslint.audit.containers.texts import text_record
from newslint.audit.record import Locator, Record, Unreadable

HTML = frozenset({"text/html", "application/xhtml+xml"})
DELIVERED = 200
START = b"\r\n\r\nWARC/1."
BREAK = 4
"""Bytes of `START` that end the record before."""
BLOCK = 1 << 16
KEPT = 4
"""Blocks; FastWARC reads one ahead."""


def entries(stream: BinaryIO, origin: Origin) -> Iterator[Entry]:
    """An entry a WARC record; where none starts that should, one for all up to the next."""
    from fastwarc.warc import ArchiveIterator

    source: Any = _Source(stream)
    number = end = 0
    while True:
        try:
            for found in ArchiveIterator(source, parse_http=False, stream_detect=False):
                locator = origin.locator(number)
                yield Entry(locator, partial(_record, found, locator, origin, source))
                number += 1
                end = found.stream_pos + found.content_length
        except OSError as error:
            lost = source.go_on(end)
            if source.damage is None:
                problem = f"no WARC record starts here ({error}); {lost:,} bytes up to the next or the end are lost"
                yield Entry(origin.locator(number), partial(Unreadable, origin.locator(number), "malformed", problem))
                number += 1
                end = source.tell()
                continue
        break
    if source.damage is not None and not source.told:
        raise source.damage


class _Source:
    """A stream as FastWARC takes it: it may not raise, or the process would end.

    It keeps the blocks that FastWARC may not have come to, to find the next record in them where one is broken.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._blocks: deque[bytes] = deque(maxlen=KEPT)
        self._back = b""
        self._at = 0
        self.damage: Exception | None = None
        self.told = False

    def read(self, size: int) -> bytes:
        """The next bytes; none after damage."""
        data = self._back[:size] or self._read(size)
        self._back = self._back[size:]
        self._at += len(data)
        self._blocks.append(data)
        return data

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at

    def go_on(self, end: int) -> int:
        """Go on at the first record that starts after an offset; how many bytes lie between."""
        data = b"".join(self._blocks)
        start = self._at - len(data)
        data = data[max(end - start, 0) :]
        start = max(start, end)
        while (at := data.find(START)) < 0 and (more := self._read(BLOCK)):
            start += max(len(data) - len(START), 0)
            data = data[-len(START) :] + more
        self._blocks.clear()
        self._at = start + (at + BREAK if at >= 0 else len(data))
        self._back = data[at + BREAK :] if at >= 0 else b""
        return self._at - end

    def _read(self, size: int) -> bytes:
        if self.damage is not None:
            return b""
        try:
            return bytes(self._stream.read1(size))  # type: ignore[attr-defined]
        except Exception as error:
            self.damage = error
            return b""


class _Content(NamedTuple):
    """What a WARC record holds, as text or as a page."""

    text: str
    is_page: bool


def _record(found: Any, locator: Locator, origin: Origin, source: _Source) -> Record | Unreadable | None:
    from fastwarc.warc import WarcRecordType

    if found.content_length > origin.options.largest:
        return too_large(locator, origin.options.largest)
    raw = found.reader.read()
    length = found.headers.get("Content-Length", "")
    if not length.isdecimal() or len(raw) < int(length):
        source.told = True
        has = f"{len(raw):,} of its {int(length):,} bytes" if length.isdecimal() else "no length"
        because = f": {source.damage}" if source.damage is not None else ""
        return Unreadable(locator, "truncated", f"the WARC record has {has}{because}")
    if found.record_type not in (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion):
        return None
    found.set_bytes_content(raw)
    if "WARC-Block-Digest" in found.headers and not found.verify_block_digest():
        return Unreadable(locator, "malformed", "the WARC record is not what its digest says")
    try:
        content = _content(found, origin)
    except Damaged as damage:
        return Unreadable(locator, damage.cause, damage.problem)
    return None if content is None else _made(found, content, locator, origin)


def _content(found: Any, origin: Origin) -> _Content | None:
    """The text of a record; None where it is none, or was not delivered."""
    kind, charset = found.headers.get("Content-Type", ""), None
    if found.is_http:
        found.parse_http(auto_decode="all")
        if found.http_headers.status_code != DELIVERED:
            return None
        kind, charset = found.http_content_type or "", found.http_charset
    kind = kind.partition(";")[0].strip().lower()
    if kind not in HTML and kind != "text/plain":
        return None
    largest = origin.options.largest
    data = found.reader.read(largest + 1)
    if len(data) > largest:
        raise Damaged("too-large", f"the page has more than the {largest:,} bytes that are read")
    declared = declared_encoding(data) if kind in HTML else None
    return _Content(decoded(data, charset, declared, origin.options.encoding), kind in HTML)


def _made(found: Any, content: _Content, locator: Locator, origin: Origin) -> Record | Unreadable:
    url = found.headers.get("WARC-Target-URI", "").strip("<>")
    about = {
        "id": found.headers.get("WARC-Record-ID", "").strip("<>"),
        "url": url,
        "date": found.headers.get("WARC-Date", ""),
        "publisher": urlsplit(url).hostname or "",
    }
    if not content.is_page:
        return text_record(locator, content.text, origin, "plain", **about)
    page = pages.parsed(content.text)
    about.update({name: value for name, value in pages.about(page).items() if value})
    return text_record(locator, pages.main_text(page), origin, "plain", **about)

"""Detecting: which container a file is, by its name, and where that says too little, by how it starts."""

from __future__ import annotations

import codecs
import json
import os
import re
from collections.abc import Callable

from newslint.audit.containers.compression import MAGIC, NAMES, unpacked
from newslint.audit.containers.entry import Damaged
from newslint.audit.containers.storage import cannot_read, open_source
from newslint.errors import FileError, UsageError
from newslint.nearest import nearest
from newslint.readers import ENDINGS

HEAD = 1 << 20
"""Bytes of the start of a file that are looked at, unpacked."""
BY_ENDING = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".jl": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv",
    ".parquet": "parquet", ".pq": "parquet", ".zip": "zip", ".tar": "tar", ".warc": "warc",
    ".xml": "xml", ".rss": "xml", ".atom": "xml", ".nitf": "xml", ".newsml": "xml", ".wxr": "xml",
    **dict.fromkeys(ENDINGS, "document"),
}  # fmt: skip
PACKED = {".tgz": "tar.gz", ".tbz2": "tar.bz2", ".txz": "tar.xz", ".tzst": "tar.zst"}
PACKINGS = {f".{name}": name for name in NAMES} | {".gzip": "gz", ".zstd": "zst"}
FROM_THE_END = ("parquet", "zip")
UNSURE = ("json", "xml")
"""Endings that several containers share."""
ROOT = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*<(?:[\w.-]+:)?([\w.-]+)", re.S
)
ROOTS = {
    "rss": "feed", "feed": "feed", "RDF": "feed", "nitf": "nitf", "newsItem": "newsml", "newsMessage": "newsml",
    "packageItem": "newsml", "itemSet": "newsml", "contentSet": "newsml", "inlineXML": "newsml", "html": "document",
}  # fmt: skip
CONTAINERS = (
    "document",
    "jsonl",
    "json",
    "csv",
    "tsv",
    "parquet",
    "zip",
    "tar",
    "warc",
    "wxr",
    "nitf",
    "newsml",
    "feed",
)


def detect(source: str) -> str:
    """The container of a file, followed by how it is compressed: `csv`, `jsonl.gz`. Raises FileError if it is none."""
    try:
        return detected(source, lambda packing: _head(source, packing))
    except OSError as error:
        raise cannot_read(source, error) from None


def detected(name: str, head: Callable[[str], bytes]) -> str:
    """The container of what is named so; `head` gives the first bytes, unpacked as it is told (`gz`; empty for not)."""
    base, packing = by_name(name)
    if not base or base in UNSURE:
        start = head(packing)
        if not base and not packing:
            packing = next((one for magic, one in MAGIC.items() if start.startswith(magic)), "")
            start = head(packing) if packing else start
        base = by_content(start, name)
    if packing and base in FROM_THE_END:
        raise FileError(
            name, f"a {base} file is read from its end, so it cannot be compressed as a whole; unpack it first"
        )
    return f"{base}.{packing}" if packing else base


def by_name(name: str) -> tuple[str, str]:
    """The container and the compression that a name stands for; `json` and `xml` may be several; empty for unknown."""
    stem, ending = os.path.splitext(name.partition("?")[0].lower())
    if ending in PACKED:
        base, _, packing = PACKED[ending].partition(".")
        return base, packing
    packing = PACKINGS.get(ending, "")
    if packing:
        ending = os.path.splitext(stem)[1]
    return BY_ENDING.get(ending, ""), packing


def by_content(start: bytes, name: str) -> str:
    """The container that starts like this. Raises FileError if it is none."""
    if start.startswith(b"PAR1"):
        return "parquet"
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if start.startswith(b"WARC/"):
        return "warc"
    if start[257:262] == b"ustar":
        return "tar"
    utf16 = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = start.decode("utf-16" if utf16 else "utf-8-sig", "replace").lstrip()
    if text.startswith(("{", "[")):
        return "jsonl" if _is_jsonl(text) else "json"
    if text.startswith("<"):
        return _xml(text, name)
    raise FileError(name, "neither its name nor its content says what container it is; name one with --container")


def check(container: str) -> str:
    """The name of a container, with its compression, as the user gives it. Raises UsageError if there is none such."""
    base, dot, packing = container.partition(".")
    if base not in CONTAINERS or (dot and (packing not in NAMES or base in FROM_THE_END)):
        raise UsageError(f"there is no container '{container}'{nearest(container, CONTAINERS)}")
    return container


def _head(source: str, packing: str) -> bytes:
    with open_source(source) as raw:
        stream = unpacked(raw, packing)
        head = b""
        try:
            while len(head) < HEAD and (more := stream.read1(HEAD - len(head))):  # type: ignore[attr-defined]
                head += more
        except Damaged:
            pass
        return head


def _is_jsonl(text: str) -> bool:
    """Whether the first line is a whole object, and there is another."""
    first, end, rest = text.partition("\n")
    try:
        return bool(end) and rest.lstrip().startswith("{") and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _xml(text: str, name: str) -> str:
    root = ROOT.match(text)
    container = (
        ROOTS.get(root[1] if root and root[1] != "HTML" else "html") if root or "<html" in text.lower() else None
    )
    if container is None:
        known = "RSS, Atom, WordPress export, NITF, NewsML-G2 or HTML"
        raise FileError(name, f"its root element <{root[1] if root else ''}> is that of no {known}")
    return "wxr" if container == "feed" and "wordpress.org/export" in text else container

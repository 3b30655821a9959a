"""Folder: the tables of an audit that was not run, since what is measured here is what comes after."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from newslint.audit.lines import lines, signature
from newslint.audit.tables import DOCUMENTS, LINES
from newslint.readers import plain
from newslint.source import Source

SHARD = 10_000
"""Articles a file, about as many as a work unit of `newslint audit` has."""


class Article(NamedTuple):
    """What is needed of an article."""

    file: str
    record: int
    text: bytes
    publisher: str = ""
    date: str = ""


def write(folder: Path, articles: Iterable[Article]) -> None:
    """Write the tables `documents` and `lines`."""
    for name in ("documents", "lines"):
        (folder / name).mkdir(parents=True)
    remaining = iter(articles)
    number = 0
    while shard := list(islice(remaining, SHARD)):
        documents, found = _rows(shard)
        pq.write_table(pa.Table.from_pylist(documents, DOCUMENTS), folder / "documents" / f"{number}.parquet")
        pq.write_table(pa.Table.from_pylist(found, LINES), folder / "lines" / f"{number}.parquet")
        number += 1


def _rows(articles: Iterable[Article]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    documents, found = [], []
    for file, record, text, publisher, date in articles:
        document = plain.read(Source(text))
        place = {"file": file, "member": "", "record": record, "field": "text", "unit": ""}
        content = blake2b(b" ".join(text.lower().split()), digest_size=8).digest()
        documents.append(
            {
                **place, "id": str(record), "format": "plain", "title": "", "date": date, "month": None,
                "publisher": publisher, "section": "", "url": "", "bytes": len(text), "words": len(text.split()),
                "findings": 0, "content": int.from_bytes(content, "little"), "signature": signature(document),
            }
        )  # fmt: skip
        found += [place | line._asdict() for line in lines(document)]
    return documents, found

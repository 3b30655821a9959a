"""The folder of an audit, made without a run: what the tests of the tables, the report and the exports ask."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from newslint.audit.tables import SCHEMAS


class Found(NamedTuple):
    """A finding; without `to` it has no fix."""

    code: str = "SPC001"
    found: str = "  "
    to: str | None = " "
    before: str = "The council met"
    after: str = "on Monday."
    safety: str = "safe"
    name: str = "multiple-spaces"
    severity: str = "warning"
    start: int = 15


class Article(NamedTuple):
    """A document with what was found in it."""

    record: int
    found: tuple[Found, ...] = ()
    title: str = "A title"
    publisher: str = "The Daily Example"
    section: str = "News"
    month: str | None = "2024-03"
    id: str = ""
    file: str = "archive.jsonl"
    member: str = ""
    field: str = "text"
    url: str = ""
    words: int = 300


class Lost(NamedTuple):
    """A record in quarantine."""

    record: int
    cause: str = "malformed"
    problem: str = "the line is no JSON"
    file: str = "archive.jsonl"


MANIFEST: Mapping[str, Any] = {}


def audit(
    folder: Path, articles: Iterable[Article], lost: Iterable[Lost] = (), shards: int = 1, **manifest: Any
) -> Path:
    """Write an audit's folder; the articles are dealt out to the shards in turn."""
    rows: list[dict[str, list[dict[str, Any]]]] = [{name: [] for name in SCHEMAS} for _ in range(shards)]
    for number, article in enumerate(articles):
        unit = f"{number % shards:032x}"
        place = {**{key: getattr(article, key) for key in ("file", "member", "record", "field")}, "unit": unit}
        held = rows[number % shards]
        held["documents"].append(place | _document(article))
        held["findings"] += [place | _finding(found) for found in article.found]
    for one in lost:
        place = {"file": one.file, "member": "", "record": one.record, "field": "text", "unit": f"{0:032x}"}
        rows[0]["quarantine"].append(place | {"cause": one.cause, "problem": one.problem})
    for number, tables in enumerate(rows):
        for name, schema in SCHEMAS.items():
            (folder / name).mkdir(parents=True, exist_ok=True)
            table = pa.Table.from_pylist(tables[name], schema=schema)
            pq.write_table(table, folder / name / f"{number:032x}.parquet", compression="zstd")
    (folder / "manifest.json").write_text(json.dumps({**MANIFEST, **manifest}), "utf-8")
    return folder


def _document(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "format": "plain",
        "title": article.title,
        "date": f"{article.month}-05" if article.month else "some day",
        "month": article.month,
        "publisher": article.publisher,
        "section": article.section,
        "url": article.url,
        "bytes": 6 * article.words,
        "words": article.words,
        "findings": len(article.found),
        "content": 2**64 - 1 - article.record,
        "signature": b"\x00\xff",
    }


def _finding(found: Found) -> dict[str, Any]:
    end = found.start + len(found.found)
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity,
        "message": f"Found ‘{found.found}’",
        "start": found.start,
        "end": end,
        "row": 1,
        "column": found.start + 1,
        "end_row": 1,
        "end_column": end + 1,
        "before": found.before,
        "found": found.found,
        "after": found.after,
        "fixed": None if found.to is None else found.before + found.to + found.after,
        "safety": None if found.to is None else found.safety,
    }

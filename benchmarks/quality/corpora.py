"""Corpora: folders of `.jsonl.gz` archives, one record a line, sorted by what they are good for.

A corpora folder has `clean/`, `markdown/`, `damaged/` and `pairs/`. A record needs an `id` and a `text`, in `pairs/` a
`clean` too, and may have a `title`.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Literal, NamedTuple, get_args

from newslint.errors import FileError, UsageError
from newslint.rule import Format

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
TextKind = Literal["clean", "markdown", "damaged"]
KINDS: tuple[TextKind, ...] = get_args(TextKind)


class Record(NamedTuple):
    """One document. `id` is the archive's name and the record's own id, with a number where that is not unique."""

    id: str
    text: str
    title: str
    clean: str

    @property
    def data(self) -> bytes:
        """The text as a file."""
        return self.text.encode("utf-8", "surrogatepass")

    @property
    def article(self) -> str:
        """The text below its headline, where that is known and not there already."""
        gap = "\n\n" if "\n\n" in self.text else "\n"
        known = not self.title or self.text.lstrip().startswith(self.title)
        return self.text if known else f"{self.title}{gap}{self.text}"


def format_of(kind: str) -> Format:
    """The format that the texts of a kind are in."""
    return "markdown" if kind == "markdown" else "plain"


def read(corpora: Path, kind: str, documents: int | None = None, seed: int = 0) -> list[Record]:
    """The records of a kind, or a random sample of them in their order."""
    folder = corpora / kind
    archives = sorted(folder.glob("*.jsonl.gz"))
    if not archives:
        raise UsageError(f"there are no .jsonl.gz archives in {folder}; give a corpora folder with --corpora")
    records = [record for archive in archives for record in _records(archive, kind == "pairs")]
    if documents is None or documents >= len(records):
        return records
    return [records[at] for at in sorted(Random(seed).sample(range(len(records)), documents))]


def _records(archive: Path, paired: bool) -> Iterator[Record]:
    stem = archive.name.removesuffix(".jsonl.gz")
    seen: Counter[str] = Counter()
    try:
        with gzip.open(archive, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                record = _record(line, paired)
                if record is None:
                    wanted = "'id', 'text' and 'clean'" if paired else "'id' and 'text'"
                    raise FileError(f"{archive}:{number}", f"this is no JSON object with {wanted}, all of them strings")
                seen[record.id] += 1
                again = f"#{seen[record.id]}" if seen[record.id] > 1 else ""
                yield record._replace(id=f"{stem}/{record.id}{again}")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise FileError(str(archive), f"cannot be read as gzipped UTF-8: {error}") from None


def _record(line: str, paired: bool) -> Record | None:
    try:
        record = json.loads(line)
    except json.JSONDecodeError:
        return None
    if not isinstance(record, dict):
        return None
    id, text, title, clean = (record.get(name) for name in ("id", "text", "title", "clean"))
    if not isinstance(id, str) or not isinstance(text, str) or (paired and not isinstance(clean, str)):
        return None
    return Record(id, text, str(title or ""), str(clean or ""))

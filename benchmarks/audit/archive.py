"""Archives of any size to measure audits on: real texts, repeated and varied, with poison in known places.

The texts come from a corpora folder (benchmarks/quality/corpora.py); each is repeated as often as it takes, every time
with another number in it and some of its paragraphs left out, so that no two are the same. The same numbers make the
same archive.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.quality import corpora
from tests.audit.poison import DEEDS

RECORDS_A_FILE = 50_000
LARGE = 50_000_000
"""Bytes of a record that is too large."""
BAD = {"invalid": "encoding", "large": "too-large"}
"""Poison that is no deed of a rule, and its cause in quarantine."""
CAUSES = {
    "crash": "crash", "kill": "killed", "leave": "crash", "loop": "time", "memory": "memory", "exception": "exception",
    **BAD,
}  # fmt: skip


class Archive(NamedTuple):
    """A folder of JSON Lines, its bytes, and the poison in it: the cause by file and record."""

    folder: Path
    size: int
    poison: dict[tuple[str, int], str]


def write(folder: Path, source: Path, records: int, poison: int = 0, seed: int = 0) -> Archive:
    """Write an archive with so many records, and of each kind of poison so many more, at places drawn by lot."""
    assert CAUSES.keys() - BAD.keys() <= DEEDS.keys()
    random = Random(seed)
    total = records + poison * len(CAUSES)
    kinds = [kind for kind in CAUSES for _ in range(poison)]
    places = dict(zip(sorted(random.sample(range(total), len(kinds))), random.sample(kinds, len(kinds)), strict=True))
    texts = varied(source, random)
    found: dict[tuple[str, int], str] = {}
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for start in range(0, total, RECORDS_A_FILE):
        name = f"{start // RECORDS_A_FILE:04}.jsonl"
        with open(folder / name, "wb") as file:
            for number in range(start, min(start + RECORDS_A_FILE, total)):
                kind = places.get(number)
                if kind is not None:
                    found[name, number - start] = CAUSES[kind]
                size += file.write(_line(number, kind) if kind else _record(number, next(texts)))
    return Archive(folder, size, found)


def varied(source: Path, random: Random) -> Iterator[corpora.Record]:
    """The texts of a corpora folder without end, varied from the second time on."""
    records = corpora.read(source, "damaged")
    for number, record in enumerate(cycle(records)):
        if number < len(records):
            yield record
            continue
        kept = [part for part in record.text.split("\n\n") if random.random() < 0.9]
        kept.insert(random.randint(0, len(kept)), f"This is edition {number} of the story.")
        yield record._replace(text="\n\n".join(kept))


def _record(number: int, record: corpora.Record) -> bytes:
    date = f"20{number % 20 + 5:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    fields = {"id": f"n{number}", "title": record.title, "text": record.text, "date": date}
    return json.dumps({**fields, "publisher": record.id.partition("/")[0]}).encode() + b"\n"


def _line(number: int, kind: str) -> bytes:
    if kind == "invalid":
        return b'{"id": "n%d", "text": "Not \xff UTF-8."}\n' % number
    text = "All is well. " * (LARGE // 13) if kind == "large" else f"Some POISON:{kind} in a story."
    return json.dumps({"id": f"n{number}", "text": text}).encode() + b"\n"

"""Across: time and memory of what compares the documents of an archive, at one size and at ten times that.

    python -m benchmarks.audit.across [--documents 1000000]

The tables are generated, with as many lines and sources as news archives have: 20 lines an article, 2,000 sources, in
each of which 8 lines recur; one article in ten is a copy, of which half have some words changed. Each command runs in a
process of its own, whose peak of memory is printed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from newslint.audit.minhash import BINS
from newslint.audit.tables import DOCUMENTS, LINES
from newslint.audit.words import Array

SHARD = 10_000
LINES_EACH = 20
FURNITURE = 8
SOURCES = 2000
COPIES = 0.1
RUN = """
import sys
from newslint.audit import boilerplate, duplicates
from newslint.audit.scratch import scratch

folder = sys.argv[2]
if sys.argv[1] == "learn":
    with scratch(folder) as database:
        print(f"{len(boilerplate.recurring(database, folder)):,} lines recur")
else:
    print("{:,} articles in {:,} clusters, {:,} exact".format(*duplicates.write(folder)))
"""


def generate(folder: Path, documents: int) -> None:
    """Write the tables."""
    chance = np.random.default_rng(1)
    for name in ("documents", "lines"):
        (folder / name).mkdir(parents=True)
    furniture = chance.integers(0, 1 << 63, (SOURCES, FURNITURE), np.uint64)
    for number in range(documents // SHARD):
        keys = chance.integers(0, 1 << 63, (SHARD, LINES_EACH), np.uint64)
        content = chance.integers(0, 1 << 63, SHARD, np.uint64)
        signatures = chance.integers(0, 1 << 16, (SHARD, BINS), np.uint16)
        sources = chance.integers(0, SOURCES, SHARD)
        copies = np.flatnonzero(chance.random(SHARD) < COPIES)
        originals = chance.integers(0, SHARD, len(copies))
        for table in (keys, content, signatures, sources):
            table[copies] = table[originals]
        edited = copies[::2]
        content[edited] += np.uint64(1)
        changed = chance.random((len(edited), BINS)) < 0.2
        signatures[edited] = np.where(changed, chance.integers(0, 1 << 16, changed.shape), signatures[edited])
        keys[:, -FURNITURE:] = furniture[sources]
        _write(folder, number, (keys, content, signatures, sources))


def _write(folder: Path, number: int, made: tuple[Array, Array, Array, Array]) -> None:
    keys, content, signatures, sources = made
    records = np.arange(SHARD)
    same = {"file": f"archive-{number}.jsonl", "member": "", "field": "text", "unit": f"{number:032x}"}
    documents = {
        "record": records,
        "publisher": [f"Publisher {source}" for source in sources],
        "content": content,
        "signature": [row.tobytes() for row in signatures],
        "words": np.full(SHARD, 700),
    }
    pq.write_table(_table(DOCUMENTS, documents, same, SHARD), folder / "documents" / f"{number}.parquet")
    place = np.tile(np.arange(LINES_EACH), SHARD)
    lines = {
        "record": np.repeat(records, LINES_EACH), "key": keys.ravel(), "start": place * 200, "end": place * 200 + 190,
        "tail": place >= LINES_EACH * 3 // 4,
    }  # fmt: skip
    pq.write_table(_table(LINES, lines, same, SHARD * LINES_EACH), folder / "lines" / f"{number}.parquet")


def _table(schema: pa.Schema, columns: Mapping[str, object], same: Mapping[str, str], rows: int) -> pa.Table:
    made = []
    for field in schema:
        if field.name in columns:
            made.append(pa.array(columns[field.name]).cast(field.type))
        else:
            empty = "" if pa.types.is_string(field.type) else 0
            made.append(pa.repeat(pa.scalar(same.get(field.name, empty), field.type), rows))
    return pa.Table.from_arrays(made, schema=schema)


def main() -> None:
    """Print a line a command and size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1_000_000)
    options = parser.parse_args()
    for documents in (options.documents // 10, options.documents):
        with tempfile.TemporaryDirectory() as folder:
            generate(Path(folder) / "audit", documents)
            stored = sum(path.stat().st_size for path in Path(folder).rglob("*.parquet"))
            print(f"{documents:,} documents, {documents * LINES_EACH:,} lines, {stored / 1e6:,.0f} MB of tables")
            for command in ("learn", "duplicates"):
                start = time.perf_counter()
                words = [sys.executable, "-c", RUN + PEAK, command, f"{folder}/audit"]
                run = subprocess.run(words, check=True, capture_output=True, text=True)
                seconds = time.perf_counter() - start
                found, peak = run.stdout.splitlines()
                print(f"  {command}: {seconds:.0f} s, peak {int(peak) / 1024:.0f} MB; {found}", flush=True)


PEAK = "import resource\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"

if __name__ == "__main__":
    main()

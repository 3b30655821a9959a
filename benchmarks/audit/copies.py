"""Copies: how many of the copies of real articles, with some words replaced, `newslint audit duplicates` finds.

    python -m benchmarks.audit.copies --corpora DIR

Of each article one copy is made with every word replaced by another of the article with some chance. A copy is found
where it is in a cluster with its article; a false pair is two articles of the corpora that are in one cluster, and is
printed, since real archives have copies, too.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.audit.folder import Article, write
from newslint.audit import duplicates

SHARES = (0.02, 0.05, 0.1, 0.2)
WORD = re.compile(r"\S+")


def articles(corpora: Path) -> list[str]:
    """The texts of all corpora in a folder."""
    texts = []
    for path in sorted(corpora.glob("*.jsonl.gz")):
        with gzip.open(path) as file:
            texts += [json.loads(line)["text"] for line in file]
    return texts


def archive(texts: list[str], share: float) -> Iterator[Article]:
    """All texts, each with its copy, in the records 2n and 2n + 1 of a file."""
    chance = random.Random(1)
    for number, text in enumerate(texts):
        words = WORD.findall(text)
        copy = WORD.sub(lambda word: chance.choice(words) if chance.random() < share else word[0], text)  # noqa: B023
        for record, each in ((2 * number, text), (2 * number + 1, copy)):
            yield Article("a.jsonl", record, each.encode("utf-8", "surrogateescape"))


def main() -> None:
    """Print a line a share."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="a folder of .jsonl.gz files")
    parser.add_argument("--show", action="store_true", help="print the false pairs")
    options = parser.parse_args()
    texts = articles(options.corpora)
    for share in SHARES:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder) / "audit", archive(texts, share))
            duplicates.write(str(Path(folder) / "audit"))
            table = pq.read_table(Path(folder) / "audit" / "duplicates", columns=["cluster", "record"])
        members = defaultdict(set)
        for cluster, record in zip(*table.to_pydict().values(), strict=True):
            members[cluster].add(record)
        found = sum(each + 1 in cluster for cluster in members.values() for each in cluster if each % 2 == 0)
        mixed = [sorted({record // 2 for record in cluster}) for cluster in members.values()]
        false = [numbers for numbers in mixed if len(numbers) > 1]
        print(f"{share:.0%} of words replaced: {found / len(texts):.1%} of {len(texts)} copies found; "
              f"{len(false)} clusters of {sum(map(len, false))} different articles")  # fmt: skip
        if options.show:
            for numbers in false:
                sys.stdout.writelines(f"    {number}: {texts[number][:90]!r}\n" for number in numbers[:6])


if __name__ == "__main__":
    main()

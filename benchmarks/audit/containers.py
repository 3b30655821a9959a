"""What is read of each file of a folder: `python -m benchmarks.audit.containers [--pattern GLOB] DIR`.

A line a file: its container, records, records that cannot be read, bytes of text, MB of text a second, and how the
first text starts; below it, why what cannot be read cannot. The last line is the sum.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from newslint.audit.containers import ContainerOptions, detect, find_units, read
from newslint.audit.record import Record, Unreadable
from newslint.audit.unit import Unit
from newslint.errors import NewslintError

SAMPLE = 40
"""Code points of the first text that are shown."""
FIRST = 3
"""Unreadable records of a file that are shown."""


class Seen(NamedTuple):
    """What a file gave."""

    container: str
    records: int
    text: int
    seconds: float
    sample: str
    unreadable: list[Unreadable]


def main(argv: list[str]) -> None:
    """Read all files below a folder, and print what was found."""
    parser = ArgumentParser(prog="python -m benchmarks.audit.containers", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pattern", default="*", help="files with such a name (default: all)")
    options = parser.parse_args(argv)
    whole = []
    for path in sorted(path for path in options.folder.rglob(options.pattern) if path.is_file()):
        try:
            whole.append(seen(path))
        except NewslintError as error:
            print(f"{path.relative_to(options.folder)}: {error}")
            continue
        for line in lines(path.relative_to(options.folder), whole[-1]):
            print(line)
    records, unreadable = sum(one.records for one in whole), sum(len(one.unreadable) for one in whole)
    print(f"{len(whole)} files, {records} records, {unreadable} unreadable, {sum(one.text for one in whole)} bytes")


def seen(path: Path) -> Seen:
    """Read a file. Raises NewslintError where it is none that can be read."""
    container = detect(str(path))
    start = perf_counter()
    records = text = 0
    sample = ""
    unreadable = []
    for unit in find_units([str(path)], ContainerOptions()):
        for one in read(unit) if isinstance(unit, Unit) else [unit]:
            if isinstance(one, Record):
                records += 1
                text += len(one.data)
                sample = sample or " ".join(one.data.decode("utf-8", "replace").split())[:SAMPLE]
            else:
                unreadable.append(one)
    return Seen(container, records, text, perf_counter() - start, sample, unreadable)


def lines(name: Path, found: Seen) -> Iterator[str]:
    """The lines of a file."""
    rate = found.text / 1e6 / found.seconds
    counts = f"{found.records:6} records {len(found.unreadable):3} unreadable {found.text:9} bytes {rate:7.1f} MB/s"
    yield f"{name!s:45.45} {found.container:10} {counts}  {found.sample}"
    for one in found.unreadable[:FIRST]:
        yield f"    record {one.locator.record}: {one.cause}: {one.problem}"


if __name__ == "__main__":
    main(sys.argv[1:])

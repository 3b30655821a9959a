"""Newslint in an editor: `python -m benchmarks.editor [--write]`; `--random-edits N` only compares with fresh looks.

How long a person waits after a keystroke: from didChange to the diagnostics, asked for as an editor asks, in documents
of 5 KB and 100 KB, clean and heavily damaged; how much of that is linting, on the clock and of the processor, which on
a busy machine is not the same; and what the server's memory is after 10,000 edits against the start. It prints a page
of Markdown, and with `--write` saves it as benchmarks/editor/RESULTS.md.
"""

from __future__ import annotations

import os
import platform
import re
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from benchmarks.editor import measuring
from benchmarks.editor.texts import SIZES, as_html, text
from benchmarks.editor.truth import compare
from newslint.rule import FORMATS, Format

RESULTS = Path(__file__).with_name("RESULTS.md")
ROUND_TRIP = {"5 KB": 10.0, "100 KB": 30.0}
LINTING = {"5 KB": 1.0, "100 KB": 5.0}
"""Milliseconds, at most, of 95 in 100 edits."""
GROWTH = 0.1
"""Of the memory, at most, in 10,000 edits."""


class Row(NamedTuple):
    """The times of one document, in milliseconds, and how many findings it has."""

    name: str
    size: str
    findings: int
    round_trip: list[float]
    linting: list[float]
    processor: list[float]


def main() -> None:
    """Measure, print, and save if asked to; exits with 1 where something takes more than it may."""
    parser = ArgumentParser(prog="python -m benchmarks.editor", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--edits", type=int, default=200, help="in each document (default: %(default)s)")
    parser.add_argument("--long", type=int, default=10_000, help="edits between the looks at memory (%(default)s)")
    parser.add_argument("--random-edits", type=int, metavar="N", help="compare with fresh looks after N edits, only")
    parser.add_argument("--write", action="store_true", help=f"save the page as {RESULTS.name}")
    options = parser.parse_args()
    if options.random_edits:
        different = compare(options.random_edits)
        print(f"{options.random_edits} random edits: the diagnostics differ from a fresh look after {different}.")
        sys.exit(different > 0)
    load = os.getloadavg()[0]
    warming = measuring.warming(text(SIZES["5 KB"], damaged=False))  # first, since later everything is warm
    rows = [
        Row(
            "heavily damaged" if damaged else "clean",
            size,
            *measuring.round_trips(text(SIZES[size], damaged), options.edits),
            *measuring.linting(text(SIZES[size], damaged), options.edits),
        )
        for size in SIZES
        for damaged in (False, True)
    ]
    others: dict[tuple[str, Format], list[float]] = {
        (size, format): measuring.linting(in_format(text(SIZES[size], damaged=True), format), options.edits, format)[0]
        for size in SIZES
        for format in FORMATS
        if format != "markdown"
    }
    memory = measuring.memory(text(SIZES["5 KB"], damaged=True), options.long)
    lines = [*page(rows, options.edits, options.long, memory, load), *more(others, warming)]
    print(*lines, sep="\n")
    if options.write:
        RESULTS.write_text("\n".join([*lines, ""]), "utf-8")
    slow = any(high(row.round_trip) > ROUND_TRIP[row.size] or high(row.linting) > LINTING[row.size] for row in rows)
    sys.exit(slow or memory[1] > (1 + GROWTH) * memory[0])


def page(rows: list[Row], edits: int, long: int, memory: tuple[int, int], load: float) -> Iterator[str]:
    """The page, line by line."""
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text("utf-8"))
    processor = f"{len(os.sched_getaffinity(0))} cores of {model[1] if model else platform.machine()}"
    yield "# A keystroke in an editor\n\nMade by `python -m benchmarks.editor --write`; milliseconds.\n"
    yield f"{datetime.now(UTC):%d %B %Y}; {processor}, load {load:.2f} before;"
    yield f"Python {platform.python_version()}; newslint {version('newslint')}; {edits} random edits each.\n"
    yield "| document | findings | round trip, p50 | p95 | linting alone, p50 | p95 | CPU, p50 | p95 |"
    yield "|---|" + 7 * "---:|"
    for row in rows:
        times = " | ".join(f"{each:.1f}" for each in (*both(row.round_trip), *both(row.linting), *both(row.processor)))
        yield f"| {row.size}, {row.name} | {row.findings} | {times} |"
    yield "\nWanted: a round trip of " + " and ".join(f"{most:.0f} ms at {size}" for size, most in ROUND_TRIP.items())
    yield "at most, of which linting " + " and ".join(f"{most:.0f} ms" for most in LINTING.values()) + ", at p95.\n"
    yield f"Memory of the server: {memory[0] / 1024:.1f} MB at the start, {memory[1] / 1024:.1f} MB after {long} edits"
    yield f"({memory[1] / memory[0] - 1:+.1%}; wanted: {GROWTH:.0%} at most)."


def in_format(whole: str, format: Format) -> str:
    """A text as one of a format; in most of them a paragraph is written alike."""
    return as_html(whole) if format == "html" else whole


def more(others: dict[tuple[str, Format], list[float]], warming: list[float]) -> Iterator[str]:
    """The page goes on: other formats, and what the server does before anyone types."""
    yield "\nLinting alone in other formats, heavily damaged:\n"
    yield "| document | p50 | p95 |\n|---|---:|---:|"
    for (size, format), times in others.items():
        yield f"| {size}, {format} | {both(times)[0]:.1f} | {both(times)[1]:.1f} |"
    yield f"\nThe rules are warmed up in {len(warming)} steps, which take {sum(warming):.0f} ms together,"
    yield f"the longest one {max(warming):.0f} ms."


def both(times: list[float]) -> tuple[float, float]:
    """The median and what 95 in 100 stay below."""
    return sorted(times)[len(times) // 2], high(times)


def high(times: list[float]) -> float:
    """What 95 in 100 stay below."""
    return sorted(times)[min(int(len(times) * 0.95), len(times) - 1)]


if __name__ == "__main__":
    main()

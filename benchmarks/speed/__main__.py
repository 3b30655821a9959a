"""The speed of newslint, next to its peers and inside: `python -m benchmarks.speed [FOLDER] [--write]`.

FOLDER holds `.jsonl.gz` archives of articles or text files. All figures are CPU time on one core: the median of
runs taken in turns. It prints a page of Markdown, and with `--write` saves it as benchmarks/speed/RESULTS.md.
"""

from __future__ import annotations

import gzip
import json
import os
import platform
import re
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.speed.programs import PINNED, commands, cpu_of, medians
from newslint import Document, RuleSet, Source, Trigger, packs
from newslint.gate import Gate
from newslint.readers import plain

RESULTS = Path(__file__).with_name("RESULTS.md")
DAMAGED = Path(__file__).parents[3] / "shared" / "corpora" / "damaged"
SLOW_SAMPLE, INNER_SAMPLE, USUAL = 1_000_000, 3_000_000, 5000  # bytes; most articles are about as long as the last


def articles(folder: Path) -> Iterator[bytes]:
    """The texts in a folder, from archives of JSON lines and from text files."""
    for archive in sorted(folder.rglob("*.jsonl.gz")):
        with gzip.open(archive, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"].encode("utf-8", "surrogatepass") for line in lines)
    yield from (file.read_bytes() for file in sorted(folder.rglob("*.txt")))


def sample(texts: list[bytes], wanted: int) -> list[bytes]:
    """Every n-th text, so that about as many bytes are left as are wanted."""
    return texts[:: max(size(texts) // wanted, 1)]


def size(texts: list[bytes]) -> int:
    """The bytes of texts."""
    return sum(map(len, texts))


def write(texts: list[bytes], folder: Path) -> Path:
    """Write texts as files into a new folder."""
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_bytes(text)
    return folder


def outside(texts: list[bytes], folder: Path, runs: int) -> Iterator[str]:
    """Newslint and other linters as programs."""
    peers = commands()
    given = dict.fromkeys(peers, texts) | {"proselint": sample(texts, SLOW_SAMPLE)}
    folders = {name: write(given[name], folder / name) for name in peers}
    whole = medians(runs, {name: partial(cpu_of, [*command, folders[name]]) for name, command in peers.items()})
    usual = min(texts, key=lambda text: abs(len(text) - USUAL))
    one = write([usual], folder / "one") / "00000.txt"
    bare = {"a bare Python": [Path(sys.executable), "-c", ""]}
    start = medians(3 * runs, {name: partial(cpu_of, [*command, one]) for name, command in (bare | peers).items()})
    speed = {name: size(given[name]) / seconds / 1e6 for name, seconds in whole.items()}
    yield f"\n## Programs\n\n{size(texts) / 1e6:.1f} MB in {len(texts)} files; for proselint, which is slow, a sample"
    yield f"of {size(given['proselint']) / 1e6:.1f} MB. Start-up is a run on one file of {len(usual)} bytes.\n"
    yield "| program | MB/s | newslint: × that | start-up, ms | newslint: × that |\n|---|---:|---:|---:|---:|"
    for name, seconds in start.items():
        fast = f"{digits(speed[name])} | {digits(speed['newslint'] / speed[name])}" if name in speed else " | "
        yield f"| {name} | {fast} | {digits(1e3 * seconds)} | {digits(start['newslint'] / seconds)} |"


def inside(texts: list[bytes], runs: int) -> Iterator[str]:
    """What newslint's own time goes into."""
    rules = packs.load().rules
    gate = Gate([rule for rule in rules if isinstance(rule.trigger, str)])
    large = Gate([rule for rule in rules if isinstance(rule.trigger, Trigger)])
    parts: dict[str, Callable[[Document], object]] = {
        "all rules, triggers on": RuleSet(rules).lint,
        "all rules, triggers off": RuleSet(rules, triggers=False).lint,
        "the gate alone": lambda document: list(gate.fired(document)),
        "large triggers alone": lambda document: [list(blocks(document)) for _, blocks in large.fired(document)],
        "reading alone": RuleSet([]).lint,
    }
    seconds = medians(runs, {name: partial(cpu_inside, texts, part) for name, part in parts.items()})
    saved = seconds["all rules, triggers off"] / seconds["all rules, triggers on"]
    yield f"\n## Parts\n\nIn one process, on a sample of {size(texts) / 1e6:.1f} MB."
    yield f"Triggers make it {digits(saved)} times as fast.\n\n| part | ns a byte | MB/s |\n|---|---:|---:|"
    for name, taken in seconds.items():
        yield f"| {name} | {digits(1e9 * taken / size(texts))} | {digits(size(texts) / taken / 1e6)} |"
    named = {f"{rule.code} {rule.name}": RuleSet([rule]).lint for rule in rules}
    alone = medians(runs, {name: partial(cpu_inside, texts, lint) for name, lint in named.items()})
    costs = {name: max(taken - seconds["reading alone"], 0) for name, taken in alone.items()}
    yield "\n## Rules\n\nEach rule alone, without reading; what rules share (blocks, the gate) counts for each.\n"
    yield "| rule | ns a byte | share |\n|---|---:|---:|"
    for name, cost in sorted(costs.items(), key=lambda item: -item[1]):
        yield f"| {name} | {digits(1e9 * cost / size(texts))} | {cost / sum(costs.values()):.0%} |"


def cpu_inside(texts: list[bytes], work: Callable[[Document], object]) -> float:
    """CPU seconds that some work takes on documents that nothing has looked at before."""
    start = process_time()
    for text in texts:
        work(plain.read(Source(text)))
    return process_time() - start


def digits(value: float) -> str:
    """A figure with three digits, but never fewer than stand before the point."""
    return f"{value:.{0 if value >= 100 else 1 if value >= 10 else 2}f}"


def machine() -> str:
    """What was measured, when, and on what."""
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text("utf-8"))
    processor = model[1] if model else platform.machine()
    versions = {name: version(name) for name in ("newslint", "google-re2")} | PINNED
    listed = ", ".join(f"{name} {number}" for name, number in versions.items())
    return f"{datetime.now(UTC):%d %B %Y}; one core of {processor}; Python {platform.python_version()}; {listed}."


def main() -> None:
    """Measure, print, and save if asked to."""
    parser = ArgumentParser(prog="python -m benchmarks.speed", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=DAMAGED, help="articles (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=7, help="how often each is measured (default: %(default)s)")
    parser.add_argument("--write", action="store_true", help=f"save the page as {RESULTS.name}")
    options = parser.parse_args()
    texts = list(articles(options.folder)) or parser.error(f"there are no articles in {options.folder}")
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # what is started from here stays on that core too
    lines = [f"# Speed\n\nMade by `python -m benchmarks.speed --write`; CPU time, median of runs.\n\n{machine()}"]
    with TemporaryDirectory() as folder:
        lines += outside(texts, Path(folder), options.runs)
    lines += inside(sample(texts, INNER_SAMPLE), options.runs)
    print(*lines, sep="\n")
    if options.write:
        RESULTS.write_text("\n".join([*lines, ""]), "utf-8")


if __name__ == "__main__":
    main()

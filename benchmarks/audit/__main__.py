"""How fast audits are, what they do with poison, and what is left of them when they are killed.

    python -m benchmarks.audit speed|poison|kills|spark|billion [--records 1000000] [--write]

Each part takes an archive that is made for it (benchmarks/audit/archive.py). With `--write` its lines take their place
in benchmarks/audit/results.json, of which RESULTS.md is made; the other parts stay.
"""

from __future__ import annotations

import json
import os
import platform
import re
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.audit import parts
from benchmarks.audit.parts import Plan
from benchmarks.quality.corpora import CORPORA

RESULTS = Path(__file__).with_name("RESULTS.md")
KEPT = Path(__file__).with_name("results.json")
PARTS = {
    "speed": parts.speed,
    "poison": parts.poison,
    "kills": parts.kills,
    "spark": parts.spark,
    "billion": parts.billion,
}
PAGE = Path(__file__).parents[2] / "docs" / "audit-scale.md"
MARK = "<!-- Made by `python -m benchmarks.audit billion --write`. -->\n"
TITLES = {
    "speed": "Speed and memory",
    "poison": "Records that hang, crash or exhaust a process",
    "kills": "Killed and resumed",
    "spark": "Spark",
    "billion": "A billion articles",
}


def main() -> None:
    """Measure a part, print it, and save it if asked to; exits with 1 where something came out wrong."""
    parser = ArgumentParser(
        "python -m benchmarks.audit", description=__doc__, formatter_class=RawDescriptionHelpFormatter
    )
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--records", type=int, default=1_000_000, help="of the archive (default: %(default)s)")
    parser.add_argument("--poison", type=int, default=0, help="more records, of each kind of poison (default: none)")
    parser.add_argument("--kills", type=int, default=50, help="default: %(default)s")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default: %(default)s)")
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="where the texts come from")
    parser.add_argument("--folder", type=Path, help="where archives and results lie (default: a temporary folder)")
    parser.add_argument("--write", action="store_true", help=f"save the part in {RESULTS.name}")
    options = parser.parse_args()
    with TemporaryDirectory(dir=options.folder) as folder:
        kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
        figures = kept.get("figures", {})
        wanted = (options.records, options.poison, options.kills, options.jobs)
        plan = Plan(Path(folder), options.corpora, *wanted, figures)
        lines = [f"{_machine()}\n"]
        for line in PARTS[options.part](plan):
            print(line, flush=True)
            lines.append(line)
    if options.write:
        _save({**kept, options.part: lines, "figures": figures})
    sys.exit(any("WRONG" in line for line in lines))


def _machine() -> str:
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text("utf-8"))
    cores = f"{len(os.sched_getaffinity(0))} cores of {model[1] if model else platform.machine()}"
    load = f"load {os.getloadavg()[0]:.2f} before"
    versions = f"Python {platform.python_version()}; newslint {version('newslint')}"
    return f"{datetime.now(UTC):%d %B %Y}; {cores}, {load}; {versions}."


def _save(kept: dict[str, Any]) -> None:
    KEPT.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    page = ["# Audits\n", "Made by `python -m benchmarks.audit PART --write`."]
    for name, title in TITLES.items():
        page += [f"\n## {title}\n", *kept.get(name, ["Not measured yet."])]
    RESULTS.write_text("\n".join([*page, ""]), "utf-8")
    before, mark, _ = PAGE.read_text("utf-8").partition(MARK)
    PAGE.write_text("\n".join([before + mark, *kept.get("billion", ["Not measured yet."]), ""]), "utf-8")


if __name__ == "__main__":
    main()

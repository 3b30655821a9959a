"""Programs: newslint and its peers as processes, in CPU seconds of one core."""

from __future__ import annotations

import resource
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

PINNED = {"typos": "1.52.0", "codespell": "2.4.3", "proselint": "0.16.0"}
CACHE = Path("~/.cache/newslint-benchmarks").expanduser()


def commands() -> dict[str, list[str | Path]]:
    """The newslint that runs this, and its peers from an environment of their own; files or folders are to follow."""
    peers = _environment()
    return {
        "newslint": [
            Path(sys.executable).with_name("newslint"),
            "check",
            "--no-cache",
            "--jobs",
            "1",
            "--output-format",
            "concise",
        ],
        "typos": [peers / "typos", "--isolated", "--threads", "1", "--format", "brief"],
        "codespell": [peers / "codespell"],
        "proselint": [peers / "proselint", "check"],
    }


def _environment() -> Path:
    """The folder with the commands of the pinned peers, which are installed once."""
    pins = [f"{name}=={version}" for name, version in PINNED.items()]
    folder = CACHE / "-".join(pins)
    if not (folder / "complete").exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", *pins], check=True)
        (folder / "complete").touch()
    return folder / "bin"


def cpu_of(command: Iterable[str | Path]) -> float:
    """CPU seconds of a process. Its exit code says nothing: each linter has its own for having found something."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run([*command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode < 0 or b"Traceback" in run.stderr or b"internal error" in run.stderr:
        raise RuntimeError(f"{command} failed: {run.stderr.decode(errors='replace')}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def medians(runs: int, measures: dict[str, Callable[[], float]]) -> dict[str, float]:
    """The median of several runs of each, taken in turns, so that what else the machine does meets all alike."""
    taken = [{name: measure() for name, measure in measures.items()} for _ in range(runs)]
    return {name: median(run[name] for run in taken) for name in measures}

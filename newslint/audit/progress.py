"""Progress: how far an audit is, on a terminal as a bar, elsewhere as a line of JSON every few seconds; on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from newslint.audit.ledger import Progress
from newslint.audit.unit import Fields
from newslint.output.text import visible

EVERY = 5.0
"""Seconds between two lines of JSON."""


TOLD = 20
"""Sources."""
Watch = Callable[[Progress], None]
"""What is told how far the audit is."""


@contextmanager
def shown(whole: Progress, before: Progress, *, quiet: bool) -> Iterator[Watch]:
    """What shows progress until the audit ends; `before` is what earlier runs have done of the `whole`."""
    if quiet:
        yield _silent
    elif sys.stderr.isatty():
        with _bar(whole, before) as watch:
            yield watch
    else:
        yield _Lines(whole, before)


class Teller:
    """Tells once of each source which of its fields are taken for what, of the first `TOLD` sources that have any."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._told: set[str] = set()

    def __call__(self, source: str, fields: Fields) -> None:
        """Tell of a source, if it was not told of."""
        named = {role: name for role, name in fields._asdict().items() if name is not None}
        if self._quiet or not named or source in self._told or len(self._told) == TOLD:
            return
        self._told.add(source)
        if sys.stderr.isatty():
            said = ", ".join(f"{role} from '{name}'" for role, name in named.items())
            sys.stderr.write(visible(f"{source}: {said}") + "\n")
        else:
            _write({"source": source, "fields": named})


def _write(line: dict[str, Any]) -> None:
    sys.stderr.write(json.dumps(line) + "\n")
    sys.stderr.flush()


def _silent(_now: Progress) -> None:
    """Show nothing."""


class _Rate:
    """Records a second and seconds left; time runs by bytes, of which the whole is known."""

    def __init__(self, whole: Progress, before: Progress) -> None:
        self._whole, self._before, self._start = whole, before, monotonic()

    def of(self, now: Progress) -> tuple[float, float | None]:
        """The rate, and the seconds left; None where nothing tells."""
        seconds = max(monotonic() - self._start, 1e-9)
        records, size = now.counts.documents - self._before.counts.documents, now.size - self._before.size
        return records / seconds, (self._whole.size - now.size) * seconds / size if size else None


class _Lines:
    """A line of JSON every few seconds, and one at the end."""

    def __init__(self, whole: Progress, before: Progress) -> None:
        self._whole, self._rate, self._last = whole, _Rate(whole, before), monotonic()

    def __call__(self, now: Progress) -> None:
        if monotonic() - self._last < EVERY and now.units < self._whole.units:
            return
        self._last = monotonic()
        rate, left = self._rate.of(now)
        line = {
            "units": now.units,
            "of_units": self._whole.units,
            "bytes": now.size,
            "of_bytes": self._whole.size,
            **now.counts._asdict(),
            "documents_per_second": round(rate, 1),
            "seconds_left": None if left is None else round(left),
        }
        _write(line)


@contextmanager
def _bar(whole: Progress, before: Progress) -> Iterator[Watch]:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    rate = _Rate(whole, before)
    text = TextColumn("{task.fields[said]}")
    columns = (BarColumn(), DownloadColumn(), TimeRemainingColumn(), text)
    with Bar(*columns, console=Console(stderr=True), speed_estimate_period=120) as bar:
        task = bar.add_task("", total=whole.size, completed=before.size, said="")

        def watch(now: Progress) -> None:
            documents, findings, quarantined = now.counts
            said = f"{documents:,} articles ({rate.of(now)[0]:,.0f}/s), {findings:,} findings"
            bar.update(task, completed=now.size, said=said + (f", {quarantined:,} quarantined" if quarantined else ""))

        yield watch

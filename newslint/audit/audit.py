"""Audit: plan the units, run those that are left, and leave nothing in the folder but their shards."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any

import pyarrow as pa

from newslint import checking
from newslint.arguments import FIELDS
from newslint.audit import manifest, progress, shards
from newslint.audit.batch import Batch
from newslint.audit.containers import find_units
from newslint.audit.job import FORMAT, MEGABYTE, Job, settings_of
from newslint.audit.ledger import Ledger, Progress
from newslint.audit.record import Unreadable
from newslint.audit.shards import Counts
from newslint.audit.unit import ContainerOptions, Fields, Unit

SOURCES = "sources"
"""The name of the shards that say what could not even be divided into units."""
Engine = Callable[[Iterable[tuple[str, Unit]], Job, Namespace], Iterator[tuple[str, Counts]]]


def run(options: Namespace, argv: tuple[str, ...]) -> Progress:
    """Run an audit, or go on with it; what the whole comes to. `argv` are the arguments that `options` were made of."""
    pa.set_memory_pool(pa.system_memory_pool())  # which gives back what it has; Arrow's own keeps 30 MB more
    job = _job(options, argv)
    sources = find_units(options.sources, container_options(options))  # which leaves the folder alone if one is wrong
    with manifest.claimed(options.out, _identity(options, job), restart=options.restart):
        shards.prepare(job.out)
        ledger = Ledger(job.out)
        try:
            unreadable = _plan(ledger, sources, job, quiet=options.quiet)
            _run(ledger, options, job)
            _sweep(ledger, job.out)
            return ledger.whole()._replace(counts=ledger.whole().counts + unreadable)
        finally:
            ledger.close()


def _job(options: Namespace, argv: tuple[str, ...]) -> Job:
    signature = settings_of(argv).signature
    memory = int(options.record_memory * MEGABYTE)
    return Job(os.path.abspath(options.out), os.getcwd(), argv, signature, options.record_seconds, memory)


def _identity(options: Namespace, job: Job) -> dict[str, Any]:
    """What makes two audits the same: with any other value, tables or quarantine would be others."""
    container = container_options(options)
    return {
        "format": FORMAT,
        "version": checking.version(),
        "sources": options.sources,
        "fields": container.fields._asdict(),
        "container": container.container,
        "input format": container.format,
        "encoding": container.encoding,
        "largest record": options.largest_record,
        "record seconds": options.record_seconds,
        "record memory": options.record_memory,
        "settings": job.signature,
    }


def container_options(options: Namespace) -> ContainerOptions:
    """What the options say about the sources."""
    fields = Fields(**{field: getattr(options, f"{field}_field") for field in FIELDS})
    largest = int(options.largest_record * MEGABYTE)
    return ContainerOptions(fields, options.container, options.input_format, options.encoding, largest)


def _plan(ledger: Ledger, sources: Iterable[Unit | Unreadable], job: Job, *, quiet: bool) -> Counts:
    """Take down the units, and write down what cannot be made into any; how much that is."""
    batch = Batch()

    def units() -> Iterator[tuple[str, Unit]]:
        for found in sources:
            if isinstance(found, Unreadable):
                batch.add(found, SOURCES)
            else:
                tell(found.source, found.fields)
                yield found.name(job.signature), found

    tell = progress.Teller(quiet=quiet)
    ledger.plan(units())
    return shards.write(job.out, SOURCES, {table: [rows] for table, rows in batch.arrow().items()})


def _run(ledger: Ledger, options: Namespace, job: Job) -> None:
    engine: Engine = import_module(f"newslint.audit.engines.{options.engine}").run
    now = ledger.done_before()
    with progress.shown(ledger.whole(), now, quiet=options.quiet) as watch:
        for name, counts in engine(ledger.left(), job, options):
            size = ledger.done(name, counts)
            now = Progress(now.units + 1, now.size + size, now.counts + counts)
            watch(now)


def _sweep(ledger: Ledger, folder: str) -> None:
    """Remove the shards of units that are none any more, because a source has changed."""
    for name in shards.names(folder):
        if name != SOURCES and not ledger.has(name):
            shards.remove(folder, name)

"""Exemplars: the texts of lines of which only keys and places were kept, read again from the archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from newslint.audit import manifest
from newslint.audit.boilerplate import Recurring
from newslint.audit.containers import find_units, read
from newslint.audit.job import MEGABYTE
from newslint.audit.lines import texts
from newslint.audit.record import Locator, Record
from newslint.audit.unit import ContainerOptions, Fields, Unit
from newslint.errors import FileError, NewslintError
from newslint.readers import reader
from newslint.source import Source


def exemplars(folder: str, lines: Iterable[Recurring]) -> Iterator[tuple[Recurring, str | None]]:
    """Each line with its text, in any order; None for one whose article has changed or is gone.

    Each file with an example in it is read once, up to the last of them.
    """
    options = _options(folder)
    by_file: dict[str, dict[Locator, list[Recurring]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        by_file[line.example.file][line.example].append(line)
    for file, wanted in by_file.items():
        for record in _records(file, options, wanted):
            found = texts(reader(record.format)(Source(record.data)))
            for line in wanted.pop(record.locator):
                yield line, found.get(line.key)
            if not wanted:
                break
        yield from ((line, None) for rest in wanted.values() for line in rest)


def _records(file: str, options: ContainerOptions, wanted: Iterable[Locator]) -> Iterator[Record]:
    """The records of a file that are wanted, as long as the iterable is not empty."""
    places = set(wanted)
    last = max(place.record for place in places)
    countable = not any(place.member for place in places)
    try:
        units = list(find_units([file], options))
    except NewslintError:
        return
    for unit in units:
        if isinstance(unit, Unit) and not (countable and unit.first > last):
            yield from (each for each in read(unit) if isinstance(each, Record) and each.locator in places)


def _options(folder: str) -> ContainerOptions:
    """What the user said about the sources of the audit. Raises `FileError`."""
    try:
        known = manifest.load(folder)
        fields, largest = Fields(**known["fields"]), int(known["largest record"] * MEGABYTE)
        return ContainerOptions(fields, known["container"], known["input format"], known["encoding"], largest)
    except (KeyError, TypeError):
        problem = f"its {manifest.NAME}, which says how the archive was read, is missing or broken; run the audit anew"
        raise FileError(folder, problem) from None

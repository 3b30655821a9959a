"""Planning: the units of work that sources come to.

A file that can be entered in the middle is split without being unpacked: JSON Lines at line ends (which are counted, to
number the lines), Parquet at row groups. Of others that are larger than a part, the records are counted in one pass
that makes nothing of them. Small files of a folder share a unit.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from hashlib import blake2b
from typing import BinaryIO, NamedTuple

from newslint.audit.containers import rows
from newslint.audit.containers.compression import unpacked
from newslint.audit.containers.detecting import by_name, check, detect
from newslint.audit.containers.entry import Damaged, Entry, Origin, Part, shown
from newslint.audit.containers.reading import IN_PARTS, WITH_FIELDS, guarded, reader
from newslint.audit.containers.storage import cannot_read, enter, is_url, open_source, size_and_stamp
from newslint.audit.record import Locator, Unreadable
from newslint.audit.unit import ContainerOptions, Fields, Unit
from newslint.errors import FileError, NewslintError, reason
from newslint.walk import Wanted, files

DEFAULT = ContainerOptions()
FILES = 256
"""Files of a folder that share a unit, at most."""
KNOWN = Wanted(included=lambda path: any(by_name(path)))


def find_units(sources: Iterable[str], options: ContainerOptions = DEFAULT) -> Iterator[Unit | Unreadable]:
    """The units of sources, which are files, folders or URLs, and what of folders cannot be read.

    Raises FileError or UsageError at once where a source is no container, or has no field that is asked for.
    """
    return _units([_Source(source, *_container(source, options)) for source in sources], options)


def found_fields(source: str, container: str, options: ContainerOptions) -> Fields:
    """The fields of a source, as detected and as asked for; none where its container has a schema of its own."""
    base, _, packing = container.partition(".")
    if base not in WITH_FIELDS:
        return Fields()
    origin = Origin(shown(source), "", options)
    with open_source(source) as raw, closing(unpacked(raw, packing)) as stream:
        _, sample = rows.sampled(guarded(reader(base).entries(stream, origin), origin))
    return rows.fields_of(sample, options.fields, source)


class _Source(NamedTuple):
    """A source, its container, which is `folder` for a folder, and the fields of its records."""

    name: str
    container: str
    fields: Fields


def _container(source: str, options: ContainerOptions) -> tuple[str, Fields]:
    try:
        if source.endswith("/") if is_url(source) else os.path.isdir(source):
            enter(source)
            return "folder", Fields()
        container = check(options.container) if options.container else detect(source)
        return container, found_fields(source, container, options)
    except OSError as error:
        raise cannot_read(source, error) from None


def _units(sources: list[_Source], options: ContainerOptions) -> Iterator[Unit | Unreadable]:
    for source in sources:
        try:
            if source.container == "folder":
                yield from _folder_units(source.name, options)
            else:
                yield from _file_units(source, options)
        except OSError as error:
            yield Unreadable(Locator(shown(source.name)), "unreadable", f"the source cannot be read: {reason(error)}")


def _folder_units(folder: str, options: ContainerOptions) -> Iterator[Unit | Unreadable]:
    """Units of small files, and those of each large one."""
    batch: list[str] = []
    stamps: list[str] = []
    size = 0
    for file in _files(folder):
        if isinstance(file, FileError):
            yield Unreadable(Locator(shown(folder)), "unreadable", str(file))
            continue
        try:
            file_size, stamp = size_and_stamp(file)
            if file_size > options.part:
                yield from _file_units(_Source(file, *_container(file, options)), options)
                continue
        except OSError as error:
            yield Unreadable(Locator(shown(file)), "unreadable", f"the source cannot be read: {reason(error)}")
            continue
        except NewslintError as error:
            yield Unreadable(Locator(shown(file)), "malformed", str(error))
            continue
        batch.append(file)
        stamps.append(stamp)
        size += file_size
        if len(batch) == FILES or size >= options.part:
            yield _batch(folder, batch, stamps, size, options)
            batch, stamps, size = [], [], 0
    if batch:
        yield _batch(folder, batch, stamps, size, options)


def _files(folder: str) -> Iterator[str | FileError]:
    if not is_url(folder):
        return files([folder], KNOWN)
    from newslint.audit.containers import remote

    return filter(KNOWN.included, remote.files(folder))


def _batch(folder: str, batch: list[str], stamps: list[str], size: int, options: ContainerOptions) -> Unit:
    stamp = blake2b("\n".join(stamps).encode(), digest_size=16).hexdigest()
    return Unit(folder, "folder", 0, -1, size, stamp, files=tuple(batch), options=options)


def _file_units(source: _Source, options: ContainerOptions) -> Iterator[Unit]:
    size, stamp = size_and_stamp(source.name)
    for part in _parts(source, size, options):
        whole = Unit(source.name, source.container, part.start, part.end, part.size, stamp, source.fields, part.first)
        yield whole._replace(options=options)


def _parts(source: _Source, size: int, options: ContainerOptions) -> Iterator[Part]:
    base, _, packing = source.container.partition(".")
    whole = Part(0, -1, 0, size)
    if source.container not in IN_PARTS and size <= options.part:
        yield whole
        return
    with open_source(source.name) as raw, closing(unpacked(raw, packing)) as stream:
        if source.container not in IN_PARTS:
            yield from _counted(raw, reader(base).entries(stream, Origin(source.name, "", options)), size, options)
            return
        try:
            yield from reader(base).parts(stream, options.part)
        except Damaged:
            yield whole


def _counted(raw: BinaryIO, entries: Iterator[Entry], size: int, options: ContainerOptions) -> Iterator[Part]:
    """Parts by the number of their entries; the last one is open, and tells if the container is broken."""
    start = at = number = 0
    try:
        for number, entry in enumerate(entries, 1):
            place = entry.at if entry.at >= 0 else raw.tell()
            if place - at >= options.part:
                yield Part(start, number, start, place - at)
                start, at = number, place
    except (Damaged, UnicodeError):
        pass
    yield Part(start, -1, start, max(size - at, 0))

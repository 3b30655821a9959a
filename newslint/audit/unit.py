"""Unit: the piece of an archive that one process works through at a time, and that is done wholly or not at all."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any, NamedTuple

from newslint.rule import Format

LARGEST = 16 << 20
"""Bytes of a record above which it is not read."""
PART = 8 << 20
"""Stored bytes of a source that make a unit, about."""


class Fields(NamedTuple):
    """The names of the fields that hold what a record is made of; None where the container has none.

    Of containers with a schema of their own (WARC, NITF, feeds, …) they are not asked.
    """

    text: str | None = None
    id: str | None = None
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    section: str | None = None
    url: str | None = None


class ContainerOptions(NamedTuple):
    """What the user says about the sources; None where it is to be found out.

    `fields` are names of fields, dotted where they are nested (`_source.body`); `container` is the name of a reader,
    `format` what all texts are, `encoding` what text is in that is not UTF-8 and does not declare itself. A record
    above `largest` bytes is not read; a source is split into parts of about `part` stored bytes.
    """

    fields: Fields = Fields()
    container: str | None = None
    format: Format | None = None
    encoding: str | None = None
    largest: int = LARGEST
    part: int = PART


class Unit(NamedTuple):
    """A part of a source, or, where `files` are named, these files of a folder as a whole.

    `source` is a path or URL; `container` names its reader (`newslint.audit.containers`); `start` and `end` say which
    part of it, in what that reader counts in (bytes, row groups, records; `end` -1 goes to the end); `first` is the
    number of its first record; `size` is the part's size in bytes as stored, for the progress. `stamp` changes when
    the source does: its size and time of change, or the tag that an object store gives.
    """

    source: str
    container: str
    start: int
    end: int
    size: int
    stamp: str
    fields: Fields = Fields()
    first: int = 0
    files: tuple[str, ...] = ()
    options: ContainerOptions = ContainerOptions()

    def name(self, settings: str) -> str:
        """The name of the unit's shards: 32 hexadecimal digits, a hash of all that decides their content.

        `settings` says all of the configuration and of the rules that does (`newslint.audit.job.settings_of`).
        """
        return blake2b(f"{settings} {self.to_json()}".encode(), digest_size=16).hexdigest()

    def to_json(self) -> str:
        """The unit as a line of JSON, the same in every run."""
        return json.dumps(self)


def unit_of(values: Any) -> Unit:
    """The unit whose JSON was parsed to `values`."""
    unit, options = Unit(*values), ContainerOptions(*values[-1])
    options = options._replace(fields=Fields(*options.fields))
    return unit._replace(fields=Fields(*unit.fields), files=tuple(unit.files), options=options)

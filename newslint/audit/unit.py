"""Unit: the piece of an archive that one process works through at a time, and that is done wholly or not at all."""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple


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


class Unit(NamedTuple):
    """A part of a source.

    `source` is a path or URL; `container` names its reader (`newslint.audit.containers`); `start` and `end` say which
    part of it, in what that reader counts in (bytes, row groups, records; `end` -1 goes to the end); `size` is the
    part's size in bytes as stored, for the progress. `stamp` changes when the source does: its size and time of
    change, or the tag that an object store gives.
    """

    source: str
    container: str
    start: int
    end: int
    size: int
    stamp: str
    fields: Fields = Fields()

    def name(self, settings: str) -> str:
        """The name of the unit's shards: 32 hexadecimal digits, a hash of all that decides their content.

        `settings` says all of the configuration and of the rules that does (`newslint.cache.signature`).
        """
        return blake2b(repr((tuple(self), settings)).encode(), digest_size=16).hexdigest()

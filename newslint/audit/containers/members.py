"""Members: the files in an archive, each of which is read as a file would be, and what is refused of them.

An archive of a stranger may hold bombs, paths that lead out of it, links and devices. Nothing is ever unpacked to a
disk, but such members are no news copy, and that somebody put them there should be known. Archives in archives are not
unpacked.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import partial

from newslint.audit.containers import documents
from newslint.audit.containers.compression import BUFFER
from newslint.audit.containers.detecting import by_name, detected
from newslint.audit.containers.entry import Entry, Origin
from newslint.audit.containers.reading import guarded, opened
from newslint.audit.record import Unreadable

ARCHIVES = frozenset({"zip", "tar", "warc", "parquet"})
"""What is not read within an archive; Parquet, because it cannot be read from front to back."""
LEADS_OUT = re.compile(r"[/\\]|[A-Za-z]:|(?:.*[/\\])?\.\.(?:[/\\]|$)")


def is_wanted(name: str) -> bool:
    """Whether a member has a name of a kind that is read, or that has to be told about; hidden files have not."""
    hidden = any(part.startswith(".") and part not in (".", "..") for part in name.split("/")) or "__MACOSX" in name
    return any(by_name(name)) and not hidden


def refused(name: str) -> str | None:
    """Why a member is not read, to judge by its name."""
    if LEADS_OUT.match(name):
        return "its path leads out of the archive"
    base, packing = by_name(name)
    if packing or base in ARCHIVES:
        return "an archive or compressed file within an archive is not unpacked"
    return None


def entries(stream: io.BufferedReader, origin: Origin) -> Iterator[Entry]:
    """The entries of a member; see `reading.guarded`."""
    if by_name(origin.member)[0] == "document":
        return iter([Entry(origin.locator(0), partial(documents.record, stream, origin))])
    return guarded(_contained(stream, origin), origin)


def refusal(origin: Origin, problem: str) -> Entry:
    """The entry that says why a member is not read."""
    return Entry(origin.locator(0), partial(Unreadable, origin.locator(0), "refused", problem))


def _contained(stream: io.BufferedReader, origin: Origin) -> Iterator[Entry]:
    yield from opened(stream, detected(origin.member, lambda _packing: stream.peek(BUFFER)), origin)

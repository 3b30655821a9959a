"""ZIP: the members of an archive, in the order of its directory, which stands at its end."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from newslint.audit.containers import members
from newslint.audit.containers.compression import FLOOR, RATIO, checked
from newslint.audit.containers.entry import Damaged, Entry, Origin, shown

ENCRYPTED = 0x1
BROKEN = (zipfile.BadZipFile, NotImplementedError, OSError, ValueError)
"""What zipfile raises for archives that are broken, or packed in a way that it does not know."""


def entries(stream: BinaryIO, origin: Origin) -> Iterator[Entry]:
    """The entries of all members."""
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN as error:
        problem = f"the ZIP has no whole directory at its end ({error}), so its members cannot be found"
        raise Damaged("truncated", problem) from None
    with archive:
        for info in archive.infolist():
            if not info.is_dir() and members.is_wanted(info.filename):
                for entry in _member(archive, info, stream, origin._replace(member=shown(info.filename))):
                    yield entry._replace(at=info.header_offset)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, stream: BinaryIO, origin: Origin) -> Iterator[Entry]:
    problem = members.refused(info.filename) or _refused(info)
    if problem is not None:
        yield members.refusal(origin, problem)
        return
    try:
        member = archive.open(info)
    except BROKEN as error:
        yield members.refusal(origin, f"the member cannot be unpacked: {error}")
        return
    with checked(member, stream, f"the member {origin.member}") as content:
        yield from members.entries(content, origin)


def _refused(info: zipfile.ZipInfo) -> str | None:
    mode = info.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "it is a link or a device, not a file"
    if info.flag_bits & ENCRYPTED:
        return "it is encrypted"
    if info.file_size > FLOOR and info.file_size > RATIO * info.compress_size:
        return f"it would unpack to more than {RATIO} times its size, as bombs do"
    return None

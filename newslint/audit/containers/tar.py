"""TAR: the members of an archive, read from front to back."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from newslint.audit.containers import members
from newslint.audit.containers.compression import checked
from newslint.audit.containers.entry import Damaged, Entry, Origin, shown

LONGEST_HEADER = 1 << 20
"""Bytes of a header of variable length, which tarfile reads as a whole."""
VARIABLE = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)


def entries(stream: BinaryIO, origin: Origin) -> Iterator[Entry]:
    """The entries of all members."""
    member = None
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Info) as archive:
            while (info := archive.next()) is not None:
                if not info.isdir() and members.is_wanted(info.name):
                    member = _Member(archive.fileobj, info)
                    yield from _entries(member, origin._replace(member=shown(info.name)))
                vars(archive)["members"].clear()  # or all of them would stay in memory
    except tarfile.ReadError as error:
        if member is None or not member.ended:  # or the member has told
            raise Damaged("truncated", f"the TAR ends too early ({error}); what follows is lost") from None


def _entries(member: _Member, origin: Origin) -> Iterator[Entry]:
    problem = members.refused(member.info.name)
    if not member.info.isfile() or member.info.issparse():
        problem = "it is a link, a device or has holes, and is no plain file"
    if problem is not None:
        yield members.refusal(origin, problem)
        return
    with checked(member, None, f"the member {origin.member}") as content:
        yield from members.entries(content, origin)


class _Member:
    """The content of a member; what tarfile has for that drops the last bytes of one that is cut."""

    def __init__(self, archive: Any, info: tarfile.TarInfo) -> None:
        self.info = info
        self.ended = False
        self._archive = archive
        self._at = 0

    def read1(self, size: int) -> bytes:
        """The next bytes."""
        length = min(size, self.info.size - self._at)
        self._archive.seek(self.info.offset_data + self._at)
        data: bytes = self._archive.read(length)
        if length and not data:
            self.ended = True
            raise EOFError
        self._at += len(data)
        return data

    def close(self) -> None:
        """Leave the archive open."""


class _Info(tarfile.TarInfo):
    """A header. tarfile takes one that is broken or cut for the end of the archive, without a word."""

    @classmethod
    def fromtarfile(cls, tarfile_: Any) -> Any:
        """Read the next header."""
        try:
            return super().fromtarfile(tarfile_)
        except tarfile.HeaderError as error:
            if type(error).__name__ == "EOFHeaderError":
                raise
            raise Damaged("truncated", f"the TAR has no whole header here ({error}); what follows is lost") from None

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Any:
        """Understand a header."""
        info = super().frombuf(buf, encoding, errors)
        if info.type in VARIABLE and info.size > LONGEST_HEADER:
            raise Damaged(
                "refused", f"the TAR has a header of {info.size:,} bytes, as bombs do; what follows is not read"
            )
        return info

"""Write: put new bytes in the place of a file, wholly or not at all.

The bytes go to a temporary file in the same folder, which then takes the file's name; a full disk, a crash or a kill
leaves either the old file or the new one. `ruff format` and `black` write in place and cut files off on a full disk.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from newslint.errors import FileError, reason


def replace(path: str, data: bytes, seen: os.stat_result) -> None:
    """Replace the content of a file; `seen` is what `stat` said when it was read.

    A symbolic link is followed to its target. Mode and, where the system allows it, owner and extended attributes stay.
    Raises `FileError`, leaving the file as it was, where anything is in the way.
    """
    target = os.path.realpath(path)
    temporary = os.path.join(os.path.dirname(target), f".newslint-{os.getpid()}-{os.urandom(6).hex()}.tmp")
    try:
        _refuse(path, os.stat(target), seen)
        try:
            _write(temporary, data, target, seen)
            _refuse(path, os.stat(target), seen)
            os.replace(temporary, target)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(temporary)
            raise
        _sync_folder(os.path.dirname(target))
    except OSError as error:
        raise FileError(path, f"it was not fixed, because writing failed: {reason(error)}") from None


def create(path: str, data: bytes) -> None:
    """Make a file of newslint's own, or put new bytes in its place, wholly or not at all. Raises `FileError`."""
    with making(path) as temporary, open(temporary, "xb") as file:
        file.write(data)


@contextmanager
def making(path: str) -> Iterator[str]:
    """The path of a file that does not exist yet, to be written; it takes the place of `path` at the end.

    An error on the way leaves what was there. Raises `FileError` where the system refuses something, and for a device
    or a pipe, whose place no file can take.
    """
    target = os.path.realpath(path)
    temporary = os.path.join(os.path.dirname(target), f".newslint-{os.getpid()}-{os.urandom(6).hex()}.tmp")
    try:
        if os.path.exists(target) and not os.path.isfile(target) and not os.path.isdir(target):
            raise FileError(path, "it was not written, because it is no regular file; name another one")
        try:
            yield temporary
            os.replace(temporary, target)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(temporary)
            raise
    except OSError as error:
        raise FileError(path, f"it was not written: {reason(error)}") from None


def _refuse(path: str, now: os.stat_result, seen: os.stat_result) -> None:
    if not stat.S_ISREG(now.st_mode):
        raise FileError(path, "it was not fixed, because it is no regular file; use '-' to fix standard input")
    if (now.st_mtime_ns, now.st_size, now.st_ino) != (seen.st_mtime_ns, seen.st_size, seen.st_ino):
        raise FileError(path, "it was not fixed, because it changed while it was checked; run newslint again")
    if now.st_nlink > 1:
        raise FileError(path, f"it was not fixed, because it has {now.st_nlink} hard links; replace it by a copy first")
    if not now.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise FileError(path, "it was not fixed, because it is write-protected; make it writable first")


def _write(temporary: str, data: bytes, target: str, seen: os.stat_result) -> None:
    """Make a new file with the owner, the attributes and the mode of another, its bytes on the disk."""
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if hasattr(os, "fchown"):
            with suppress(PermissionError):
                os.fchown(descriptor, seen.st_uid, seen.st_gid)
        _copy_attributes(target, temporary)
        os.chmod(temporary, stat.S_IMODE(seen.st_mode))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _copy_attributes(target: str, temporary: str) -> None:
    """Copy the extended attributes, access control lists among them; what the system keeps to itself is left."""
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(target):
                with suppress(OSError):
                    os.setxattr(temporary, name, os.getxattr(target, name))


def _sync_folder(folder: str) -> None:
    """Bring the new name to the disk; on Windows a folder cannot be opened, and need not be."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

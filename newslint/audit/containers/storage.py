"""Storage: the bytes of a source, in a local file or behind a URL, and the stamp that tells whether they changed."""

from __future__ import annotations

import os
import re
from typing import BinaryIO

from newslint.errors import FileError, reason

URL = re.compile(r"[a-z][a-z0-9+.-]+://")


def is_url(source: str) -> bool:
    """Whether a source is a URL and not a path."""
    return URL.match(source) is not None


def open_source(source: str) -> BinaryIO:
    """Open a source at its start; it can be entered anywhere. Raises OSError."""
    if is_url(source):
        from newslint.audit.containers import remote

        return remote.open_url(source)
    return open(source, "rb")


def enter(folder: str) -> None:
    """Find out whether a folder can be listed. Raises OSError where it cannot."""
    if is_url(folder):
        from newslint.audit.containers import remote

        remote.enter(folder)
    else:
        os.scandir(folder).close()


def size_and_stamp(source: str) -> tuple[int, str]:
    """The size of a source in bytes, and what changes when the source does. Raises OSError."""
    if is_url(source):
        from newslint.audit.containers import remote

        return remote.size_and_stamp(source)
    status = os.stat(source)
    return status.st_size, f"{status.st_size} {status.st_mtime_ns}"


def cannot_read(source: str, error: OSError) -> FileError:
    """The error for a source that the system refuses to open."""
    return FileError(source, f"the source cannot be read: {reason(error)}")

"""Packing: streams that compress what is written to them, the same way each time."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from newslint.audit.containers.compression import zstandard


@contextmanager
def packed(target: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """A stream into a target, compressed as `name` says; the target itself where that is empty."""
    if not name:
        yield target
        return
    with _opened(target, name) as stream:
        yield stream


def _opened(target: BinaryIO, name: str) -> Any:
    match name:
        case "gz":
            return gzip.GzipFile("", "wb", fileobj=target, mtime=0)
        case "bz2":
            return bz2.BZ2File(target, "wb")
        case "xz":
            return lzma.LZMAFile(target, "wb")
    return zstandard().ZstdFile(target, "wb")

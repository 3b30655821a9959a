"""Compression: gzip, zstd, bzip2 and xz streams, read as far as they are whole.

A stream that is cut or broken gives all that could be unpacked, and then raises `Damaged`; so does one that unpacks to
much more than any text does, which is a bomb.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from newslint.audit.containers.entry import Damaged

RATIO = 100
"""Bytes unpacked from one stored byte above which a stream is refused; text rarely exceeds 10."""
FLOOR = 64 << 20
"""Bytes unpacked below which the ratio does not matter."""
BUFFER = 1 << 18
MAGIC = {b"\x1f\x8b": "gz", b"\x28\xb5\x2f\xfd": "zst", b"BZh": "bz2", b"\xfd7zXZ\x00": "xz"}


def zstandard() -> Any:
    """The module for zstd: Python has it from 3.14 on, and before that a package with the same names."""
    if sys.version_info >= (3, 14):
        from compression import zstd  # type: ignore[import-not-found,unused-ignore]
    else:
        from backports import zstd
    return zstd


OPENERS: dict[str, Callable[[BinaryIO], Any]] = {
    "gz": lambda raw: gzip.GzipFile(fileobj=raw),
    "zst": lambda raw: zstandard().ZstdFile(raw),
    "bz2": bz2.BZ2File,
    "xz": lzma.LZMAFile,
}
NAMES = tuple(OPENERS)


def unpacked(raw: BinaryIO, name: str) -> BinaryIO:
    """The unpacked content of a stored stream, compressed as `name` says; the stream itself where that is empty."""
    return checked(OPENERS[name](raw), raw, f"the {name} stream") if name else raw


def checked(inner: Any, raw: BinaryIO | None, what: str) -> io.BufferedReader:
    """A stream of `inner`, which unpacks what is stored in `raw`; bad data raise `Damaged` and nothing else."""
    return io.BufferedReader(_Checked(inner, raw, what), BUFFER)


class _Checked(io.RawIOBase):
    """Counts what is unpacked, and turns what the libraries raise into `Damaged`."""

    def __init__(self, inner: Any, raw: BinaryIO | None, what: str) -> None:
        self._inner = inner
        self._raw = raw
        self._what = what
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._inner.read1(len(buffer))
        except EOFError:
            raise Damaged("truncated", f"{self._what} ends too early; what follows is lost") from None
        except OSError as error:
            if error.errno:
                raise
            raise self._broken(error) from None
        except Exception as error:
            if isinstance(error, Damaged):
                raise
            raise self._broken(error) from None
        self._count += len(data)
        if self._raw is not None and self._count > FLOOR and self._count > RATIO * self._raw.tell():
            problem = f"{self._what} unpacks to more than {RATIO} times its size, as bombs do; the rest is not read"
            raise Damaged("refused", problem)
        buffer[: len(data)] = data
        return len(data)

    def _broken(self, error: Exception) -> Damaged:
        return Damaged("malformed", f"{self._what} is broken ({error}); what follows is lost")

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
        super().close()

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
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO

from newslint.audit.containers.entry import Damaged

RATIO = 100
"""Bytes unpacked from one stored byte above which a stream is refused; text rarely exceeds 10."""
FLOOR = 64 << 20
"""Bytes unpacked below which the ratio does not matter."""
BUFFER = 1 << 18
MAGIC = {b"\x1f\x8b": "gz", b"\x28\xb5\x2f\xfd": "zst", b"BZh": "bz2", b"\xfd7zXZ\x00": "xz"}


def _zstd() -> Any:
    if sys.version_info >= (3, 14):
        from compression import zstd  # type: ignore[import-not-found,unused-ignore]
    else:
        from backports import zstd
    return zstd


OPENERS: dict[str, Callable[[BinaryIO], Any]] = {
    "gz": lambda raw: gzip.GzipFile(fileobj=raw),
    "zst": lambda raw: _zstd().ZstdFile(raw),
    "bz2": bz2.BZ2File,
    "xz": lzma.LZMAFile,
}
NAMES = tuple(OPENERS)


def unpacked(raw: BinaryIO, name: str) -> BinaryIO:
    """The unpacked content of a stored stream, compressed as `name` says; the stream itself where that is empty."""
    if not name:
        return raw
    return io.BufferedReader(_Unpacking(raw, OPENERS[name](raw), name), BUFFER)


class _Unpacking(io.RawIOBase):
    """Unpacks, counts, and turns what the libraries raise into `Damaged`."""

    def __init__(self, raw: BinaryIO, inner: Any, name: str) -> None:
        self._raw = raw
        self._inner = inner
        self._name = name
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._inner.read1(len(buffer))
        except EOFError:
            raise Damaged("truncated", f"the {self._name} stream ends too early; what follows is lost") from None
        except (OSError, zlib.error, lzma.LZMAError) as error:
            if isinstance(error, OSError) and error.errno:
                raise
            raise Damaged("malformed", f"the {self._name} stream is broken ({error}); what follows is lost") from None
        except Exception as error:
            if type(error).__name__ != "ZstdError":
                raise
            raise Damaged("malformed", f"the zst stream is broken ({error}); what follows is lost") from None
        self._count += len(data)
        if self._count > FLOOR and self._count > RATIO * self._raw.tell():
            raise Damaged("refused", f"unpacks to more than {RATIO} times its size, as bombs do; the rest is not read")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
            self._raw.close()
        super().close()

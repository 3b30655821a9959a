"""Remote: sources in an object store (`s3://`, `gs://`, `az://`) or behind `https://`, through obstore.

Credentials come from the environment, as the tools of each store have it. Sources are read in ranges, so a server has
to offer these.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, TypeVar
from urllib.parse import quote, unquote, urlsplit

from newslint.errors import UsageError

BUFFER = 4 << 20
"""Bytes that are asked for at a time."""
RETRIES = 5
SCHEMES = ("s3", "gs", "az", "http", "https", "file")
Result = TypeVar("Result")


def open_url(url: str) -> BinaryIO:
    """Open what a URL names at its start. Raises OSError, and UsageError where no store has such URLs."""
    store, path = _place(url)
    return io.BufferedReader(_Ranges(store, path, _head(store, path)["size"]), BUFFER)


def size_and_stamp(url: str) -> tuple[int, str]:
    """The size of what a URL names, and the tag that its store gives it, or its size and time of change."""
    head = _head(*_place(url))
    return head["size"], str(head.get("e_tag") or f"{head['size']} {head['last_modified']}")


def enter(url: str) -> None:
    """Ask for one name of what lies below a URL. Raises OSError where the store does not answer, or refuses."""
    store, _ = _place(url)
    _asked(lambda: next(iter(store.list(chunk_size=1)), None))


def files(url: str) -> Iterator[str]:
    """The URLs of all that lies below one that ends in a slash, in the order of their names."""
    store, _ = _place(url)
    found = _asked(lambda: [meta["path"] for chunk in store.list() for meta in chunk])
    for path in sorted(found):
        yield url + quote(path)


def _place(url: str) -> tuple[Any, str]:
    """The store that a URL leads to, and the path in it."""
    try:
        from obstore.store import from_url
    except ImportError:
        raise UsageError(f"{url}: to read URLs, run pip install 'newslint[audit]'") from None
    parts = _asked(lambda: urlsplit(url))
    if parts.scheme not in SCHEMES:
        raise UsageError(f"{url}: no store is known for '{parts.scheme}://', only for {', '.join(SCHEMES)}")
    folder, _, name = parts.path.rpartition("/")
    options: Any = {"retry_config": {"max_retries": RETRIES}}
    if parts.scheme in ("http", "https"):
        options["client_options"] = {"allow_http": parts.scheme == "http"}
    elif parts.scheme == "file":
        options = {}
    return _asked(lambda: from_url(f"{parts.scheme}://{parts.netloc}{folder}", **options)), unquote(name)


def _head(store: Any, path: str) -> Any:
    import obstore

    return _asked(lambda: obstore.head(store, path))


def _asked(ask: Callable[[], Result]) -> Result:
    """What a store answers. Raises OSError with the first line of what it says; the rest is for developers."""
    from obstore.exceptions import BaseError

    try:
        return ask()
    except (OSError, ValueError, BaseError) as error:
        raise OSError(str(error).partition("\n")[0]) from None


class _Ranges(io.RawIOBase):
    """A file in a store, read in ranges."""

    def __init__(self, store: Any, path: str, size: int) -> None:
        self._store = store
        self._path = path
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + (0, self._at, self._size)[whence]
        return self._at

    def readinto(self, buffer: Any) -> int:
        import obstore

        length = min(len(buffer), self._size - self._at)
        if length <= 0:
            return 0
        data = _asked(lambda: obstore.get_range(self._store, self._path, start=self._at, length=length))
        buffer[: len(data)] = memoryview(data)
        self._at += len(data)
        return len(data)

"""Transport: JSON-RPC messages as frames, a header and a body, on a pair of pipes.

A frame that is broken (no length, a wrong one, no JSON) costs itself alone: reading goes on at the next header, also
where that stands in the middle of what a wrong length took for a body.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

LENGTH = re.compile(rb"Content-Length:[ \t]*(\d{1,9})[ \t]*\r?\n", re.IGNORECASE)
CHUNK = 1 << 16
LARGEST = 1 << 28
"""Bytes of a body; a length above this is taken to be wrong."""
PATIENCE = 2.0
"""Seconds that a client has to take what is still to be written when the server ends."""


class Broken:
    """Stands for a frame that could not be read."""

    def __init__(self, problem: str) -> None:
        self.problem = problem


def messages(read: Callable[[int], bytes]) -> Iterator[Any]:
    """What a client sends, decoded. `read` gives at most so many bytes, as soon as there are some; none at the end."""
    stream = _Stream(read)
    while (line := stream.line()) is not None:
        length = LENGTH.search(line)
        if length is None:
            if line.strip() and not stream.is_lost:
                stream.is_lost = True
                yield Broken("a header without a valid Content-Length")
            continue
        stream.is_lost = False
        while (line := stream.line()) is not None and line.strip():
            length = LENGTH.search(line) or length
        if int(length[1]) > LARGEST:
            yield Broken(f"a Content-Length above {LARGEST}")
            continue
        body = stream.take(int(length[1]))
        if len(body) < int(length[1]):
            return
        try:
            message = json.loads(body)
        except (ValueError, RecursionError) as error:
            stream.is_lost = True
            swallowed = body.find(b"Content-Length:")
            if swallowed >= 0:
                stream.put_back(body[swallowed:])
            yield Broken(f"no JSON: {error}")
        else:
            yield message


class _Stream:
    """The bytes that have come and are not used up; `is_lost` until a header is found after a broken frame."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self.is_lost = False
        self._read = read
        self._buffer = b""

    def line(self) -> bytes | None:
        """The next line with its end; None where nothing more comes."""
        while b"\n" not in self._buffer:
            if not self._more():
                return None
        line, end, self._buffer = self._buffer.partition(b"\n")
        return line + end

    def take(self, size: int) -> bytes:
        """So many bytes, or fewer where the stream ends."""
        parts = [self._buffer]
        have = len(self._buffer)
        while have < size and (more := self._read(max(CHUNK, size - have))):
            parts.append(more)
            have += len(more)
        whole = b"".join(parts)
        self._buffer = whole[size:]
        return whole[:size]

    def put_back(self, data: bytes) -> None:
        """Let bytes be read again."""
        self._buffer = data + self._buffer

    def _more(self) -> bool:
        data = self._read(CHUNK)
        self._buffer += data
        return bool(data)


class Writer:
    """Writes in a thread of its own, so that a client that does not read its pipe holds up nothing."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._queue: SimpleQueue[bytes | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="newslint-writer", daemon=True)
        self._thread.start()

    def write(self, data: bytes) -> None:
        """Write soon."""
        self._queue.put(data)

    def close(self) -> None:
        """Write what is left, if the client takes it."""
        self._queue.put(None)
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        try:
            while (data := self._queue.get()) is not None:
                self._stream.write(data)
                self._stream.flush()
        except (OSError, ValueError):  # the client is gone, which the reader is told too
            return

"""Standard input, output and error, as the command line uses them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO, TextIOWrapper
from typing import TextIO

from newslint.errors import FileError, reason
from newslint.output.text import visible
from newslint.write import create


def standard_input() -> bytes:
    """All of standard input; raises `FileError` where it cannot be read."""
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise FileError("-", f"standard input cannot be read: {reason(error)}") from None


def writer(stream: TextIO, *, exact: bool = False) -> Callable[[str], object]:
    """What writes text to a stream; `exact` keeps every byte, otherwise what the stream cannot encode is escaped."""
    if exact:
        return lambda text: stream.buffer.write(text.encode("utf-8", "surrogateescape"))
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream.write


@contextmanager
def output(path: str | None, stream: TextIO) -> Iterator[TextIO]:
    """Where output goes: `stream`, or a file, in UTF-8, which changes once all of it is there.

    Raises `FileError` where the file cannot be written.
    """
    if path is None:
        yield stream
        return
    content = TextIOWrapper(BytesIO(), "utf-8", newline="\n")
    yield content
    content.seek(0)
    data = content.buffer.read()
    if not os.path.exists(path) or os.path.isfile(path):
        create(path, data)
        return
    try:  # a pipe or a device, such as /dev/stderr
        with open(path, "wb") as file:
            file.write(data)
    except OSError as error:
        raise FileError(path, f"it was not written: {reason(error)}") from None


def complain(problem: str) -> None:
    """Say on stderr, in one line, what went wrong."""
    with suppress(OSError):  # where nobody listens, the exit code still says it
        sys.stderr.write(f"newslint: {visible(problem)}\n")


def drop_output() -> None:
    """Send what is left in stdout's buffer nowhere, or Python complains about it when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

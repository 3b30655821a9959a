"""Standard input, output and error, as the command line uses them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

from newslint.errors import FileError, reason
from newslint.output.text import visible


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


def complain(problem: str) -> None:
    """Say on stderr, in one line, what went wrong."""
    with suppress(OSError):  # where nobody listens, the exit code still says it
        sys.stderr.write(f"newslint: {visible(problem)}\n")


def drop_output() -> None:
    """Send what is left in stdout's buffer nowhere, or Python complains about it when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

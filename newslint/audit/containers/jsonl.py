"""JSON Lines: an object a line. The number of a record is that of its line, from 0; blank lines count."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from newslint.audit.containers.encoding import decoded
from newslint.audit.containers.entry import Damaged, Entry, Origin, Part, Row, too_large
from newslint.audit.record import Locator, Unreadable

BLOCK = 1 << 20


def entries(stream: BinaryIO, origin: Origin) -> Iterator[Entry]:
    """An entry a line."""
    return part(stream, origin, Part(0, -1, 0, 0))


def parts(stream: BinaryIO, part: int) -> Iterator[Part]:
    """Byte ranges that start and end with a line; to number the lines, all are counted."""
    start = first = lines = at = 0
    while block := stream.read(min(BLOCK, part)):
        ends = -1
        if at + len(block) - start >= part:
            ends = block.find(b"\n", max(start + part - at - 1, 0))
        if ends >= 0:
            lines += block.count(b"\n", 0, ends + 1)
            yield Part(start, at + ends + 1, first, at + ends + 1 - start)
            start, first = at + ends + 1, lines
            lines += block.count(b"\n", ends + 1)
        else:
            lines += block.count(b"\n")
        at += len(block)
    if at > start:
        yield Part(start, at, first, at - start)


def part(stream: BinaryIO, origin: Origin, part: Part) -> Iterator[Entry]:
    """The lines of a byte range."""
    if part.start:
        stream.seek(part.start)
    number, at = part.first, part.start
    largest = origin.options.largest
    while part.end < 0 or at < part.end:
        line = stream.readline(largest + 1)
        if not line:
            return
        at += len(line)
        locator = origin.locator(number)
        if len(line) > largest and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(BLOCK)
                at += len(line)
            yield Entry(locator, partial(too_large, locator, largest))
        else:
            yield Entry(locator, partial(row, line, locator, origin))
        number += 1


def row(data: bytes, locator: Locator, origin: Origin) -> Row | Unreadable | None:
    """The object in a piece of JSON; None where the piece is blank."""
    if not data.strip():
        return None
    try:
        value = json.loads(decoded(data.strip(), origin.options.encoding))
    except Damaged as damage:
        return Unreadable(locator, damage.cause, damage.problem)
    except RecursionError:
        return Unreadable(locator, "malformed", "the JSON is nested too deeply")
    except ValueError as error:
        return Unreadable(locator, "malformed", f"the line is not JSON: {error}")
    if not isinstance(value, dict):
        return Unreadable(locator, "malformed", "the JSON is no object with fields")
    return value

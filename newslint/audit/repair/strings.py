"""Strings: a text inside a line of JSON, edited where it stands, so that not a byte besides the edits changes.

What is written follows the string around it: characters that it escapes are escaped the same way, and where the line
is all ASCII, so is what comes in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import NamedTuple

from newslint.audit.repair.changes import Change
from newslint.source import decode, encode

SPACE = re.compile(r"[ \t\n\r]*")
TOKEN = re.compile(r"\\u[dD][89aAbB]..\\u[dD][c-fC-F]..|\\u....|\\.|[^\\]+", re.DOTALL)
VALUE = json.JSONDecoder()


class Place(NamedTuple):
    """Where a string stands in a line of JSON, without its quotation marks, in characters."""

    start: int
    end: int


def find(line: str, name: str) -> Place | None:
    """The string that the field of a name holds, dotted where it is nested; None where that is no string.

    `line` is an object that `json` can read. Of fields of one name the last counts, as it does for `json`.
    """
    at = _space(line, line.index("{"))
    while True:
        members = dict((key, (start, end)) for key, start, end in _members(line, at))  # noqa: C402 - the last counts
        if name in members:
            start, end = members[name]
            return Place(start + 1, end - 1) if line[start] == '"' else None
        head, dot, name = name.partition(".")
        if not dot or head not in members or line[members[head][0]] != "{":
            return None
        at = members[head][0]


def rewritten(line: str, place: Place, changes: Sequence[Change]) -> str:
    """A line with changes of the string at a place; they count in bytes of the string's text as UTF-8."""
    raw = line[place.start : place.end]
    escapes = {json.loads(f'"{token}"'): token for token in TOKEN.findall(raw) if token[0] == "\\"}
    ascii_only = line.isascii() and r"\u" in line
    edges = _written(raw, [edge for change in changes for edge in (change.start, change.end)])
    parts: list[str] = []
    at = 0
    for change, start, end in zip(changes, edges[::2], edges[1::2], strict=True):
        parts += [raw[at:start], _escaped(decode(change.new), escapes, ascii_only)]
        at = end
    return line[: place.start] + "".join([*parts, raw[at:]]) + line[place.end :]


def _members(line: str, at: int) -> Iterator[tuple[str, int, int]]:
    """Name, start and end of the value of each member of the object that starts at `at`."""
    at = _space(line, at + 1)
    while line[at] != "}":
        name, at = scanstring(line, at + 1, True)
        start = _space(line, _space(line, at) + 1)
        _, end = VALUE.raw_decode(line, start)
        yield name, start, end
        at = _space(line, end)
        if line[at] == ",":
            at = _space(line, at + 1)


def _space(line: str, at: int) -> int:
    match = SPACE.match(line, at)
    return match.end() if match else at


def _written(raw: str, places: Sequence[int]) -> list[int]:
    """Places in a string's text, in bytes and in order, as places in the string as it is written, in characters."""
    found: list[int] = []
    start = 0
    for match in TOKEN.finditer(raw):
        token = match[0]
        text = encode(token if token[0] != "\\" else json.loads(f'"{token}"'))
        while len(found) < len(places) and places[len(found)] < start + len(text):
            inside = text[: places[len(found)] - start]
            found.append(match.start() + len(decode(inside)))  # of an escape, no place lies inside
        start += len(text)
    return [*found, *[len(raw)] * (len(places) - len(found))]


def _escaped(text: str, escapes: dict[str, str], ascii_only: bool) -> str:
    return "".join(escapes.get(letter) or json.dumps(letter, ensure_ascii=ascii_only)[1:-1] for letter in text)

"""Edits as the protocol has them: between two texts, and for an editor to apply to the version they were made for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newslint.finding import Edit
from newslint.source import LINE_END, Source, Unit, decode, encode
from newslint.span import Span

Plain = dict[str, Any]


def workspace_edit(uri: str, version: int, edits: list[Plain], *, versioned: bool) -> Plain:
    """Edits of one text; `versioned` where the editor can see that it has changed meanwhile."""
    if versioned:
        return {"documentChanges": [{"textDocument": {"uri": uri, "version": version}, "edits": edits}]}
    return {"changes": {uri: edits}}


def text_edit(source: Source, edit: Edit, unit: Unit) -> Plain:
    """An edit of newslint's as one of the protocol's."""
    (line, character), (last, end) = (source.unit_position(offset, unit) for offset in edit.span)
    places = {"start": {"line": line, "character": character}, "end": {"line": last, "character": end}}
    return {"range": places, "newText": edit.text}


def between(before: Source, after: Source) -> Iterator[Edit]:
    """The edits that make one text of another, each within a line where lines stay lines, so that cursors stay put."""
    from difflib import SequenceMatcher

    old, new = _lines(before.data), _lines(after.data)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    for kind, first, last, new_first, new_last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if last - first == new_last - new_first:
            for index in range(last - first):
                yield from _trimmed(starts[first + index], old[first + index], new[new_first + index])
        else:
            yield from _trimmed(starts[first], b"".join(old[first:last]), b"".join(new[new_first:new_last]))


def _lines(data: bytes) -> list[bytes]:
    """The lines of a text with their ends."""
    lines, end = [], 0
    for match in LINE_END.finditer(data):
        lines.append(data[end : match.end()])
        end = match.end()
    return [*lines, data[end:]]


def _trimmed(start: int, old: bytes, new: bytes) -> Iterator[Edit]:
    """One edit, without what the old and the new text start and end with alike."""
    if old == new:
        return
    was, becomes = decode(old), decode(new)
    same = _common(was, becomes)
    same -= was[:same].endswith("\r")  # no position lies between CR and LF
    start += len(encode(was[:same]))
    was, becomes = was[same:], becomes[same:]
    tail = _common(was[::-1], becomes[::-1])
    tail -= tail > 0 and was[-tail] == "\n" and (was[:-tail].endswith("\r") or becomes[:-tail].endswith("\r"))
    yield Edit(Span(start, start + len(encode(was[: len(was) - tail]))), becomes[: len(becomes) - tail])


def _common(one: str, other: str) -> int:
    """How many code points two texts start with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))

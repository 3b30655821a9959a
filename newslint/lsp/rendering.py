"""Rendering: the diagnostics of a text as JSON, of which one version takes over from the one before what it can.

A finding that has only moved says the same in other lines. To write a thousand diagnostics anew at each keystroke takes
longer than to find them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from newslint.finding import Finding
from newslint.source import Source

LINE = re.compile(r'"line":(\d+)')
"""Nothing but a line in compact JSON: inside a text the mark behind `line` would be escaped."""


class Json(str):
    """JSON, to be sent as it is."""

    __slots__ = ()


class _Kept(NamedTuple):
    """What a finding was rendered as when it started in a line."""

    origin: Finding
    line: int
    text: str


class Renderer:
    """Renders the findings in the versions of one text."""

    def __init__(self) -> None:
        self._kept: dict[int, _Kept] = {}

    def render(
        self,
        source: Source,
        findings: Iterable[Finding],
        origins: Mapping[int, Finding],
        make: Callable[[Finding], dict[str, Any]],
    ) -> list[Json]:
        """The diagnostic of each finding; `make` makes one, `origins` are those of `newslint.incremental.linting`."""
        kept: dict[int, _Kept] = {}
        for finding in findings:
            origin, line = origins.get(id(finding), finding), source.line(finding.span.start)
            known = self._kept.get(id(origin))
            if known is None or not line or not known.line:  # the first line may have a byte order mark, which shifts
                text = json.dumps(make(finding), separators=(",", ":"))
            else:
                text = known.text if line == known.line else _moved(known.text, known.line, line)
            kept[id(origin)] = _Kept(origin, line, text)
        self._kept = kept
        return [Json(each.text) for each in kept.values()]


def listed(items: Iterable[Json]) -> Json:
    """A list of what is rendered already."""
    return Json(f"[{','.join(items)}]")


def with_member(plain: dict[str, Any], name: str, value: Json) -> Json:
    """An object of plain data with one more member, which is rendered already."""
    return Json(f"{json.dumps(plain)[:-1]}{',' if plain else ''}{json.dumps(name)}:{value}}}")


def _moved(text: str, before: int, after: int) -> str:
    """A diagnostic that started in one line as it is when it starts in another."""
    return LINE.sub(lambda match: f'"line":{int(match[1]) + after - before}', text)

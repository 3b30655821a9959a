"""Output formats: each turns results, as they come, into text, and is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import NamedTuple

from newslint.errors import UsageError
from newslint.rule import Rule
from newslint.runner import Result

TEXT_FORMATS = ("full", "concise", "grouped")
MACHINE_FORMATS = (
    "json", "json-lines", "sarif", "github", "gitlab", "junit", "rdjson", "checkstyle", "lsp",
)  # fmt: skip
"""Formats that nothing may be added to, not even a summary."""
FORMATS = TEXT_FORMATS + MACHINE_FORMATS
FINGERPRINTED = ("sarif", "gitlab")
"""Formats that want `Result.fingerprints`."""
COUNTS = {**dict.fromkeys(TEXT_FORMATS, "statistics"), "json": "statistics_json", "json-lines": "statistics_json_lines"}
"""The modules that show counts, for the formats that can."""


class Context(NamedTuple):
    """What a format has to know besides the results: the rules by code, the address of each, and who reads it.

    `version` says newslint's own, and is only asked where a format wants it.
    """

    rules: Mapping[str, Rule]
    url: Callable[[Rule], str | None]
    colour: bool = False
    terminal: bool = False
    version: Callable[[], str] = lambda: "unknown"


Render = Callable[[Iterable[Result], Context], Iterator[str]]


def renderer(name: str) -> Render:
    """The `render` of a module of this package."""
    render: Render = import_module(f"newslint.output.{name.replace('-', '_')}").render
    return render


def counter(name: str) -> Render:
    """What shows the counts of `--statistics` in a format; raises `UsageError` for one that has no place for them."""
    if name not in COUNTS:
        raise UsageError(f"--statistics cannot be shown as {name}; choose {', '.join(COUNTS)}")
    return renderer(COUNTS[name])

"""Output formats: each turns results, as they come, into text, and is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import NamedTuple

from newslint.rule import Rule
from newslint.runner import Result

FORMATS = ("full", "concise", "json")
MACHINE_FORMATS = frozenset({"json"})
"""Formats that nothing may be added to, not even a summary."""


class Context(NamedTuple):
    """What a format has to know besides the results: the rules by code, the address of each, and who reads it."""

    rules: Mapping[str, Rule]
    url: Callable[[Rule], str | None]
    colour: bool = False
    terminal: bool = False


Render = Callable[[Iterable[Result], Context], Iterator[str]]


def renderer(name: str) -> Render:
    """The `render` of a module of this package."""
    render: Render = import_module(f"newslint.output.{name}").render
    return render

"""`--statistics`: how often each rule found something, most often first, instead of the findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newslint.output import Context
from newslint.output.colour import BOLD, GREEN, RED, painter
from newslint.runner import Result


class Count(NamedTuple):
    """The findings of one rule, and how many of them have a fix."""

    code: str
    found: int
    fixable: int


def render(results: Iterable[Result], context: Context) -> Iterator[str]:
    """Yield a line for each rule; `[*]` marks one whose findings can be fixed, `[-]` one of which some can."""
    paint = painter(context.colour)
    counts = counted(results)
    digits = len(str(counts[0].found)) if counts else 0
    for code, count, fixable in counts:
        mark = "[*]" if fixable == count else "[-]" if fixable else "[ ]"
        name = context.rules[code].name
        yield f"{paint(BOLD, f'{count:>{digits}}')}  {paint(RED, code)}  {paint(GREEN, mark)}  {name}\n"


def counted(results: Iterable[Result]) -> list[Count]:
    """The rules that found something, by falling count, then by code."""
    counts: dict[str, int] = {}
    fixable: dict[str, int] = {}
    for result in results:
        for finding in result.findings:
            counts[finding.rule] = counts.get(finding.rule, 0) + 1
            fixable[finding.rule] = fixable.get(finding.rule, 0) + (finding.fix is not None)
    found = (Count(code, count, fixable[code]) for code, count in counts.items())
    return sorted(found, key=lambda each: (-each.found, each.code))

"""`grouped`: the findings of a file below its name, in columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.output import Context
from newslint.output.colour import BOLD, RED, painter
from newslint.output.text import visible
from newslint.runner import Result


def render(results: Iterable[Result], context: Context) -> Iterator[str]:
    """Yield the lines of each file, and an empty line after them."""
    paint = painter(context.colour)
    for result in results:
        if not result.findings:
            continue
        places = ["{}:{}".format(*result.source.position(finding.span.start)) for finding in result.findings]
        wide = max(map(len, places))
        lines = [
            f"  {place:<{wide}}  {paint(RED, finding.rule)}  {visible(finding.message)}\n"
            for place, finding in zip(places, result.findings, strict=True)
        ]
        yield "".join([paint(BOLD, visible(result.path)), ":\n", *lines, "\n"])

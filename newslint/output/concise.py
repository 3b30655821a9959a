"""`concise`: `path:row:column: CODE message`, a finding a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.output import Context
from newslint.output.colour import BOLD, RED, painter
from newslint.output.text import visible
from newslint.runner import Result


def render(results: Iterable[Result], context: Context) -> Iterator[str]:
    """Yield the lines of each file."""
    paint = painter(context.colour)
    for result in results:
        if not result.findings:
            continue
        path, position = paint(BOLD, visible(result.path)), result.source.position
        lines = []
        for finding in result.findings:
            row, column = position(finding.span.start)
            lines.append(f"{path}:{row}:{column}: {paint(RED, finding.rule)} {visible(finding.message)}\n")
        yield "".join(lines)

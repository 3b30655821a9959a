"""`--diff`: what `--fix` would change, as a unified diff.

In a file or a pipe it is a patch that `patch` and `git apply` take: the bytes as they are, lines ending at line feeds
alone. In a terminal it is for people: lines end where editors end them, and nothing in them can steer the terminal.
UTF-16 is shown as UTF-8 in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.output import Context
from newslint.output.colour import BLUE, BOLD, GREEN, RED, painter
from newslint.output.text import visible
from newslint.runner import Result
from newslint.source import LINE_END, Source, decode

COLOURS = {"-": RED, "+": GREEN, "@": BLUE}
PLAIN = "0"
UNFINISHED = "\\ No newline at end of file\n"


def render(results: Iterable[Result], context: Context) -> Iterator[str]:
    """Yield the hunks of each file that would change; bytes that are not UTF-8 as lone surrogates."""
    from difflib import unified_diff

    paint = painter(context.colour)
    lines_of = _shown_lines if context.terminal else _patch_lines
    for result in results:
        if result.before == result.source.data:
            continue
        name = visible(result.path)
        yield paint(BOLD, f"--- {_header(name)}") + "\n" + paint(BOLD, f"+++ {_header(name)}") + "\n"
        lines = unified_diff(lines_of(Source(result.before)), lines_of(result.source), lineterm="\n")
        for line in list(lines)[2:]:
            body = line.removesuffix("\n")
            yield paint(COLOURS.get(body[:1], PLAIN), body) + "\n"
            if body == line:
                yield UNFINISHED


def _header(name: str) -> str:
    """A name with a space needs a tab after it, or `patch` takes what follows the space for a date."""
    return f"{name}\t" if " " in name else name


def _patch_lines(source: Source) -> list[str]:
    data = source.data if source.encoding == "utf-8" else source.text
    lines = data.split(b"\n")
    return [decode(line + b"\n") for line in lines[:-1]] + [decode(line) for line in lines[-1:] if line]


def _shown_lines(source: Source) -> list[str]:
    """The lines as people see them, a carriage return at their end made visible."""
    lines: list[str] = []
    start = 0
    for line_end in LINE_END.finditer(source.text):
        returned = "␍" if b"\r" in line_end.group() else ""
        lines.append(visible(decode(source.text[start : line_end.start()])) + returned + "\n")
        start = line_end.end()
    rest = visible(decode(source.text[start:]))
    return [*lines, rest] if rest else lines

"""Spaces at the end of a line and before the first word show nowhere, but in every comparison of two versions.

The fix removes them, and ends the last line if nothing does. They harm no reader, and copy from a form or a mail never
ends with a line break, so the rule is off unless it is asked for.

Left alone: Markdown's hard line breaks, blank lines, code, and the first line of copy that indents others too.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Annotated, NamedTuple

from newslint import Bad, Document, Edit, Finding, Fix, Good, Safety, Severity, rule

TRAILING = re.compile(rb"(?<!\s)(?<!\xc2\xa0)(?:[ \t]|\xc2\xa0)+(?=[\r\n]|\Z)")
ENDS = tuple(space + end for space in (b" ", b"\t", b"\xa0") for end in (b"\n", b"\r"))
HARD_BREAK = re.compile(rb" {2,}(?:\r\n|\r|\n)[ \t]*\S")
LEADING = re.compile(rb"[ \t]+(?=\S)")
INDENTED = re.compile(rb"[\r\n][ \t]+\S")


class Options(NamedTuple):
    """What a configuration may set."""

    line_end: Annotated[bool, "Whether the last line has to end."] = True


@rule(
    code="SPC010",
    summary="Space at the edge of a line, or no line end",
    scope="document",
    formats=("plain", "markdown"),
    default=False,
    options=Options(),
    examples=[
        Bad(" It rained. \n\nIt snowed.\t\u00a0\nIt thawed.\n", "It rained.\n\nIt snowed.\nIt thawed.\n", 3),
        Bad("It rained. \r\nIt thawed.", "It rained.\r\nIt thawed.\r\n", 2),
        Bad("# Rain \n\nRain  \nor snow. \n\n    x \n", "# Rain\n\nRain  \nor snow.\n\n    x \n", 2, "markdown"),
        Good("It rained.", options={"line-end": False}),
        Good("  It rained.\n  \n  It snowed.\n"),
        Good("It rained.\n\n```\nx \n```\n", format="markdown"),
        Good(""),
    ],
)
def edge_whitespace(document: Document, options: Options) -> Iterator[Finding]:
    text, blocks = document.source.text, document.blocks
    trailing = any(end in text for end in ENDS) or text[-1:] in (b" ", b"\t", b"\xa0")
    indent = LEADING.match(text)
    starts = [block.source.start for block in blocks] if indent or trailing else []
    if indent and indent.end() in starts and not INDENTED.search(text):
        yield _finding(document, indent.span(), "Space before the first word", "Remove the space", "")
    for match in TRAILING.finditer(text) if trailing else ():
        index = bisect_right(starts, match.start()) - 1
        hard_break = document.dialect in ("markdown", "mdx") and HARD_BREAK.match(text, match.start())
        if index >= 0 and match.start() <= blocks[index].source.end and not hard_break:
            yield _finding(document, match.span(), "Space at the end of a line", "Remove the space", "")
    if options.line_end and blocks and text.rstrip(b" \t")[-1:] not in (b"\n", b"\r"):
        line_end = "\r\n" if b"\r\n" in text else "\n"
        yield _finding(document, (len(text), len(text)), "The last line does not end", "End the line", line_end)


def _finding(document: Document, where: tuple[int, int], message: str, title: str, text: str) -> Finding:
    span = document.span(*where)
    return Finding("", span, message, Severity.WARNING, Fix(title, (Edit(span, text),), Safety.SAFE), ())

"""More than one blank line between paragraphs marks where an advertisement, a picture or a widget was cut out.

Tools that split text at blank lines then see empty paragraphs. The fix leaves one blank line, and none at the start
and the end of the file; line ends and indentation stay as they are.

Left alone: texts in which ten breaks, or more than a fifth of them, are that wide, since it is how they are laid out; titles in AsciiDoc and reStructuredText, before which two blank lines are usual; one blank line at the end of the file, blank lines in code, spaces at the end of a line, and a missing line break at the end of the file.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from newslint import Bad, Document, Edit, Finding, Fix, Good, Safety, Severity, rule

BREAK = re.compile(rb"\r\n|\r|\n")
TOO_MANY = re.compile(rb"\n[ \t\r]*\n[ \t\r]*\n")

FEW, A_HABIT = 3, 10
KEPT = 2
"""Line breaks between paragraphs: the end of a line and one blank line."""


@rule(
    code="SPC008",
    summary="More than one blank line",
    scope="document",
    formats=("plain", "markdown"),
    examples=[
        Bad("One.\n\n\n\nTwo.\n", "One.\n\nTwo.\n"),
        Bad("One.\r\n\r\n\r\n  Two.", "One.\r\n\r\n  Two."),
        Bad("\n\n  One.\n\nTwo.\n\n\n", "  One.\n\nTwo.\n", findings=2),
        Good("One.\n\nTwo.\nThree.\n"),
        Good("One.  \n \nTwo."),
        Good("One.\n\nTwo.\n\n"),
        Good("One.\n\n\nTwo.\n\n\nThree.\n\n\nFour."),
        Good("One.\n\n\nTwo\n---\n\nThree.\n", format="rst"),
    ],
)
def extra_blank_lines(document: Document) -> Iterator[Finding]:
    text = document.source.text
    if not (text[:1].isspace() or text[-2:].isspace() or TOO_MANY.search(text)) or not document.blocks:
        return
    last = len(document.blocks)
    wide = len(TOO_MANY.findall(text.strip()))
    layout = wide >= FEW and (5 * wide > last or wide >= A_HABIT)
    parts_titles = document.dialect in ("asciidoc", "rst")
    for index in sorted({0, last, *(() if layout else _below(document))}):
        if document.gap(index - 1, index) is None:
            continue
        start = document.blocks[index - 1].source.end if index else 0
        end = document.blocks[index].source.start if index < last else len(text)
        breaks = list(BREAK.finditer(text, start, end))
        inside = 0 < index < last
        if inside and (layout or (parts_titles and document.blocks[index].kind == "heading")):
            continue
        kept = KEPT if inside else int(index > 0)
        if len(breaks) > KEPT or (len(breaks) > kept and not index):
            whole = document.span(breaks[0].start(), breaks[-1].end())
            surplus = document.span(breaks[kept - 1].end() if kept else 0, breaks[-1].end())
            title = "Leave one blank line" if inside else "Remove the blank lines"
            fix = Fix(title, (Edit(surplus, ""),), Safety.SAFE)
            yield Finding("", whole, "More than one blank line", Severity.WARNING, fix, ())


def _below(document: Document) -> Iterator[int]:
    """The indexes of the blocks below breaks that may be too wide."""
    for match in TOO_MANY.finditer(document.source.text):
        yield bisect_right(document.blocks, match.start(), key=lambda block: block.source.start)

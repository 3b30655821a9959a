"""Two or more spaces in a row are what is left where a pipeline took out a tag, a link or a word.

They also defeat searches for a phrase. The fix leaves one space.

Left alone: indentation and the ends of lines, tables and columns (several wide gaps in a few words, or a wide gap
beside a figure), and two spaces after the end of a sentence, as typists set them. Markdown and HTML, where spaces in a
row show as one.
"""

import re
from collections.abc import Iterator

from newslint import Bad, Document, Finding, Good, Pattern, rule
from newslint_rules.spacing._marks import blocks_with

SPACES = Pattern(r"(?<=[^\s|])[ \u00a0]{2,}(?=[^\s|])")
WIDE = Pattern(r"(?<=\S)(?: {3,}| *\t\s*)(?=\S)")
CANDIDATE = re.compile(rb"  | \xc2\xa0|\xc2\xa0 |\xc2\xa0\xc2\xa0")
SENTENCE_ENDS = ".!?\"”’':)"
FEW = 3
DOUBLE = 2


@rule(
    code="SPC001",
    summary="More than one space between words",
    trigger="  | \u00a0|\u00a0 |\u00a0\u00a0",
    scope="document",
    formats=("plain",),
    examples=[
        Bad("The council  voted on Monday.", "The council voted on Monday."),
        Bad("It rained.   Then it snowed. Nobody  came.", "It rained. Then it snowed. Nobody came.", findings=2),
        Bad("A letter \u00a0 from home.", "A letter from home."),
        Good("    Indented copy.  \nNext line."),
        Good("Team      Played      Points\nRovers    12          30"),
        Good("Total    412"),
        Good("One came.  Two went.  Three stayed.  Four slept."),
    ],
)
def multiple_spaces(document: Document) -> Iterator[Finding]:
    for block in blocks_with(document, CANDIDATE):
        text = block.text
        matches = list(SPACES.finditer(text))
        if _is_table(text, len(matches)):
            continue
        for match in matches:
            start, end = match.span()
            beside_figure = end - start > DOUBLE and (text[start - 1].isdigit() or text[end].isdigit())
            if not beside_figure and not (end - start == DOUBLE and text[start - 1] in SENTENCE_ENDS):
                yield block.flag(match, "More than one space between words", fix=" ")


def _is_table(text: str, gaps: int) -> bool:
    """Whether the wide gaps of a line stand between columns: few words to a gap."""
    wide = sum(1 for _ in WIDE.finditer(text))
    return (wide > 1 or gaps > FEW) and len(text.split()) <= 4 * (max(wide, gaps) + 1)

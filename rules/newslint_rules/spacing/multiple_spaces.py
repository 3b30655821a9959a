"""Two or more spaces in a row are what is left where a pipeline took out a tag, a link or a word.

They also defeat searches for a phrase. The fix leaves one space.

Left alone: ornaments such as `*  *  *`, indentation and the ends of lines, tables and columns (several wide gaps in a few words, or a wide gap
beside a figure), and two spaces after the end of a sentence in texts that set them more often. Markdown and HTML, where spaces in a
row show as one.
"""

import re
from collections.abc import Iterator

from newslint import Bad, Document, Finding, Good, Pattern, rule
from newslint_rules.spacing._marks import blocks_with

SPACES = Pattern(r"(?<=[^\s|])[ \u00a0]{2,}(?=[^\s|])")
WIDE = Pattern(r"(?<=\S)(?: {3,}| *\t\s*)(?=\S)")
CANDIDATE = re.compile(rb"  | \xc2\xa0|\xc2\xa0 |\xc2\xa0\xc2\xa0")
TWO_AFTER_SENTENCE = re.compile(rb"[.!?](?:[\"')]|\xe2\x80[\x99\x9d])?(?: |\xc2\xa0){2}(?=\S)")
ONE_AFTER_SENTENCE = re.compile(rb"[.!?](?:[\"')]|\xe2\x80[\x99\x9d])?[ \n](?=\S)")
SENTENCE_ENDS = ".!?\"”’':)"
FEW = 3
DOUBLE = 2
A_ROW = 12
"""Words in a line that may be the row of a table with one wide gap."""
COLUMN = 6
"""Words to a gap in a line that may be the row of a table with more of them."""
OFTEN = 5
"""One in so many sentences ends with two spaces where that is a style."""


@rule(
    code="SPC001",
    summary="More than one space between words",
    trigger="  | \u00a0|\u00a0 |\u00a0\u00a0",
    scope="document",
    formats=("plain",),
    examples=[
        Bad("The council  voted on Monday.", "The council voted on Monday."),
        Bad("It rained.   Then it snowed. Nobody  came.", "It rained. Then it snowed. Nobody came.", findings=2),
        Bad("A. B. C.  D. E. F.", "A. B. C. D. E. F."),
        Bad("A letter \u00a0 from home.", "A letter from home."),
        Good("    Indented copy.  \nNext line."),
        Good("Team      Played      Points\nRovers    12          30"),
        Good("Total    412"),
        Good("It rained.\n*  *  *\n\nIt snowed."),
        Good("One came.  Two went.  Three stayed. Four slept."),
    ],
)
def multiple_spaces(document: Document) -> Iterator[Finding]:
    is_style = _sets_two_after_sentences(document.text)
    for block in blocks_with(document, CANDIDATE):
        text = block.text
        matches = list(SPACES.finditer(text))
        words, wide = len(text.split()), sum(1 for _ in WIDE.finditer(text))
        if (wide > 1 or len(matches) > FEW) and words <= COLUMN * (max(wide, len(matches)) + 1):
            continue
        for match in matches:
            start, end = match.span()
            if not _holds_word(match):
                continue
            is_double = end - start == DOUBLE
            beside_figure = not is_double and (text[start - 1].isdigit() or text[end].isdigit())
            is_column = beside_figure and (wide > 1 or words <= A_ROW)
            if not is_column and not (is_double and is_style and text[start - 1] in SENTENCE_ENDS):
                yield block.flag(match, "More than one space between words", fix=" ")


def _holds_word(match: re.Match[str]) -> bool:
    """Whether the line of a match has a letter or a figure: `*  *  *` is an ornament."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return any(map(str.isalnum, before.rpartition("\n")[2] + after.partition("\n")[0]))


def _sets_two_after_sentences(text: bytes) -> bool:
    two = sum(1 for _ in TWO_AFTER_SENTENCE.finditer(text))
    return two >= FEW or (two > 0 and OFTEN * two > two + sum(1 for _ in ONE_AFTER_SENTENCE.finditer(text)))

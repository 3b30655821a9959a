"""A space before a comma or a full stop comes from taggers, from links and names that were cut out, and from OCR.

English sets none, and a line may break there, so that it begins with the comma. The fix takes the space away; in `one
,two` it moves it behind the comma.

Left alone: a footnote or a tag before the mark in Markdown, French, which sets a space before tall marks; decimals and names such as `.5` and `.com`, dots in a row,
faces such as `:)`, and a colon behind a label that opens a line or between figures.
"""

import re
from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, rule
from newslint_rules.spacing._marks import LETTER, NOT_ASCII

SPACE = Pattern(
    r"""[ \u00a0]+(?<=[\w%”’"')\]] |[\w%”’"')\]]\u00a0)"""
    r"""(?:(?P<low>[.,](?![ \u00a0]\.)(?=[\s”’)\]]|"\W|"?$))|(?P<tall>[;:!?](?=\s|[”"]?$|[”"]\s))|,(?=[a-z]{2}))"""
)
FRENCH = Pattern(r"(?i)\b(?:les?|la|des|du|une?|est|et|dans|pour|que|qui|avec|sur)\b")
A_FEW = 2
LABEL = 3
"""A colon behind at most so many words at the start of a line is one that a page set out as a label or a speaker."""


@rule(
    code="SPC002",
    summary="Space before a punctuation mark",
    trigger=rf"""[0-9{LETTER}_%"')\]][  ]+(?:[.,;:!?](?:[\s{NOT_ASCII}"')\]]|$)|,[a-z])""",
    examples=[
        Bad("The vote , held on Monday , failed .", "The vote, held on Monday, failed.", findings=3),
        Bad("Who won ? Nobody knows !", "Who won? Nobody knows!", findings=2),
        Bad("Rain ,wind and snow fell.", "Rain, wind and snow fell."),
        Bad("He said “not yet” , then “maybe .”", "He said “not yet”, then “maybe.”", findings=2),
        Bad("The minister said on Monday : we shall see.", "The minister said on Monday: we shall see."),
        Good("Prices rose .5 percent at .com firms . . . and fell ... again :) The odds are 2 : 1."),
        Good("The vote [^1], held <i></i> , failed.\n\n[^1]: In May.", format="markdown"),
        Good("Reporter : What happened?"),
        Good("Est-ce que la ville est prête ? Oui, dans une semaine !"),
    ],
)
def space_before_punctuation(block: Block) -> Iterator[Finding]:
    text = block.text
    for match in SPACE.finditer(text):
        start, end = match.span()
        if match["tall"] and (_is_label(match) or sum(1 for _ in FRENCH.finditer(text)) > A_FEW):
            continue
        if block.document.format == "markdown" and _hides_something(block, start - 1, end):
            continue
        if match["low"] or match["tall"]:
            yield block.flag(match, "Space before a punctuation mark", fix="", at=(start, end - 1))
        else:
            yield block.flag(match, "Space before a comma, none after it", fix=", ")


def _hides_something(block: Block, start: int, end: int) -> bool:
    """Whether a reference to a footnote or a tag stands between a word and a mark."""
    hidden = block.written((start, end))
    return b"[^" in hidden or b"<" in hidden


def _is_label(match: re.Match[str]) -> bool:
    """Whether a colon stands behind a label that opens a line, or between figures."""
    if match["tall"] != ":":
        return False
    before, after = match.string[: match.start()], match.string[match.end() :].lstrip()
    return len(before.rpartition("\n")[2].split()) <= LABEL or (before[-1].isdigit() and after[:1].isdigit())

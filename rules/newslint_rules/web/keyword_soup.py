"""The keywords of a page, which no reader was to see, end up as a line of their own: a row of names without a sentence.

Such a line has five words or more, none in lower case, and most of them stand in the text as well. It is the last of the
text, or near its end and has eight words at least. The fix removes it, for a person to confirm.

Left alone: lines with other punctuation than commas between the words, or with a word such as "the" or "to", lines all in
capitals, headlines above the text, headings, list items, cells of tables, and lines set in bold or otherwise marked up.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Safety, rule
from newslint_rules.web._keywords import FOUR, GAP, NAME, is_soup

LONGEST = 400
"""Bytes."""
BELOW = 40
"""So many blocks at the end are looked at; other stories may follow the keywords."""
KNOWN = 0.7
"""The share of the words that stand elsewhere in the text."""


@rule(
    code="WEB004",
    summary="Line of keywords",
    trigger=rf"(?m)^[ \t]*{FOUR}(?:(?:{NAME}{GAP})+[a-z][^\s]*{GAP})?(?:{NAME}{GAP})*{NAME}[ \t\r]*$",
    safety=Safety.UNSAFE,
    examples=[
        Bad(
            "Mayor Lund told the council of Harrow that Ferries will stop in May.\n\nHarrow Mayor Lund Ferries Council\n",
            "Mayor Lund told the council of Harrow that Ferries will stop in May.\n",
        ),
        Good("Anna Holt told The Evening Herald that she left.\n\nAnna Holt Is Editor Of The Evening Herald"),
        Good("Harbour Tunnel Delays Anger Ferry Owners\n\nThe owners are angry about the delays of the tunnel."),
        Good(
            "Harbour Ferries stop in May, and the Council of Harrow is angry.\n\n**Harrow Council Harbour Ferries May**",
            "markdown",
        ),
        Good("Lund 3 Holt 2 Moreau 1 Berg 0 Kern 0\n\nThe table shows the goals that were scored this year."),
    ],
)
def keyword_soup(block: Block) -> Iterator[Finding]:
    below = len(block.document.blocks) - block.index
    if below <= BELOW and block.end - block.start <= LONGEST and is_soup(block) and not _is_marked_up(block):
        others = (each for each in block.document.blocks if each is not block)
        elsewhere = {word for each in others for word in _words(each)}
        words = set(_words(block))
        if len(words & elsewhere) >= KNOWN * len(words):
            message = "A line of keywords, not a sentence"
            yield block.flag(block.whole, message, block.removal(), safety=Safety.UNSAFE)


def _is_marked_up(block: Block) -> bool:
    """Whether a line is set in bold, or otherwise dressed for a reader, as keywords never are."""
    start = block.source.start
    return not block.source.editable or block.document.source.text[start - 1 : start] in (b"*", b"_", b"[")


def _words(block: Block) -> Iterator[str]:
    return (word.group().lower() for word in block.words if not word.group().isdigit())

"""The keywords of a page, which no reader was to see, end up as a line of their own: a row of names without a sentence.

Such a line has five words or more, none in lower case, and most of them stand in the text as well. It is the last of the
text, or near its end and has eight words at least. The fix removes it, for a person to confirm.

Left alone: lines with other punctuation than commas between the words, or with a word such as "the" or "to", lines all in
capitals, headlines above the text, headings, list items and cells of tables.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from newslint_rules.web._edges import is_head, is_tail

NAME = r"#?[A-Z0-9À-Þ][^\s,|:;?!()\"“”…]*"
GAP = r"[,|]?[ \t]+(?:[|·•][ \t]+)?"
FOUR = f"{NAME}{GAP}" * 4
SOUP = Pattern(f"{FOUR}(?:(?:{NAME}{GAP})+[a-z][\\w-]+{GAP})?(?:{NAME}{GAP})*{NAME}")
FUNCTION_WORDS = frozenset(
    """
    a after all an and are as at be before but by can for from had has have he her his how i if in into is it its may no
    not of off on or out over she so than that the their they this to under up was we were what when where who why will
    with you your
    """.split()
)
LONG = 8
LONGEST = 400
"""Bytes."""
BELOW = 40
"""So many blocks at the end are looked at; other stories may follow the keywords."""
FEW = 3
"""Fewer commas than this belong to a headline."""
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
        Good("Lund 3 Holt 2 Moreau 1 Berg 0 Kern 0\n\nThe table shows the goals that were scored this year."),
    ],
)
def keyword_soup(block: Block) -> Iterator[Finding]:
    below = len(block.document.blocks) - block.index
    if below <= BELOW and block.end - block.start <= LONGEST and _is_soup(block):
        others = (each for each in block.document.blocks if each is not block)
        elsewhere = {word for each in others for word in _words(each)}
        words = set(_words(block))
        if len(words & elsewhere) >= KNOWN * len(words):
            message = "A line of keywords, not a sentence"
            yield block.flag(block.whole, message, block.removal(), safety=Safety.UNSAFE)


def _is_soup(block: Block) -> bool:
    words = block.text.lower().replace(",", " ").replace("|", " ").split()
    if block.kind != "paragraph" or len(words) < 5 or not SOUP.fullmatch(block.text):
        return False
    tail, marks = is_tail(block), sum(map(block.text.count, ",|"))
    if (len(words) < LONG and not tail) or (is_head(block) and not tail) or 0 < marks < FEW:
        return False
    return FUNCTION_WORDS.isdisjoint(words) and not (
        block.text.isupper() or words[0][0].isdigit() or words[-1][-1] == "."
    )


def _words(block: Block) -> Iterator[str]:
    return (word.group().lower() for word in block.words if not word.group().isdigit())

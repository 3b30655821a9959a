"""What a row of keywords looks like: five words or more, none in lower case, without a sentence."""

from newslint import Block, Pattern
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
FEW = 3
"""Fewer commas than this belong to a headline."""


def is_soup(block: Block) -> bool:
    """Whether a block is a row of keywords, as far as its own words and its place can tell."""
    words = block.text.lower().replace(",", " ").replace("|", " ").split()
    if block.kind != "paragraph" or len(words) < 5 or not SOUP.fullmatch(block.text):
        return False
    tail, marks = is_tail(block), sum(map(block.text.count, ",|"))
    if (len(words) < LONG and not tail) or (is_head(block) and not tail) or 0 < marks < FEW:
        return False
    return FUNCTION_WORDS.isdisjoint(words) and not (
        block.text.isupper() or words[0][0].isdigit() or words[-1][-1] == "."
    )

"""A quotation mark that touches the word or the quotation beside it shows where a break or a tag was lost.

In `he said.“Now` or `tomorrow,”she` a space is missing; between a closing and an opening mark, `.”“`, there was a
paragraph break, since otherwise the two would be one quotation. The fix puts it in, for a person to confirm. A stray
backslash between the two does not hide them. A capital behind `.”` is for SPC003.

Left alone: marks inside marks (`“‘`), brackets and dashes before a quotation, endings and plurals of a quoted word,
inches, German `„…“`, and straight marks unless those before and after them tell which they are.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from newslint_rules.spacing._marks import (
    CODE_LIKE,
    LETTER,
    straight_mark,
    token,
    word_start,
)

OPENING = Pattern(r"[”’\\“](?<=[^\W\d_].|[.,;:!?…%)].)(?:(?<=“)|\\*“)(?=[‘’'$£€]?[^\W_])")
CLOSING = Pattern(r"”(?<=[^\W\d_]”|[.,;:!?…]”)(?P<at>)(?P<word>[A-Za-zÀ-ɏ]{2,}|[aI](?=[ ]))")
STRAIGHT = Pattern(r"\"(?:(?<=[a-z]\")|(?<=[a-z][.,!?;:]\"))(?P<word>[A-Za-z]{2,}|[AI](?=[ ]))")
ENDINGS = frozenset({"ed", "er", "ers", "es", "ing", "ish", "ism", "like", "ly", "ness", "th"})
ENDS = ".!?…"
OPENING_GLUED = "Opening quotation mark glued to what stands before it"
CLOSING_GLUED = "Closing quotation mark glued to the next word"


@rule(
    code="SPC005",
    summary="Quotation mark glued to its neighbour",
    trigger=rf"""[{LETTER}.,;:!?…%)”’“]\\*“[‘’'$£€]?[0-9{LETTER}]|[{LETTER}.,;:!?…]”(?:[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ]|[aI] )"""
    r"""|[a-z][.,!?;:]?"(?:[A-Za-z][A-Za-z]|[AI] )""",
    safety=Safety.UNSAFE,
    examples=[
        Bad("“We won.”“They lost.”", "“We won.”\n\n“They lost.”"),
        Bad("They left.“Now we wait,”she said.", "They left. “Now we wait,” she said.", findings=2),
        Bad(r"It was over.”\“The end,” he said.", "It was over.”\\\n\n“The end,” he said."),
        Bad(
            'He said,"We won," and "They lost,"then left.', 'He said, "We won," and "They lost," then left.', findings=2
        ),
        Good("“‘No,’ she said,” he wrote (“a lie”)—“a lie”. Two “A”s, 18”x24”. He’d said ‘“yes”’. “Google”ing."),
        Good("Er sagte: „Nein“und ging, „Ja“ blieb."),
        Good('Set key="value" or 5"by 7".'),
        Good('An odd mark,"here stays.'),
    ],
)
def glued_quotation(block: Block) -> Iterator[Finding]:
    text = block.text
    if "“" in text and "„" not in text:
        for match in OPENING.finditer(text):
            at = match.end() - 1
            fix = "\n\n" if match[0][0] == "”" else " "
            yield block.flag(match, OPENING_GLUED, fix, at=(at, at), safety=Safety.UNSAFE)
    for match in CLOSING.finditer(text):
        before, word, at = text[match.start() - 1], match["word"], match.start("at")
        capital = word[0].isupper()
        if (before in ENDS and capital) or (before.isalpha() and (word in ENDINGS or word.isupper())):
            continue
        yield block.flag(match, CLOSING_GLUED, " ", at=(at, at), safety=Safety.UNSAFE)
    for match in STRAIGHT.finditer(text):
        yield from _straight(block, match.start(), match["word"])


def _straight(block: Block, start: int, word: str) -> Iterator[Finding]:
    text = block.text
    if CODE_LIKE.search(token(text, start, start + 1)):
        return
    before, end = text[start - 1], start + 1
    where = word_start(text, start - 1), end + len(word)
    kind = straight_mark(text, start)
    if kind == "opening":
        yield block.flag(where, OPENING_GLUED, " ", at=(start, start), safety=Safety.UNSAFE)
    elif kind == "closing":
        goes_on = before in ENDS and word[0].isupper()
        if not goes_on and not (before.isalpha() and word in ENDINGS):
            yield block.flag(where, CLOSING_GLUED, " ", at=(end, end), safety=Safety.UNSAFE)

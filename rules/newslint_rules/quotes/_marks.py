"""Quotation marks as they stand in a text: where they are, and which way each of them leans, straight or curly."""

from collections.abc import Iterator
from typing import NamedTuple

from newslint import Pattern

# A literal at the start of a pattern is what `re` finds fast; so each looks back behind its mark.
STRAIGHT_DOUBLE, CURLY_DOUBLE, DOUBLE = Pattern('"'), Pattern("[“”]"), Pattern('["“”„‟]')
DOUBLE_OR_TWO = Pattern("[\"“”„‟]|''|``|’’|‘‘")
STRAIGHT_SINGLE = Pattern(r"'(?:(?P<inner>(?<=[^\W_].)(?=[^\W\d_]))|(?<!['‘’`=].)(?!['‘’=>]))")
CURLY_SINGLE = Pattern(r"[‘’](?:(?P<inner>(?<=[^\W_]’)(?=[^\W\d_]))|(?<!['‘’`].)(?!['‘’])(?<!\w‘(?=\w)))")
OPENING = frozenset(("“", "„", "‟", "``", "‘‘"))
BEFORE, AFTER = "([{–—-/", ")]}–—-/.,;:!?…"
"""What may stand before an opening mark and after a closing one, other than white space."""
AROUND = "'‘’\"“”*_\\\u200b"
"""What may stand between a mark and the word or the white space that shows its side."""
ELISION = Pattern(r"\d|(?i:em|til|tis|twas|twere|cause|cos|bout|round|cept|fore|neath|nuff|nother|n)\b")
"""What an apostrophe stands before where it is no opening mark: ’90s, ’em, ’til."""


class Mark(NamedTuple):
    """A quotation mark or an apostrophe.

    `lean` is 1 where its neighbours show that it opens, -1 where they show that it closes, else 0; `opens` says what it
    does, as far as can be told.
    """

    start: int
    end: int
    glyph: str
    lean: int
    opens: bool


def doubles(text: str, kind: Pattern = DOUBLE, inside: bool = False) -> Iterator[Mark]:
    """The double quotation marks of a block, without those that stand for inches or seconds or in code.

    `inside` says that a quotation goes on from above.
    """
    in_code = False
    for match in kind.finditer(text):
        start, end = match.span()
        glyph = match[0]
        if in_code or text[start - 1 : start] == "=":
            in_code = not in_code
            continue
        if not inside and glyph not in OPENING and text[start - 1 : start].isdigit():
            continue
        lean = side(text, start, end)
        inside = lean > 0 if lean else glyph in OPENING or (glyph == '"' and not inside)
        yield Mark(start, end, glyph, lean, inside)


def singles(text: str, kind: Pattern) -> Iterator[Mark]:
    """The single quotation marks and apostrophes of a block, without those that stand for feet, minutes or a letter."""
    inside = False
    for match in kind.finditer(text):
        start, end = match.span()
        if match["inner"] is not None:
            yield Mark(start, end, match[0], -1, False)
            continue
        lean = side(text, start, end)
        if not lean or (text[start - 1 : start].isdigit() and not inside):
            continue
        opens = lean > 0 and not ELISION.match(text, end)
        inside = opens or (inside and lean > 0)
        yield Mark(start, end, match[0], lean, opens)


def side(text: str, start: int, end: int) -> int:
    """1 where what stands around a mark shows that it opens, -1 where it closes, else 0."""
    while start and text[start - 1] in AROUND:
        start -= 1
    while end < len(text) and text[end] in AROUND:
        end += 1
    free_before = not start or text[start - 1].isspace()
    free_after = end == len(text) or text[end].isspace()
    if free_before or free_after:
        return free_before - free_after
    before, after = text[start - 1], text[end]
    return (before in BEFORE and after not in AFTER) - (after in AFTER and before not in BEFORE)

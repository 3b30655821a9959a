"""`US` in one paragraph and `U.S.` in the next is what two sources or two hands leave behind; a house has one style.

There is one finding for a document and an abbreviation, at the first place of the rarer form, since the decision is one;
its fix changes all of them. Of two that are as frequent the one that comes first stays.

Left alone: headlines and lines without a full stop, where agencies drop the points on purpose; what stands in quotation marks,
which keeps the style of its source; lists of other headlines in one line; lines in capitals; `US$`, addresses, codes and names such as US Airways.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint import Bad, Block, Document, Finding, Good, Pattern, Safety, rule
from newslint_rules.consistency._together import together
from newslint_rules.repetition._quoted import is_quoted

NAMES = "Airways|Airlines|Bancorp|Bank|Foods|Open|Soccer|Steel|Weekly|Women|Global Compact|Athletics|Sport|Biobank|Magazine|News"


class Forms(NamedTuple):
    """An abbreviation with points and without, and patterns for where each is one."""

    dotted: str
    plain: str
    patterns: tuple[Pattern, Pattern]


def _forms(plain: str) -> Forms:
    dotted = ".".join(plain) + "."
    return Forms(
        dotted,
        plain,
        (
            Pattern(re.escape(dotted) + r"(?<![\w.@#/&-].{4})(?! ?[A-Z]\.|\w| Grant\b| ?\$)"),
            Pattern(plain + rf"(?<![\w.@#/&:$|-]..)(?<!\| ..)(?![\w@#/&:$]|-[0-9A-Z]|\.\w| [|$]| (?:{NAMES})\b)"),
        ),
    )


FORMS = tuple(map(_forms, ("US", "UK", "UN", "EU")))
LISTS = (" | ", " * ", " • ")
"""What stands between the headlines of other stories that are put into one line."""
WORD = re.compile(r"[A-Za-z]{2,}")
ENDS = ".!?…:;"
CLOSING = "”’\"')] "
COMMON = frozenset(
    "THE A OF TO AND IN IS FOR THAT ON WITH LET ALL BY FROM AT GIVE TELL SHOW HELP JOIN BETWEEN ABOUT".split()
)


@rule(
    code="CON003",
    summary="An abbreviation with points and without them",
    trigger=r"[UE]\.[SKNU]\.",
    scope="document",
    safety=Safety.UNSAFE,
    examples=[
        Bad(
            "The US left. U.S. forces went home, the U.S. said.", "The U.S. left. U.S. forces went home, the U.S. said."
        ),
        Bad("The UK is out. UK law holds in the U.K.", "The UK is out. UK law holds in the UK."),
        Bad(
            "U.N. aid came. The U.N. agreed, but not in the UN.", "U.N. aid came. The U.N. agreed, but not in the U.N."
        ),
        Good("US sends aid to the north\n\nThe U.S. sent aid on Monday, worth US$5 million, by US Airways."),
        Good("“GIVE US THE KEYS!” they said. The U.S. refused, and U.S. ships left."),
        Good("“The Road to US Power” is a film about the U.S. army. The U.S. left."),
        Good("The U.S. left, and U.S. aid stopped.\n\nSee more: * US talks go on * Rain in the north."),
        Good("The US and the U.K. agreed. U.S.A. was on the shirt."),
    ],
)
def abbreviation_style(document: Document) -> Iterator[Finding]:
    for forms in FORMS:
        if forms.dotted.encode() in document.text and document.count(forms.plain):
            yield from _mixed(document, *forms)


def _mixed(document: Document, dotted: str, plain: str, patterns: tuple[Pattern, Pattern]) -> Iterator[Finding]:
    places: dict[str, list[tuple[Block, int]]] = {dotted: [], plain: []}
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.kind != "paragraph" or (plain.encode() not in text and dotted.encode() not in text):
            continue
        if block.text.rstrip(CLOSING)[-1:] in ENDS and not any(mark in block.text for mark in LISTS):
            for form, pattern in zip(places, patterns, strict=True):
                starts = [match.start() for match in pattern.finditer(block.text)]
                places[form] += [(block, start) for start in starts if not _is_other(block.text, start)]
    if not places[dotted] or not places[plain]:
        return
    first = {form: (found[0][0].index, found[0][1]) for form, found in places.items()}
    rarer, other = sorted(places, key=lambda form: (len(places[form]), [-at for at in first[form]]))
    found = [_flag(block, start, rarer, other) for block, start in places[rarer]]
    more = f", and in {len(found) - 1} more places" if found[1:] else ""
    yield together(
        found,
        f"‘{rarer}’ here{more}, but ‘{other}’ elsewhere in the text",
        f"Write ‘{other}’ throughout",
        f"‘{rarer}’ too",
    )


def _flag(block: Block, start: int, form: str, other: str) -> Finding:
    """A place with the edit for it; a point that ends a sentence stays one point."""
    end = start + len(form)
    where, fix, at = (start, end), other, (start, end)
    if form.endswith("."):
        fix += "." if any(end == last for _, last in block.sentences) or not block.text[end:].strip("”’\"') ") else ""
    elif block.text[end : end + 1] == "." and block.text[end + 1 : end + 2] != ".":
        at = (start, end + 1)
    return block.flag(where, "", fix, at=at, safety=Safety.UNSAFE)


def _is_other(text: str, start: int) -> bool:
    """Whether a place is another's: in quotation marks, or shouted."""
    return is_quoted(text, start) or _is_shouted(text, start)


def _is_shouted(text: str, start: int) -> bool:
    """Whether the words around a place are in capitals, where US may be the pronoun."""
    before, after = WORD.findall(text[max(start - 20, 0) : start])[-1:], WORD.findall(text[start + 2 : start + 20])[:1]
    around = before + after
    return any(word in COMMON for word in around) or (len(around) == 2 and all(map(str.isupper, around)))

"""Abbreviations with points and without: where a text has which."""

import re
from typing import NamedTuple

from newslint import Block, Document, Pattern
from newslint_rules.consistency._prose import is_prose
from newslint_rules.repetition._quoted import is_quoted

NAMES = "Airways|Airlines|Bancorp|Bank|Foods|Open|Soccer|Steel|Weekly|Women|Global Compact|Athletics|Sport|Biobank|Magazine|News"


class Forms(NamedTuple):
    """An abbreviation with points and without, and patterns for where each is one."""

    dotted: str
    plain: str
    patterns: tuple[Pattern, Pattern]

    def places(self, document: Document) -> dict[str, list[tuple[Block, int]]]:
        """Where each form stands in sentences: block, and start in code points."""
        places: dict[str, list[tuple[Block, int]]] = {self.dotted: [], self.plain: []}
        for block in document.blocks:
            text = document.text[block.start : block.end]
            if self.plain.encode() not in text and self.dotted.encode() not in text:
                continue
            if is_prose(block) and not any(mark in block.text for mark in LISTS):
                for form, pattern in zip(places, self.patterns, strict=True):
                    starts = [match.start() for match in pattern.finditer(block.text)]
                    places[form] += [(block, start) for start in starts if not _is_other(block.text, start)]
        return places


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
COMMON = frozenset(
    "THE A OF TO AND IN IS FOR THAT ON WITH LET ALL BY FROM AT GIVE TELL SHOW HELP JOIN BETWEEN ABOUT".split()
)


def _is_other(text: str, start: int) -> bool:
    """Whether a place is another's: in quotation marks, or shouted."""
    return is_quoted(text, start) or _is_shouted(text, start)


def _is_shouted(text: str, start: int) -> bool:
    """Whether the words around a place are in capitals, where US may be the pronoun."""
    before, after = WORD.findall(text[max(start - 20, 0) : start])[-1:], WORD.findall(text[start + 2 : start + 20])[:1]
    around = before + after
    return any(word in COMMON for word in around) or (len(around) == 2 and all(map(str.isupper, around)))

"""A surname that comes before the full name was the second reference once: paragraphs were moved or a cut took the first.

The finding stands at the first place of the surname alone, and shows the full name.

Left alone: headlines and lines without a full stop, which use the surname alone on purpose; surnames behind a title; surnames
that are English words. It is off by default, since some are so well known that a story starts with the surname.
"""

import re
from collections.abc import Iterator
from typing import Annotated, NamedTuple

from newslint import Bad, Block, Document, Finding, Good, Pattern, Related, rule
from newslint.lexicon import english
from newslint_rules.consistency._names import GIVEN
from newslint_rules.consistency._prose import is_prose

FULL = Pattern(r"\b([A-Z][a-z]+) (?:[A-Z]\. )?((?:Mc|Mac|O['’])?[A-Z][a-z]{2,})\b(?! [A-Z])")
QUOTES = "\"“‘'"


class Options(NamedTuple):
    """What a configuration may set."""

    known: Annotated[tuple[str, ...], "Surnames that readers know without a full name."] = ()


@rule(
    code="CON007",
    summary="Surname before the full name",
    trigger=r"[A-Z][a-z]+ (?:[A-Z]\. )?(?:Mc|Mac|O['’])?[A-Z][a-z]+",
    scope="document",
    safety=None,
    default=False,
    options=Options(),
    examples=[
        Bad("The bridge is safe, Tolvaney said.\n\nMartin Tolvaney, the mayor, was asked about cracks."),
        Good("The bridge is safe, Martin Tolvaney said.\n\nTolvaney, the mayor, was asked about cracks."),
        Good("Tolvaney calls bridge safe\n\nMartin Tolvaney, the mayor, was asked about cracks. Tolvaney denied it."),
        Good("Tolvaney left.\n\nMartin Tolvaney, the mayor, is ill.", options={"known": ["Tolvaney"]}),
        Good("The bridge is safe, Mr Tolvaney said.\n\nMartin Tolvaney, the mayor, was asked about cracks."),
    ],
)
def surname_before_full_name(document: Document, options: Options) -> Iterator[Finding]:
    told = [block for block in document.blocks if is_prose(block)]
    first: dict[str, tuple[Block, re.Match[str]]] = {}
    for block in told:
        for match in FULL.finditer(block.text):
            if match[1] in GIVEN and match[2] not in options.known and match[2].lower().encode() not in english():
                first.setdefault(match[2], (block, match))
    for surname, (full_block, full) in first.items():
        if document.text.find(surname.encode()) >= full_block.offset(full.start()):
            continue
        alone = re.compile(rf"(?<![\w.’'#@-])(?<![A-Z]\. ){surname}\b(?! [A-Z])(?!-)")
        for block in told:
            place = next(filter(_is_alone, alone.finditer(block.text)), None)
            if place and (block.index, place.start()) < (full_block.index, full.start()):
                related = [Related(full_block.span(full), "the full name")]
                yield block.flag(place, f"‘{surname}’ comes before the full name, {full[0]}", related=related)
            if place or block is full_block:
                break


def _is_alone(match: re.Match[str]) -> bool:
    """Whether no title or other name stands before a surname."""
    before = match.string[: match.start()].rstrip(" ").rpartition(" ")[2].lstrip(QUOTES)
    return match.string[match.start() - 1 : match.start()] != " " or not before[:1].isupper() or before[-1] in ".,;:!?"

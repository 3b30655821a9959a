"""Twelve people are hurt in the lead and fourteen further down: one figure was brought up to date and the other was not.

The rule reads counts of people killed, hurt, missing, arrested and the like, and of homes and ships hit, in the first paragraph and compares what comes
later. Which of the two is right it cannot know.

Left alone: counts that are parts or additions (another, more, of them, including), and other figures. It is off by default,
since a later paragraph may well tell of another event.
"""

from collections.abc import Iterator

from newslint import Bad, Document, Finding, Good, Related, rule
from newslint_rules.consistency._counts import FATES, counts

LEAD_WORDS = 8


@rule(
    code="CON005",
    summary="Two numbers for one count of people",
    trigger=rf"\b(?:{FATES})\b",
    scope="document",
    safety=None,
    default=False,
    examples=[
        Bad("At least 12 people were injured when a roof fell in Lund.\n\nPolice said 14 people were injured."),
        Bad("A storm killed four people on the coast of the island.\n\nIt killed five people, they said."),
        Bad("The flood destroyed 40 homes in the valley on Monday.\n\nAll of the 49 homes destroyed were old."),
        Good("At least 12 people were injured when a roof fell in Lund.\n\nThe twelve people injured are at home."),
        Good("A storm killed four people on the coast.\n\nIt left 30 people injured. Another two people died."),
    ],
)
def number_clash(document: Document) -> Iterator[Finding]:
    lead = next((block for block in document.blocks if len(block.words) >= LEAD_WORDS), None)
    if lead is None:
        return
    known = {what: (number, where) for what, number, where in counts(lead)}
    if not known:
        return
    for block in document.blocks[lead.index + 1 :]:
        for what, number, where in counts(block):
            first, place = known.get(what, (number, where))
            if number != first:
                related = [Related(lead.span(place), "the other number")]
                yield block.flag(where, f"{number:,} {' '.join(what)} here, but {first:,} in the lead", related=related)

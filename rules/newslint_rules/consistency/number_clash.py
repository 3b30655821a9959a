"""Twelve people are hurt in the lead and fourteen further down: one figure was brought up to date and the other was not.

The rule reads counts of people killed, hurt, missing, arrested and the like, and of homes and ships hit, in the first paragraph and compares what comes
later. Which of the two is right it cannot know.

Left alone: counts that are parts or additions (another, more, of them, including), and other figures. It is off by default,
since a later paragraph may well tell of another event.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Document, Finding, Good, Pattern, Related, rule

SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
NUMBER = rf"(?P<{{}}>(?i:\b(?:{'|'.join(SMALL)})\b)|(?<![\d.,])[0-9]{{{{1,3}}}}(?:,?[0-9]{{{{3}}}})*(?![\d.,]*\d))"
NOUN = r"(?P<{}>people|persons|men|women|children|students|soldiers|troops|civilians|officers|passengers|workers|residents|patients|protesters|victims|homes|houses|buildings|schools|villages|ships)"
FATE = r"(?P<{}>killed|dead|died|injured|wounded|hurt|missing|arrested|detained|rescued|evacuated|charged|hit|damaged|destroyed|flooded)"
COUNT = Pattern(
    rf"{NUMBER.format('n1')} {NOUN.format('w1')} (?:(?:were|are|was|have|had|been|left|reported|confirmed) )*{FATE.format('f1')}"
    rf"|\b{FATE.format('f2')} (?:at least |about |some |nearly |more than |over )?{NUMBER.format('n2')} {NOUN.format('w2')}"
)
PART = Pattern(
    r"(?i)\b(?:another|other|further|additional|more|of (?:them|whom|those)|including|among (?:them|those))\W+(?:\w+\W+)?$"
)
LEAD_WORDS = 8


@rule(
    code="CON005",
    summary="Two numbers for one count of people",
    trigger=r"\b(?:killed|dead|died|injured|wounded|hurt|missing|arrested|detained|rescued|evacuated|charged|hit|damaged|destroyed|flooded)\b",
    scope="document",
    safety=None,
    default=False,
    examples=[
        Bad(
            "At least 12 people were injured when a roof fell in Lund on Monday.\n\nPolice said 14 people were injured."
        ),
        Bad(
            "A storm killed four people on the coast of the island overnight.\n\nThe storm killed five people, they said."
        ),
        Bad(
            "The flood destroyed 40 homes in the valley on Monday.\n\nAll of the 49 homes destroyed by the water were old."
        ),
        Good(
            "At least 12 people were injured when a roof fell in Lund on Monday.\n\nThe twelve people injured are at home."
        ),
        Good(
            "A storm killed four people on the coast of the island overnight.\n\nIt left 30 people injured. Another two people died."
        ),
    ],
)
def number_clash(document: Document) -> Iterator[Finding]:
    lead = next((block for block in document.blocks if len(block.words) >= LEAD_WORDS), None)
    if lead is None:
        return
    counts = {what: (number, where) for what, number, where in _counts(lead)}
    if not counts:
        return
    for block in document.blocks[lead.index + 1 :]:
        for what, number, where in _counts(block):
            first, place = counts.get(what, (number, where))
            if number != first:
                related = [Related(lead.span(place), "the other number")]
                yield block.flag(where, f"{number:,} {' '.join(what)} here, but {first:,} in the lead", related=related)


def _counts(block: Block) -> Iterator[tuple[tuple[str, str], int, tuple[int, int]]]:
    """Who and what happened to them, how many, and where it says so."""
    for match in COUNT.finditer(block.text):
        number = match["n1"] or match["n2"]
        if not PART.search(block.text[: match.start("n1" if match["n1"] else "n2")]):
            value = SMALL.index(number.lower()) + 1 if number.isalpha() else int(number.replace(",", ""))
            fate = match["f1"] or match["f2"]
            yield (match["w1"] or match["w2"], "killed" if fate in ("dead", "died") else fate), value, match.span()

"""A range opens with a word and is closed with a hyphen, so that the reader has to guess the second word.

"From" wants "to", and "between" wants "and". The fix writes that word in the place of the hyphen.

Left alone: a range without a word before it ("the 2019-2021 plan"), and scores ("came from 2-1 down").
"""

import re
from collections.abc import Iterator
from typing import Annotated, NamedTuple

from newslint import Bad, Block, Finding, Good, Pattern, rule

SECOND = {"from": "to", "between": "and"}
RANGE = Pattern(r"\b(?P<word>from|between) \d{1,4}(?P<mark> ?[-–] ?)\d{1,4}\b(?! (?:down|up|behind|ahead))", re.I)


class Options(NamedTuple):
    """What a configuration may set."""

    dashes: Annotated[bool, "Whether an en dash is flagged as a hyphen is."] = True


@rule(
    code="HSE001",
    summary="Range that opens with a word and is closed with a hyphen",
    trigger=r"(?i:from|between) [0-9]+ ?[-–]",
    options=Options(),
    examples=[
        Bad("The bridge was shut from 2019-2021.", "The bridge was shut from 2019 to 2021."),
        Bad("Call between 10 – 12 for help.", "Call between 10 and 12 for help."),
        Good("Call between 10 – 12 for help.", options={"dashes": False}),
        Good("The 2019-2021 plan was dropped."),
        Good("They came from 2-1 down to win."),
    ],
)
def mixed_range(block: Block, options: Options) -> Iterator[Finding]:
    for match in RANGE.finditer(block.text):
        if "–" in match["mark"] and not options.dashes:
            continue
        second = SECOND[match["word"].lower()]
        yield block.flag(match.span("mark"), f"After ‘{match['word']}’, write ‘{second}’ for the hyphen", f" {second} ")

"""An acronym that is never spelled out leaves most readers outside; the place that did it may have been cut.

The finding stands at the first place. An acronym counts as spelled out where it stands in brackets, is followed by words in
brackets, or where words with its initials stand anywhere in the text.

Left alone: acronyms that everybody knows, words in capitals, Roman numerals, stock symbols and lines in capitals. It is off
by default, since what everybody knows depends on the readers.
"""

from collections.abc import Iterator
from typing import Annotated, NamedTuple

from newslint import Bad, Document, Finding, Good, Pattern, rule
from newslint.lexicon import english
from newslint_rules.consistency._acronyms import KNOWN, is_spelled_out

ACRONYM = Pattern(r"(?<![\w.@#/&$:’'-])(?<![A-Z] )(?<![A-Z][:,] )[A-Z]{3,5}(?=s?\b)(?![\w@/&.-]*[\w@/&]|:|,? [A-Z]{2})")
ROMAN = Pattern(r"[IVXLCDM]+")


class Options(NamedTuple):
    """What a configuration may set."""

    uses: Annotated[int, "Acronyms that a text uses less often are not flagged."] = 1


@rule(
    code="CON008",
    summary="Acronym that is never spelled out",
    trigger=r"[A-Z][A-Z][A-Z]",
    scope="document",
    safety=None,
    default=False,
    options=Options(),
    examples=[
        Bad("The report of the QLVB came on Monday. The QLVB is silent."),
        Good("The report of the QLVB came on Monday. The QLVB is silent.", options={"uses": 3}),
        Good("The report of the Quiet Lake Village Board (QLVB) came on Monday. The QLVB is silent."),
        Good("The QLVB came on Monday. The Quiet Lake Village Board is silent."),
        Good("NATO and the BBC do NOT agree on World War III. Shares (NYSE: QLV) rose.\n\nQLVB TO CLOSE ITS DOORS"),
    ],
)
def undefined_acronym(document: Document, options: Options) -> Iterator[Finding]:
    seen = set(KNOWN) | {word.upper() for word in document.accepted}
    for block in document.blocks:
        if block.text.isupper():
            continue
        for match in ACRONYM.finditer(block.text):
            word = match[0]
            if word in seen or ROMAN.fullmatch(word) or word.lower().encode() in english():
                continue
            seen.add(word)
            if document.count(word) >= options.uses and not is_spelled_out(document, word):
                yield block.flag(match, f"‘{word}’ is never spelled out")

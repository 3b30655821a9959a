"""An acronym that is never spelled out leaves most readers outside; the place that did it may have been cut.

The finding stands at the first place. An acronym counts as spelled out where it stands in brackets, is followed by words in
brackets, or where words with its initials stand anywhere in the text.

Left alone: acronyms that everybody knows, words in capitals, Roman numerals, stock symbols and lines in capitals. It is off
by default, since what everybody knows depends on the readers.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, NamedTuple

from newslint import Bad, Document, Finding, Good, Pattern, rule
from newslint.lexicon import english

ACRONYM = Pattern(r"(?<![\w.@#/&$:’'-])(?<![A-Z] )(?<![A-Z][:,] )[A-Z]{3,5}(?=s?\b)(?![\w@/&.-]*[\w@/&]|:|,? [A-Z]{2})")
WORD = Pattern(r"(?<![’'])\b[^\W_]+")
ROMAN = Pattern(r"[IVXLCDM]+")
SMALL_WORDS = frozenset("a an and for in of on the to de la des et".split())
KNOWN = frozenset(
    """
    ABBA ABC AIDS AFP AOL BBC BMW BST CBS CCTV CEO CFO CIA CNBC CNN COO COVID CSI DIY DNA DUI DVD EDT ESPN EST ESPN FAQ FBI FIFA FTSE
    GCSE GDP GMT GOP GPS HBO HDTV HIV HSBC HTML HTTP IBM IMDB IOC IRA IRS ISIS ITV KGB KFC LED LGBT LGBTQ LLC LSD MBA MIT MLB MP MPH
    MTV NAACP NASA NASDAQ NATO NBA NBC NCAA NFL NGO NGOS NHL NHS NPR NYPD NYSE OAP OPEC PDF PDT PGA PIN PLC PST RAF RBS RNA RSPCA
    RSVP SAS SATS SEC SMS SPF SUV SWAT TNT TSA TV UCLA UEFA UFC UFO UKIP UNESCO UNICEF USA USB USSR UTC VAT VIP WHO WTO WWE WWF WWI WWII XML
    YMCA YWCA ZIP
    """.split()
)
"""Our own list of what the readers of a general newspaper know."""


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
            if document.count(word) >= options.uses and not _is_spelled_out(document, word):
                yield block.flag(match, f"‘{word}’ is never spelled out")


def _is_spelled_out(document: Document, acronym: str) -> bool:
    written = acronym.encode()
    if any(form in document.text for form in (b"(" + written + b")", b"(the " + written + b")", written + b" (")):
        return True
    return any(acronym in initials.upper() and acronym.lower() in initials.lower() for initials in _initials(document))


@lru_cache(maxsize=1)
def _initials(document: Document) -> list[str]:
    """The first letters of the words of each block, but for the small ones."""
    return [
        "".join(word[0] for word in WORD.compiled.findall(block.text) if word.lower() not in SMALL_WORDS)
        for block in document.blocks
    ]

"""Acronyms that everybody knows, and whether a text spells one out."""

from functools import lru_cache

from newslint import Document, Pattern

WORD = Pattern(r"(?<![’'])\b[^\W_]+")
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


def is_spelled_out(document: Document, acronym: str) -> bool:
    """Whether an acronym stands in brackets or before some, or words with its initials stand in the text."""
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

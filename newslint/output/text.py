"""Text for people: nothing in a document may steer a terminal or hide in one."""

from __future__ import annotations

from newslint.rule import Pattern

HARMFUL = Pattern("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls (C0, C1), direction marks, separators that some terminals break a line at, and undecodable bytes."""
EDGE_OR_RUN = Pattern(r"\A +| +\Z| {2,}")
NAMED = {"\n": "↵", "\r": "␍", "\t": "→", " ": " "}
NARROW = Pattern("[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf→↵␍]*")
"""Characters of one column each, whatever stands next to them; with others, wcwidth has to look: slow to import."""
FIRST_BYTE, LAST_BYTE = "\udc80", "\udcff"
BYTES_FROM = 0xDC00
"""A byte that is not UTF-8 is decoded as the surrogate at this offset (`surrogateescape`)."""


def visible(text: str) -> str:
    """`text` with what is harmful in it escaped, such as `<U+001B>`; a byte that is not UTF-8 becomes `<0x80>`."""
    if text.isprintable():
        return text
    return HARMFUL.compiled.sub(lambda match: escape(match.group()), text)


def revealed(text: str) -> str:
    """`text` with all that a reader cannot see made visible: for what a fix removes or puts in."""
    if not text.isprintable():
        text = "".join(NAMED.get(one) or (one if one.isprintable() else escape(one)) for one in text)
    return EDGE_OR_RUN.compiled.sub(lambda match: "·" * len(match.group()), text)


def width(text: str) -> int:
    """The columns that a line takes in a terminal."""
    if text.isascii() or NARROW.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth

    columns = wcswidth(text)
    return columns if columns >= 0 else len(text)


def escape(character: str) -> str:
    """The visible stand-in for a character."""
    if FIRST_BYTE <= character <= LAST_BYTE:
        return f"<0x{ord(character) - BYTES_FROM:02X}>"
    return f"<U+{ord(character):04X}>"

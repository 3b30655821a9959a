"""Control characters steer printers and terminals; in text they show as nothing, or as a box.

Those from 128 to 159 are what is left of Windows-1252 that was read as Latin-1: an apostrophe, a quotation mark, a dash.
The fix puts that character in. The others are removed, with the rest of a terminal's colour code. A person should look
where a quotation mark or dash may have lost half its code, and where a page break is all that keeps two words apart.

Left alone: tabs and line ends, and text that was garbled in another way, which is for ESC006.
"""

import re
from collections.abc import Iterator

from newslint import Bad, Document, Edit, Finding, Fix, Good, Safety, Severity, rule
from newslint_rules.escapes._windows import from_windows_1252, to_bytes

CONTROL = re.compile(rb"\x1b\[[0-9;]*[A-Za-z]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|(?:\xc2[\x80-\x9f])+")
HALVED = re.compile(
    rb"(?<= )[\x13\x14](?= )|(?<=[A-Za-z])\x19(?=(?:[dmst]|ll|re|ve)\b)|(?<![^\s(])[\x18\x1c](?=[A-Z])|(?<=[.,!?])\x1d(?!\w)"
)
"""U+2013 and its like without the 20, where they make sense."""
BREAK = re.compile(rb"(?<=\S)[\v\f](?=\S)")
GARBLED = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
NEAR = 12
"""Bytes to either side that may belong to a garbled character: three of its four, which were written anew."""


@rule(
    code="ESC008",
    summary="Control character",
    trigger="[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\u0080-\u009f]",
    scope="document",
    examples=[
        Bad("The mayor\u0092s plan \u0096 \u0093a start\u0094 – failed.", "The mayor’s plan – “a start” – failed.", 4),
        Bad("A\x00 bell\x07 rang\x7f in \x1b[1mred\x1b[0m.\n\x0cPage two", "A bell rang in red.\nPage two", 6),
        Bad("One line\x0bor two, a caf\u00e9\u0092s, \u0081x", "One line or two, a café’s, x", 3),
        Bad("\x1cNo,\x1d said Ann\x19s father.", "“No,” said Ann’s father.", 3),
        Bad("It ends.\u0085", "It ends.…", format="markdown"),
        Bad("A pause\u0095\u0081 here.", None),
        Good("A tab\there.\r\nAn \u00e2\u0080\u0099 and an \u00e2\u20ac\u009d for ESC006, and \u00c3\u0080."),
    ],
)
def control_character(document: Document) -> Iterator[Finding]:
    text = document.text
    for match in CONTROL.finditer(text):
        start, end = match.span()
        if match[0][0] == 0xC2:
            if not _is_garbled(text, start, end):
                yield _finding(document, start, end, _meaning(match[0].decode()), Safety.SAFE)
        elif HALVED.match(text, start):
            yield _finding(document, start, end, chr(0x2000 + match[0][0]), Safety.UNSAFE)
        elif BREAK.match(text, start):
            yield _finding(document, start, end, " ", Safety.UNSAFE)
        else:
            yield _finding(document, start, end, "", Safety.SAFE)


def _is_garbled(text: bytes, start: int, end: int) -> bool:
    """Whether a control character is a part of UTF-8 that was read as Latin-1 or Windows-1252."""
    before, inside, after = (
        to_bytes(stretch.decode("utf-8", "ignore"))
        for stretch in (text[max(start - NEAR, 0) : start], text[start:end], text[end : end + NEAR])
    )
    first, last = len(before), len(before + inside)
    return any(found.start() < last and first < found.end() for found in GARBLED.finditer(before + inside + after))


def _meaning(controls: str) -> str | None:
    """What control characters stand for in Windows-1252: nothing, if none is in it; None if only some are."""
    meant = [from_windows_1252(control) or "" for control in controls]
    return None if any(meant) and not all(meant) else "".join(meant)


def _finding(document: Document, start: int, end: int, text: str | None, safety: Safety) -> Finding:
    """A finding anywhere in a document: control characters may stand between blocks."""
    place = document.map(start, end)
    span = document.span(place.start, place.end)
    fix = None
    if text is not None and place.editable:
        fix = Fix(f"Replace it with ‘{text}’" if text else "Remove it", (Edit(span, text),), safety)
    codes = " ".join(
        f"U+{ord(control):04X}"
        for control in document.text[start:end].decode("utf-8", "ignore")
        if not control.isprintable()
    )
    return Finding("", span, f"Control character ({codes})", Severity.WARNING, fix, ())

"""A file that is not valid UTF-8 was saved in another encoding, mostly Windows-1252, or was cut as bytes.

Every program that reads it guesses or fails. newslint reads the rest and keeps the bytes as they are. One finding
names the first bad byte; there is no fix, since the whole file has to be converted.

Left alone: UTF-16 with a byte order mark, which newslint reads.
"""

import unicodedata
from collections.abc import Iterator

from newslint import Bad, Document, Finding, Good, Severity, rule


@rule(
    code="ESC013",
    summary="Bytes that are not valid UTF-8",
    scope="document",
    severity=Severity.ERROR,
    safety=None,
    examples=[
        Bad("A caf\udce9 opened. \udc93Good,\udc94 they said."),
        Bad("A café and a cut character: \udce2\udc80"),
        Good("A café opened. “Good,” they said."),
    ],
)
def undecodable_bytes(document: Document) -> Iterator[Finding]:
    first = document.source.first_undecodable
    if first is None:
        return
    text = document.source.text.decode("utf-8", "surrogateescape")
    bad = bytes(ord(character) - 0xDC00 for character in text if "\udc80" <= character <= "\udcff")
    message = "1 byte is not valid UTF-8" if len(bad) == 1 else f"{len(bad)} bytes are not valid UTF-8"
    if _is_windows_1252(bad):
        message += "; the file looks like Windows-1252"
    yield Finding("", document.span(first, first + 1), message, Severity.ERROR, None, ())


def _is_windows_1252(bad: bytes) -> bool:
    """Whether bytes stand for letters, quotation marks, dashes and the like in Windows-1252."""
    try:
        text = bad.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return all(unicodedata.category(character)[0] in "LP" or character in "\u00a0£€¥¢°®©™" for character in text)

"""XML, as the formats that want it write it: escaped, in ASCII, and without what XML 1.0 cannot hold."""

from __future__ import annotations

from newslint.rule import Pattern
from newslint.source import valid

FORBIDDEN = Pattern("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold, not even escaped."""
ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def attribute(text: str) -> str:
    """`text` as an attribute's value, in its quotation marks."""
    return f'"{content(text)}"'


def content(text: str) -> str:
    """`text` between two tags; in ASCII it means the same whatever encoding it is written in."""
    allowed = FORBIDDEN.compiled.sub("\N{REPLACEMENT CHARACTER}", valid(text))
    return allowed.translate(ESCAPES).encode("ascii", "xmlcharrefreplace").decode("ascii")

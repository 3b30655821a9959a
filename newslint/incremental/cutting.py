"""Cutting: where a text can be cut into parts that are read the same alone as in their place.

A part ends after a blank line before a line that ends whatever was open: in Markdown a list, a quotation, an indented
block. What goes on over blank lines (a fence, a comment, front matter) stays in one part with what it holds. Where that
takes more than a look, the whole text is one part; that only costs time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

PLAIN_END = re.compile(rb"\n[ \t]*\r?\n(?=\S)")
MARKDOWN_END = re.compile(rb"\n[ \t]*\r?\n(?=[A-Za-z\"'(#\xc2-\xf4])")
UNSURE = re.compile(
    rb"""<(?:\?|![^-]|!-->|!--->) | \0
    | </?(?:script|pre|style|textarea|title|noembed|noframes|noscript|select|template|xmp|datalist)\b
    | \{%-?\s*(?:highlight|comment)\b | \{\{[<%]\s*(?:highlight|code|mermaid)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What may go on over blank lines and ends in more ways than one."""
UNSURE_STARTS = (b"<", b"{", b"\0")
"""What it starts with, which most texts do not have."""
FENCE = re.compile(rb"^( {0,3})(`{3,}|~{3,})([^\r\n]*)", re.MULTILINE)
ANY_FENCE = re.compile(rb"`{3}|~{3}")
FRONT = re.compile(rb"(---|\+\+\+)[ \t]*\r?\n")
FRONT_ENDS = {mark: re.compile(rb"^%b[ \t]*\r?$" % re.escape(mark), re.MULTILINE) for mark in (b"---", b"+++")}
FAR = 8
"""Parts after which nothing is expected to close what was opened."""


def parts(text: bytes, format: str, is_open: dict[bytes, bool]) -> list[bytes] | None:
    """The parts of a text, which make it up in order; None where the format, or this text, is not to be cut.

    `is_open` keeps what was found out about parts for the next version.
    """
    if format not in ("plain", "markdown") or text.count(b"\r") != text.count(b"\r\n"):
        return None
    if format == "plain":
        return list(_pieces(text, PLAIN_END))
    if any(map(text.__contains__, UNSURE_STARTS)) and UNSURE.search(text):
        return None
    found: list[bytes] = []
    pieces = list(_pieces(text, MARKDOWN_END))
    at = 0
    while at < len(pieces):
        part, end = pieces[at], at + 1
        while _is_open(part, first=not found, known=is_open) and end < len(pieces):
            step = 1 if end - at < FAR else len(pieces)
            part += b"".join(pieces[end : end + step])
            end += step
        found.append(part)
        at = end
    return found


def _pieces(text: bytes, end: re.Pattern[bytes]) -> Iterator[bytes]:
    start = 0
    for match in end.finditer(text):
        yield text[start : match.end()]
        start = match.end()
    yield text[start:]


def _is_open(part: bytes, *, first: bool, known: dict[bytes, bool]) -> bool:
    front = FRONT.match(part) if first else None
    if front is not None and len(FRONT_ENDS[front[1]].findall(part)) < 2:
        return True
    if part not in known:
        known[part] = part.rfind(b"<!--") > part.rfind(b"-->") or _has_open_fence(part)
    return known[part]


def _has_open_fence(part: bytes) -> bool:
    """Whether a fence is open at the end of a part; one that stands inside something else counts as open."""
    fences = list(FENCE.finditer(part))
    if len(ANY_FENCE.findall(part)) and not fences:
        return True
    opener: bytes | None = None
    seen = 0
    for fence in fences:
        _, mark, rest = fence.groups()
        seen += len(ANY_FENCE.findall(fence[0]))
        if opener is None:
            opener = None if mark[:1] == b"`" and b"`" in rest else mark
        elif mark.startswith(opener) and not rest.strip():
            opener = None
    return opener is not None or seen < len(ANY_FENCE.findall(part))

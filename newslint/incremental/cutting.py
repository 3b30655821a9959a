"""Cutting: where a text can be cut into parts that are read the same alone as in their place.

A part ends after a blank line before a line that ends whatever was open: in Markdown a list, a quotation, an indented
block. What goes on over blank lines (a fence, a comment, front matter) stays in one part with what it holds. Where that
takes more than a look, the whole text is one part; that only costs time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

PLAIN_END = re.compile(rb"\n[ \t]*\r?\n(?=\S)")
MARKDOWN_END = re.compile(rb"\n[ \t]*\r?\n(?=[A-Za-z\"'(#\xc2-\xf4])(?!\xef\xbb\xbf)")
"""A part must not start with a byte order mark, which is one only at the start of a text."""
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
INDENTED_FRONT = re.compile(rb"\s+(?:---|\+\+\+)")
"""What the parser may take for front matter, and newslint does not."""
FRONT_ENDS = {mark: re.compile(rb"^%b[ \t]*\r?$" % re.escape(mark), re.MULTILINE) for mark in (b"---", b"+++")}
FAR = 8
"""Parts after which nothing is expected to close what was opened."""


def parts(text: bytes, format: str, is_open: dict[bytes, bool], before: Sequence[bytes] = ()) -> list[bytes] | None:
    """The parts of a text, which make it up in order; None where the format, or this text, is not to be cut.

    `is_open` keeps what was found out about parts for the next version. Where `before` has the parts of the version
    before, those that have not changed are the same objects.
    """
    if format not in ("plain", "markdown") or (b"\r" in text and text.count(b"\r") != text.count(b"\r\n")):
        return None
    head, tail, start, end = _unchanged(text, before)
    if format == "markdown" and (INDENTED_FRONT.match(text) or _is_unsure(text, before, head, tail, start, end)):
        return None
    middle = _pieces(text, start, end, PLAIN_END if format == "plain" else MARKDOWN_END)
    if format == "markdown":
        middle = _closed(middle, is_open, starts_text=not head)
        if tail and middle and _is_open(middle[-1], first=not head and len(middle) == 1, known=is_open):
            return parts(text, format, is_open)
    first, last = before[head : head + 1], before[len(before) - tail - 1 : len(before) - tail]
    if list(first) == middle[:1]:
        middle[0] = first[0]
    if list(last) == middle[-1:]:
        middle[-1] = last[0]
    return [*before[:head], *middle, *before[len(before) - tail :]]


def _unchanged(text: bytes, before: Sequence[bytes]) -> tuple[int, int, int, int]:
    """How many parts at the start and at the end are the same, and where in the text the first end and the last start.

    Where a part ends, the next one shows: so the last part at the start, and the first at the end, do not count.
    """
    head = tail = start = 0
    end = len(text)
    for part in before:
        if not text.startswith(part, start):
            break
        start += len(part)
        head += 1
    for part in reversed(before[head:]):
        if end - len(part) < start or not text.endswith(part, 0, end):
            break
        end -= len(part)
        tail += 1
    if head:
        head -= 1
        start -= len(before[head])
    if tail:
        end += len(before[len(before) - tail])
        tail -= 1
    return head, tail, start, end


def _is_unsure(text: bytes, before: Sequence[bytes], head: int, tail: int, start: int, end: int) -> bool:
    """Whether there is something that is not to be cut; the parts that have not changed hold no such thing."""
    if head:
        start -= len(before[head - 1])
    if tail:
        end += len(before[len(before) - tail])
    around = text[start:end]
    return any(map(around.__contains__, UNSURE_STARTS)) and UNSURE.search(around) is not None


def _closed(pieces: list[bytes], is_open: dict[bytes, bool], *, starts_text: bool) -> list[bytes]:
    """Pieces, each joined with those after it for as long as something in it is open."""
    found: list[bytes] = []
    at = 0
    while at < len(pieces):
        part, end = pieces[at], at + 1
        while _is_open(part, first=starts_text and not found, known=is_open) and end < len(pieces):
            step = 1 if end - at < FAR else len(pieces)
            part += b"".join(pieces[end : end + step])
            end += step
        found.append(part)
        at = end
    return found


def _pieces(text: bytes, start: int, end: int, boundary: re.Pattern[bytes]) -> list[bytes]:
    """A stretch of a text, cut at each boundary in it; the stretch ends at a boundary, or with the text."""
    found = []
    for match in boundary.finditer(text, start):
        if match.end() >= end:
            break
        found.append(text[start : match.end()])
        start = match.end()
    return [*found, text[start:end]]


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

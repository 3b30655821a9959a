"""Indentation in Markdown: tags that stand too far to the right below text to start an HTML block.

Such a tag belongs to the paragraph above it. Formatters that wrap lines anew indent a tag or a comment for that purpose
where it comes to stand at the start of a line; the parser takes it for a block all the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

TAG = re.compile(rb"^[ >]{4,}(?=<)", re.MULTILINE)
CONTAINERS = re.compile(rb"[ \t]*(?:(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t]))[ \t]*)*")
"""What a line has before its text, because of the block quotes and lists that it stands in."""
CODE = 4
"""Columns of indentation from which on a line below text starts nothing new."""


@lru_cache(maxsize=1)
def tags_in_paragraphs(text: bytes) -> tuple[int, ...]:
    """The offsets of the `<` of such tags, in bytes and in order."""
    found: list[int] = []
    if b"   <" not in text:
        return ()
    column = last = -1
    for match in TAG.finditer(text):
        above = text.rfind(b"\n", 0, max(match.start() - 1, 0)) + 1
        if above != last:  # else the line above starts with a tag that belongs to the same paragraph
            line = text[above : match.start()].rstrip()
            prefix = CONTAINERS.match(line)
            column = prefix.end() if prefix else 0
            if column == len(line):
                continue
        if len(match[0]) >= column + CODE:
            found.append(match.end())
            last = match.start()
    return tuple(found)

"""Marks of formatting in AsciiDoc: `*strong*`, `_emphasis_`, `#mark#`, `^super^` and `~sub~`.

One that stands singly counts only at the edge of a word, a doubled one anywhere; all come in pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.readers.following import Following
from newslint.readers.marked import Mark

NOT_AFTER_WORD = rb"(?<![\w;:}])(?<![\xc3-\xdf][\x80-\xbf])(?<![\xe0\xe1\xe3-\xef][\x80-\xbf][\x80-\xbf])"
NOT_BEFORE_WORD = rb"(?![\w\xc3-\xdf\xe0\xe1\xe3-\xf4])"
"""Outside ASCII, in UTF-8, what starts with the byte C2 or E2 is punctuation, and all else is part of a word."""
CANDIDATE = re.compile(rb"[*_#^~]|\\(?=[*_#^~\\])")
OPENER = re.compile(rb"(?P<mark>\*\*|__|##|%b[*_#](?=\S)|[\^~](?=[^\s^~]))" % NOT_AFTER_WORD)
CLOSERS = {
    **{mark * 2: re.compile(re.escape(mark * 2)) for mark in (b"*", b"_", b"#")},
    **{mark: re.compile(rb"(?<=\S)" + re.escape(mark) + NOT_BEFORE_WORD) for mark in (b"*", b"_", b"#")},
    **{mark: re.compile(re.escape(mark)) for mark in (b"^", b"~")},
}
WHITE = re.compile(rb"\s")


def formatting(text: bytes) -> Iterator[Mark]:
    """The marks of formatting in a text, with their places in it, in order."""
    closers = {mark: Following(pattern) for mark, pattern in CLOSERS.items()}
    white = Following(WHITE)
    ends: dict[int, int] = {}
    position = 0
    for candidate in CANDIDATE.finditer(text):
        start = candidate.start()
        if start < position:
            continue
        if start in ends:
            position = ends.pop(start)
            yield Mark(start, position)
            continue
        escapes = 0
        while text[start + escapes : start + escapes + 1] == b"\\" and escapes < 2:
            escapes += 1
        opener = OPENER.match(text, start + escapes)
        if opener is None:
            continue
        mark = opener[0]
        if escapes == 2 and len(mark) < 2:
            continue
        closer = closers[mark].after(text, opener.end() + 1)
        if closer is None or (mark in (b"^", b"~") and white.start(text, start) < closer.start()):
            continue
        position = opener.end()
        if escapes:
            yield Mark(start, position, mark.decode(), True)
        else:
            yield Mark(start, position)
            ends[closer.start()] = closer.end()

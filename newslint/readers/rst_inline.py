"""What the inside of a reStructuredText paragraph holds that is not text as it stands.

Inline markup starts behind white space, an opening mark or nothing, and ends before white space, a closing mark or
nothing: `2 * x`, `snake_case` and `rock*roll` are text. It does not nest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.readers.following import Following
from newslint.readers.marked import Mark

SPECIAL = re.compile(rb"[*_`|\\]")
"""Without one of these there is no markup inside a paragraph."""
BEFORE = (
    rb"(?:\A|(?<=[\s'\"(\[{<\-/:])|(?<=\xe2\x80[\x90-\xa7])|(?<=\xc2[\xa1\xab\xb7\xbb\xbf])|(?<=\xe3\x80[\x81-\x91]))"
)
AFTER = rb"(?=[\s'\")\]}>\-/\\:.,;!?]|\Z|\xe2\x80[\x90-\xa7]|\xc2[\xa1\xab\xb7\xbb\xbf]|\xe3\x80[\x81-\x91])"
"""What stands before and after markup; outside ASCII, in UTF-8, dashes, quotation marks and dots."""
ROLE = rb":[A-Za-z0-9][\w.+:-]{0,60}(?<!:):"
START = re.compile(
    rb"\\(?P<space>\s)|\\(?P<escape>[!-~])"
    rb"|(?P<address>\b(?:https?|ftp|mailto|news|file):[^\s<>`]++)"
    rb"|%b(?P<open>``(?=\S)|\*\*?(?=[^\s*])|\|(?=[^\s|])|(?P<prefix>_|%b)?`(?=[^\s`]))"
    rb"|%b(?P<note>\[(?:[0-9]{1,9}|[*#]|#?[A-Za-z0-9][\w.+:-]{0,80})\]_)%b"
    rb"|(?<=[^\W_])(?P<reference>__?)%b" % (BEFORE, ROLE, BEFORE, AFTER, AFTER)
)
CLOSERS = {
    b"``": re.compile(rb"(?<=\S)``" + AFTER),
    b"**": re.compile(rb"(?<=[^\s\\])\*\*" + AFTER),
    b"*": re.compile(rb"(?<=[^\s\\])\*" + AFTER),
    b"|": re.compile(rb"(?<=[^\s\\])\|_{0,2}" + AFTER),
    b"`": re.compile(rb"(?<=[^\s\\])`(?P<suffix>__?|%b)?%b" % (ROLE, AFTER)),
}
ESCAPE = re.compile(rb"\\(?:(\s)|([!-~]))")
TARGET_END = re.compile(rb"(?<!\\)>\Z")
REFERENCE = re.compile(rb"['\"(\[{<\-/:]*(?:[A-Za-z0-9\x80-\xff]+[-._+:])*[A-Za-z0-9\x80-\xff]+")
FAR = 100
"""Bytes before the underscore of a reference in which its name starts."""
MARKS = frozenset({b"`", b"*", b"|", b"_"})
QUOTED = frozenset({b"''", b'""', b"()", b"[]", b"{}", b"<>"})
SHOWN = frozenset(
    b"abbr abbreviation dfn emphasis guilabel strong sub subscript sup superscript t term title title-reference".split()
)
"""Roles that show what they are given."""
TITLED = frozenset(b"any doc download numref ref std:doc std:ref".split())
"""Roles that show what they are given if that names a target too; else what they show is not written here."""
PROSE = re.compile(rb"[^\W\d_][^<>`_=(){}\[\]\\/|]*\s[^<>`_=(){}\[\]\\/|]*")
"""What looks like words where no role says what it is; `sys.path` looks like code."""


def marks(text: bytes, offset: int) -> list[Mark]:
    """The marks in a stretch of the source that starts at `offset`, in order."""
    if not SPECIAL.search(text):
        return []
    return [mark._replace(start=mark.start + offset, end=mark.end + offset) for mark in _marks(text)]


def _marks(text: bytes) -> Iterator[Mark]:
    closers = {opener: Following(pattern) for opener, pattern in CLOSERS.items()}
    match = START.search(text)
    while match is not None:
        start, position = match.span()
        if match["open"]:
            opener = b"`" if match["open"][-2:] != b"``" and match["open"][-1:] == b"`" else match["open"]
            closer = None if _is_quoted(text, start, position) else closers[opener].after(text, position + 1)
            if closer is not None:
                yield from _enclosed(text, match, closer)
                position = closer.end()
        elif match["note"]:
            yield Mark(start, position, None)
        elif match["escape"] or match["space"]:
            # Right behind markup it only ends that, as in ``:pep:`8`\'s``.
            yield _escape(start, match["escape"], shown_as_written=text[start - 1 : start] not in MARKS)
        elif match["reference"] and _is_reference(text, start):
            yield Mark(start, position)
        match = START.search(text, position)


def _is_quoted(text: bytes, start: int, end: int) -> bool:
    """Whether marks of quotation enclose what might open markup, as in `"*"`."""
    return text[start - 1 : start] + text[end : end + 1] in QUOTED


def _is_reference(text: bytes, end: int) -> bool:
    """Whether what stands before an underscore is the name of a target; `__init__` is none."""
    words = text[max(end - FAR, 0) : end].split()
    return bool(words) and REFERENCE.fullmatch(words[-1]) is not None


def _escape(start: int, character: bytes | None, *, shown_as_written: bool = True) -> Mark:
    """A backslash and what it escapes; white space goes with it."""
    return Mark(start, start + 2, character.decode(), shown_as_written) if character else Mark(start, start + 2)


def _enclosed(text: bytes, opener: re.Match[bytes], closer: re.Match[bytes]) -> Iterator[Mark]:
    """Markup with a start and an end: what it shows of what it encloses, or a placeholder."""
    start, end = opener.end(), closer.start()
    shown = end if opener["open"] in (b"*", b"**", b"_`") else start
    if opener["open"][-1:] == b"`" and opener["open"] not in (b"``", b"_`"):
        shown = _shown_to(text, start, end, opener["prefix"] or closer["suffix"] or b"")
    if shown == start:
        yield Mark(opener.start(), closer.end(), None)
        return
    yield Mark(opener.start(), start)
    for match in ESCAPE.finditer(text, start, shown):
        yield _escape(match.start(), match[2])
    yield Mark(shown, closer.end())


def _shown_to(text: bytes, start: int, end: int, role: bytes) -> int:
    """How far interpreted text or a reference is shown; not at all where it is code or shows what is not written."""
    content, name = text[start:end], role.strip(b":")
    title = None
    if TARGET_END.search(content) and (target := content.rfind(b"<")) >= 0 and content[target - 1 : target] != b"\\":
        title = content[:target].rstrip()
    if role.startswith(b"_") or (name in TITLED and title):
        return start + len(content if title is None else title)
    if name in SHOWN or (not name and PROSE.fullmatch(content)):
        return end
    return start

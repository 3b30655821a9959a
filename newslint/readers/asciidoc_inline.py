"""What the inside of an AsciiDoc paragraph holds that is not text as it stands.

There are two passes, as Asciidoctor has them: first what hides its content from all else (passthroughs, code, macros,
references), then pairs of marks of formatting (`asciidoc_formatting`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter

from newslint.readers.asciidoc_formatting import NOT_AFTER_WORD, NOT_BEFORE_WORD, formatting
from newslint.readers.following import Following
from newslint.readers.marked import Mark
from newslint.readers.tags import ENTITY, decoded

HIDDEN = b"\0"
"""Stands for a byte that formatting is not to see."""
SPECIAL = re.compile(rb"[*_#^~`+\\{&\[$]|<<|\(\(|:/|//")
"""Without one of these there is no markup inside a paragraph."""
TEXT = rb"\[(?:[^][\\]++|\\.|\[[^][]*+\])*+\]"
"""The text of a macro, in brackets; there may be brackets in it, one inside another at most."""
START = re.compile(
    rb"""(?P<comment>(?:\A|(?<=[\r\n]))//(?!/)[^\r\n]*+(?:\r\n|\r|\n|\Z))
       | (?P<directive>(?:\A|(?<=[\r\n]))(?:ifn?def|ifeval|endif|include)::[^\s\[]*+\[[^\r\n]*+(?:\r\n|\r|\n|\Z))
       | (?P<break>[ \t]\+[ \t]*+(?:\r\n|\r|\n|\Z))
       | (?P<backslash>\\)
       | (?P<double>\+\+\+|\$\$|\+\+|``)(?=.)
       | %(behind)b(?P<single>[+`])(?<!["'`+].)(?=[^\s+`])
       | (?P<apostrophe>(?<=\w)`'(?=\w))
       | %(behind)b(?P<quote>["']`)(?=[^\s`])
       | (?P<end_quote>(?<=[^\s`])`["'])%(before)b
       | \{(?P<attribute>[A-Za-z0-9_][\w-]*+)(?::[^{}\r\n]{0,200}+)?\}
       | <?(?P<address>\b(?:https?|ftp|irc)://[^\s\[\]<>]++)(?P<address_text>%(text)b)?>?
       | (?<![\w:/])(?P<macro>[A-Za-z][\w-]{0,30}+):(?!:)(?P<target>[^\s\[\]]{0,400}+)(?P<text>%(text)b)
       | <<(?=[\w"#./:{])(?P<reference>[^<>]{1,600}+)>>
       | (?P<anchor>\[\[[^][\r\n]{1,300}+\]\]|\[\[\[[^][\r\n]{1,300}+\]\]\])
       | \(\(\((?P<index>[^()]{1,300}+)\)\)\) | \(\((?P<term>[^()]{1,300}+)\)\)
       | (?<![]\w])(?P<role>\[[^][\r\n]{1,200}+\])(?=[*_`\#^~][^\s])
       | (?P<entity>%(entity)b)
    """
    % {
        b"text": TEXT,
        b"entity": ENTITY.pattern.replace(b"#", rb"\#"),
        b"behind": NOT_AFTER_WORD,
        b"before": NOT_BEFORE_WORD,
    },
    re.DOTALL | re.VERBOSE,
)
REPLACED = re.compile(rb"--|\.\.\.|\((?:C|R|TM)\)|->|=>|<-|<=|'(?<=\w\\')(?=[A-Za-z])")
"""What AsciiDoc would replace by a sign if no backslash stood before it."""
CLOSERS = {
    **{each: re.compile(re.escape(each)) for each in (b"+++", b"$$", b"++", b"``")},
    b"+": re.compile(rb"(?<=\S)\+" + NOT_BEFORE_WORD),
    b"`": re.compile(rb"(?<=\S)`(?![\"'`])" + NOT_BEFORE_WORD),
    b"old": re.compile(rb"(?<=\S)`" + NOT_BEFORE_WORD),
    b'"`': re.compile(rb"(?<=[^\s`])`\"" + NOT_BEFORE_WORD),
    b"'`": re.compile(rb"(?<=[^\s`])`'" + NOT_BEFORE_WORD),
}
CURVED = {b'"`': "“", b"'`": "‘", b'`"': "”", b"`'": "’"}
LINKS = frozenset({b"link", b"mailto", b"xref"})
"""Macros that show their text, if they have one."""
UNSEEN = frozenset({b"anchor", b"indexterm", b"footnote", b"footnoteref"})
"""Macros that show nothing in the flow of the sentence."""
UNTARGETED = UNSEEN | frozenset({b"asciimath", b"btn", b"indexterm2", b"kbd", b"latexmath", b"pass", b"stem"})
"""Macros that need no target."""
CHARACTERS = {
    b"amp": "&", b"apos": "'", b"asterisk": "*", b"backslash": "\\", b"backtick": "`", b"blank": "", b"brvbar": "¦",
    b"caret": "^", b"cpp": "C++", b"deg": "°", b"empty": "", b"endsb": "]", b"gt": ">", b"ldquo": "“", b"lsquo": "‘",
    b"lt": "<", b"nbsp": "\u00a0", b"plus": "+", b"quot": '"', b"rdquo": "”", b"rsquo": "’", b"sp": " ",
    b"startsb": "[", b"tilde": "~", b"two-colons": "::", b"two-semicolons": ";;", b"vbar": "|", b"wj": "\u2060",
    b"zwsp": "\u200b",
}  # fmt: skip
"""Attributes that every document has for a character."""


def marks(text: bytes, offset: int, *, is_old: bool = False) -> list[Mark]:
    """The marks in a stretch of the source that starts at `offset`, in order; some may lie inside another.

    `is_old` says that the document keeps to the syntax before Asciidoctor, which had other quotation marks.
    """
    if not SPECIAL.search(text):
        return []
    found = sorted(_Macros(text, is_old).marks(), key=attrgetter("start"))
    found += formatting(_hidden(text, found))
    found.sort(key=attrgetter("start"))
    return [mark._replace(start=mark.start + offset, end=mark.end + offset) for mark in found]


def _hidden(text: bytes, found: list[Mark]) -> bytes:
    """The text without what the marks found so far stand for, byte for byte."""
    parts: list[bytes] = []
    end = 0
    for mark in found:
        if mark.end > end:
            start = max(mark.start, end)
            parts += [text[end:start], HIDDEN * (mark.end - start)]
            end = mark.end
    return b"".join([*parts, text[end:]])


class _Macros:
    """The first pass: finds what may start a mark, from left to right."""

    def __init__(self, text: bytes, is_old: bool) -> None:
        self._text = text
        self._is_old = is_old
        self._closers = {opener: Following(pattern) for opener, pattern in CLOSERS.items()}
        self._curved: set[int] = set()

    def marks(self) -> Iterator[Mark]:
        match = START.search(self._text)
        while match is not None:
            found, position = self._marks_of(match)
            yield from found
            match = START.search(self._text, position)

    def _marks_of(self, match: re.Match[bytes]) -> tuple[list[Mark], int]:
        """The marks of what was found, and where to go on; no marks where it is text after all."""
        start, end = match.span()
        kind = match.lastgroup
        if kind == "backslash":
            return self._escaped(start)
        if start in self._curved:
            return [Mark(start, start + 2, CURVED[self._text[start : start + 2]], True)], start + 2
        if kind in ("double", "single"):
            opener = b"old" if self._is_old and match[0] == b"`" else match[0]
            closer = self._closers[opener].after(self._text, end + 1)
            return ([Mark(start, closer.end(), None)], closer.end()) if closer else ([], end)
        if kind == "quote" and self._is_old:
            closer = self._closers[b"old"].after(self._text, end + 1)
            return ([Mark(start + 1, closer.end(), None)], closer.end()) if closer else ([], start + 1)
        if kind == "quote":
            closer = self._closers[match[0]].after(self._text, end + 1)
            if closer is None:
                return [], start + 1
            self._curved.add(closer.start())
            return [Mark(start, end, CURVED[match[0]], True)], end
        if kind == "end_quote":
            return [], start + 1
        if kind == "apostrophe":
            return [Mark(start, end, CURVED[match[0]], True)], end
        return _simple(match)

    def _escaped(self, start: int) -> tuple[list[Mark], int]:
        """What a backslash makes text of, if that would be markup; else the backslash is text itself."""
        after = start + 1
        if REPLACED.match(self._text, after):
            return [Mark(start, after + 1, chr(self._text[after]), True)], after + 1
        if self._is_old and self._text[after : after + 1] == b"'":
            return [Mark(start, after + 1, "'")], after + 1
        match = START.match(self._text, after)
        if match is None or match.lastgroup in ("break", "backslash", "comment"):
            return [], after
        found, end = self._marks_of(match)
        if not found and not match["address"]:
            return [], after
        return [Mark(start, after + 1, chr(self._text[after]), True)], max(end, after + 1)


def _simple(match: re.Match[bytes]) -> tuple[list[Mark], int]:
    """The marks of what needs no look at what follows it."""
    start, end = match.span()
    if match["break"]:
        return [Mark(start, end, "\n")], end
    if match["attribute"]:
        character = CHARACTERS.get(match["attribute"].lower())
        return [Mark(start, end, character, bool(character))], end
    if match["entity"]:
        character = decoded(match[0])
        return ([Mark(start, end, character, True)] if character else []), end
    if match["address"]:
        return _address(match)
    if match["macro"]:
        return _macro(match)
    if match["reference"]:
        label = match["reference"].find(b",") + 1
        return _shown(match, match.start("reference") + label, match.end("reference")) if label else _opaque(match)
    if match["term"]:
        return _shown(match, *match.span("term"))
    return [Mark(start, end)], end


def _opaque(match: re.Match[bytes]) -> tuple[list[Mark], int]:
    return [Mark(*match.span(), None)], match.end()


def _shown(match: re.Match[bytes], start: int, end: int) -> tuple[list[Mark], int]:
    """Markup around a stretch that is shown, and may hold markup of its own."""
    text = match.string[start:end]
    start += len(text) - len(text.lstrip())
    if start >= end:
        return _opaque(match)
    return [Mark(match.start(), start), Mark(end, match.end())], start


def _address(match: re.Match[bytes]) -> tuple[list[Mark], int]:
    """An address, which is shown unless it has a text."""
    end = match.end()
    if match["address_text"] and match["address_text"] != b"[]":
        return _shown(match, *_text(match, "address_text"))
    if match[0][:1] == b"<":
        return _opaque(match)
    return [Mark(match.end("address"), end)] if match["address_text"] else [], end


def _macro(match: re.Match[bytes]) -> tuple[list[Mark], int]:
    start, end = match.span()
    name, target = match["macro"].lower(), match["target"]
    if not target and name not in UNTARGETED:
        return [], match.end("macro")
    if name in UNSEEN:
        # A note that stands apart from its word leaves a gap before the mark that follows it.
        apart = name.startswith(b"footnote") and match.string[start - 1 : start].isspace()
        return [Mark(start, end, None if apart else "")], end
    if name in LINKS or name == b"indexterm2":
        return _shown(match, *_text(match, "text"))
    return _opaque(match)


def _text(match: re.Match[bytes], group: str) -> tuple[int, int]:
    """The part of a macro's text that is shown, without attributes and the `^` that asks for a new window."""
    start, end = match.start(group) + 1, match.end(group) - 1
    text = match.string[start:end]
    if b"=" in text and text[:1] == b'"' and b'"' in text[1:]:
        return start + 1, start + text.index(b'"', 1)
    if b"=" in text and b"," in text:
        end = start + text.index(b",")
    return start, end - (match.string[end - 1 : end] == b"^")

"""The parts of an MDX text that are no Markdown: imports and exports, expressions in braces, JSX tags.

One linear pass, which knows code, in which none of them is anything but text. What does not close is text as well: MDX
itself rejects such a file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from newslint.readers.following import Following
from newslint.readers.html import CODE, EMBEDDED, SINGLE, UNREAD
from newslint.readers.marked import Mark

FRONT_MATTER = re.compile(rb"\A---[ \t]*(?:\r\n?|\n)(?:.*?(?:\r\n?|\n))??---[ \t]*(?=[\r\n]|\Z)", re.DOTALL)
AFTER_BLANK = re.compile(rb"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\Z")
CONTENT = re.compile(rb"\S")
REACH = 200
"""Bytes before a line in which a blank line is looked for."""
BLANK_LINE = re.compile(rb"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
TOKEN = re.compile(
    rb"""
      (?P<fence>(?:^|(?<=\r))[ \t>]*+(?:[-*+][ \t]+)?(?:`{3,}+(?=[^`\r\n]*(?:[\r\n]|\Z))|~{3,}+))
    | (?P<code>(?:^|(?<=\r))(?:import[ \t]*+(?:[{*"']|[A-Za-z_$][\w$]*+[ \t]*+(?:,|from\b))
        | export[ \t]*+(?:[{*]|(?:const|let|var|function|default|class|async)\b)))
    | \\[!-/:-@\[-`{-~]
    | (?P<ticks>`+)
    | (?P<brace>\{)
    | (?P<tag><(?:/?[A-Za-z_$]|/?>))
    """,
    re.MULTILINE | re.VERBOSE,
)
JAVASCRIPT = re.compile(
    rb"""\\. | '(?:[^'\\\r\n]|\\.)*+' | "(?:[^"\\\r\n]|\\.)*+" | `(?:[^`\\]|\\.)*+` | //[^\r\n]*+ | /\* | [{}]""",
    re.DOTALL | re.VERBOSE,
)
TAG_NAME = re.compile(rb"</?([A-Za-z_$][\w$.:-]*+)?")
TAG_PART = re.compile(rb"""[^<>{"']++ | "[^"]*+" | '[^']*+' | > | \{""", re.VERBOSE)
SPACE = re.compile(rb"""\{[ \t]*(?:"[ ]"|'[ ]')[ \t]*\}""")
NOTHING = re.compile(rb"\{\s*(?:/\*|#|\})")
"""An expression that shows nothing: a comment, the id of a heading."""
NOT_PROSE = re.compile(rb"code|math|mermaid|script|style|diagram|playground|sandpack", re.IGNORECASE)
HIDING = CODE | EMBEDDED | UNREAD


def scan(text: bytes) -> list[Mark]:
    """The marks of what is left out of an MDX text, in order; they do not overlap."""
    return _Scan(text).marks()


class _Scan:
    def __init__(self, text: bytes) -> None:
        self._text = text
        self._expressions = _Expressions(text)
        self._blank = Following(BLANK_LINE)
        self._ticks: defaultdict[int, list[int]] = defaultdict(list)
        for run in re.finditer(rb"`+", text):
            self._ticks[len(run[0])].append(run.start())
        self._first = 0
        self._end_tags: dict[bytes, Following] = {}
        self._fences: dict[bytes, Following] = {}

    def marks(self) -> list[Mark]:
        text = self._text
        found: list[Mark] = []
        front = FRONT_MATTER.match(text)
        position = front.end() if front else 0
        content = CONTENT.search(text, position)
        self._first = content.start() if content else len(text)
        while (token := TOKEN.search(text, position)) is not None:
            position = token.end()
            kind = token.lastgroup
            if kind == "fence":
                position = self._end_of_fence(token)
            elif kind == "ticks":
                position = self._end_of_code(token)
            elif kind is not None:
                mark = self._mark(kind, token.start())
                if mark is not None:
                    found.append(mark)
                    position = mark.end
        return found

    def _mark(self, kind: str, start: int) -> Mark | None:
        if kind == "code":
            return self._module_code(start)
        return self._expression(start) if kind == "brace" else self._tag(start)

    def _end_of_fence(self, token: re.Match[bytes]) -> int:
        fence = token[0].lstrip(b" \t>-*+")
        closing = self._fences.setdefault(
            fence, Following(re.compile(rb"^[ \t>]*+%b+[ \t]*+(?=[\r\n]|\Z)" % fence, re.MULTILINE))
        )
        match = closing.after(self._text, token.end())
        return match.end() if match else len(self._text)

    def _end_of_code(self, token: re.Match[bytes]) -> int:
        """Where the code ends that a run of backticks starts: at the next run as long, in the same paragraph."""
        runs = self._ticks[len(token[0])]
        index = bisect_left(runs, token.end())
        if index < len(runs) and runs[index] < self._blank.start(self._text, token.end()):
            return runs[index] + len(token[0])
        return token.end()

    def _module_code(self, start: int) -> Mark | None:
        """Imports and exports, from a line after a blank one to the blank line at which all braces are closed."""
        before = self._text[max(start - REACH, 0) : start]
        if start > self._first and not AFTER_BLANK.search(before):
            return None
        end = first = self._blank.start(self._text, start)
        brace = self._text.find(b"{", start, end)
        while brace >= 0:
            closed = self._expressions.end(brace)
            if closed is None:
                end = first
                break
            end = self._blank.start(self._text, closed) if closed > end else end
            brace = self._text.find(b"{", closed, end)
        return Mark(start, end)

    def _expression(self, start: int) -> Mark | None:
        end = self._expressions.end(start)
        if end is None or not self._may_reach(start, end):
            return None
        written = self._text[start:end]
        if SPACE.fullmatch(written):
            return Mark(start, end, "" if self._text[end : end + 1] in (b"\n", b"\r", b"") else " ")
        return Mark(start, end, "" if NOTHING.match(written) else None)

    def _tag(self, start: int) -> Mark | None:
        end = self._end_of_tag(start)
        if end is None or not self._may_reach(start, end):
            return None
        match = TAG_NAME.match(self._text, start)
        name = (match and match[1]) or b""
        single = self._text[end - 2 : end] == b"/>"
        opening = self._text[start + 1 : start + 2] != b"/" and not single
        if opening and (name in HIDING or NOT_PROSE.search(name)):
            closing = self._end_tags.setdefault(name, Following(re.compile(rb"</%b\s*>" % re.escape(name))))
            closed = closing.after(self._text, end)
            return Mark(start, closed.end() if closed else end, None)
        if name == b"br":
            return Mark(start, end, "\n")
        return Mark(start, end, None if name in SINGLE or (single and len(name)) else "")

    def _end_of_tag(self, start: int) -> int | None:
        match = TAG_NAME.match(self._text, start)
        position = match.end() if match else start
        while (part := TAG_PART.match(self._text, position)) is not None:
            position = part.end()
            if part[0] == b">":
                return position
            if part[0] == b"{":
                end = self._expressions.end(part.start())
                if end is None:
                    return None
                position = end
        return None

    def _may_reach(self, start: int, end: int) -> bool:
        """Whether a part may reach from one place to another: over a blank line only where it starts its own line."""
        if end <= self._blank.start(self._text, start) + 1:
            return True
        line = 1 + max(self._text.rfind(b"\n", 0, start), self._text.rfind(b"\r", 0, start))
        return not self._text[line:start].strip(b" \t")


class _Expressions:
    """Which brace closes which. A stretch is gone through once, however many braces in it stay open."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._ends: dict[int, int] = {}
        self._known_to = 0

    def end(self, start: int) -> int | None:
        """The end of the expression that the brace at `start` opens; None where it does not close."""
        if start in self._ends or start < self._known_to:
            return self._ends.get(start)
        text, position = self._text, start
        opened: list[int] = []
        while (token := JAVASCRIPT.search(text, position)) is not None:
            position = token.end()
            if token[0] == b"/*":
                closed = text.find(b"*/", position)
                position = closed + 2 if closed >= 0 else len(text)
            elif token[0] == b"{":
                opened.append(token.start())
            elif token[0] == b"}":
                self._ends[opened.pop()] = position
                if not opened:
                    return position
        self._known_to = len(text)
        return None

"""Expression: the phrases and patterns of a rule, compiled once, and its trigger.

RE2 does the matching, in linear time, so that no pattern can make newslint hang. Where it is not installed (see
`newslint.gate`) Python's own `re` does, which finds the same but has no such bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from newslint.document import Block
from newslint.kinds.kind import KindError, Type
from newslint.rule import Pattern
from newslint.source import decode

re2: Any
try:
    import re2
except ImportError:
    re2 = None
ERRORS = (re.error,) if re2 is None else (re.error, re2.error)

KEYS: Mapping[str, Type] = {"phrases": "texts", "patterns": "texts", "case-sensitive": "boolean"}
SPACE = "[ \t\r\n\u00a0]+"
APOSTROPHE = "['’‘]"
WORD = "[^ \t\r\n\u00a0.,:;!?]+"
LINE_END = re.compile(r"(?<!\\)\$(?=[)|]|$)")
LARGEST = 64 << 20
"""Bytes that RE2 may use for one rule."""
ANY_BYTE = Pattern(r"(?<!\\)(?:\\\\)*\\C")
COUNTED = Pattern(r"(?<!\\)\{\d+(?:,\d*)?\}")
TOKENS = Pattern(r"(\\x\{\w+\}|\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\])|(\{\d+(?:,\d*)?\})", re.DOTALL)
"""What braces in a pattern may be part of, or else a counted repeat."""


class Hit(NamedTuple):
    """A stretch of a block's text, in code points, and what the first group in it that took part matched."""

    start: int
    end: int
    found: str
    group: str | None

    @property
    def at(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end


def folded(text: str, case_sensitive: bool) -> str:
    """What is the same for all the ways in which one phrase may be written."""
    text = " ".join(text.replace("’", "'").replace("‘", "'").split())
    return text if case_sensitive else text.lower()


class Expression:
    """Phrases and patterns as one regular expression, the longest phrase first."""

    def __init__(self, phrases: Iterable[str], patterns: Iterable[str] = (), *, case_sensitive: bool = False) -> None:
        """Compile. Raises `KindError` for a pattern that is wrong, and where there is nothing to look for."""
        expressions = [*map(_phrase, sorted(phrases, key=len, reverse=True)), *patterns]
        if not expressions:
            raise KindError("there are neither 'phrases' nor 'patterns'")
        ends = [LINE_END.sub(lambda _: r"[ \t\r]*$", expression) for expression in expressions]
        self.text = "|".join(f"(?:{expression})" for expression in ends)
        if _has_any_byte(self.text) or _error(self.text):
            raise _wrong(expressions)
        self._flags = "m" if case_sensitive else "im"
        self._compiled: Any = None

    @property
    def groups(self) -> int:
        """The number of groups in the patterns."""
        groups: int = _compiled(self.text).groups
        return groups

    def hits(self, block: Block) -> Iterator[Hit]:
        """What is found in a block, from left to right, but not what starts or ends inside a word."""
        text = block.text
        return (hit for hit in self._matches(block) if hit.found and _stands_alone(text, hit.start, hit.end))

    def trigger(self, before: str = "") -> str | None:
        """A trigger that matches wherever something is found, after what `before` matches; None where none can be made.

        Counted repeats slow the gate down, so they stand for any count in it.
        """
        text = self.text
        if "{" in text:
            text = TOKENS.compiled.sub(lambda token: token[1] or ("*" if token[2].startswith("{0") else "+"), text)
        pattern = f"(?{self._flags}:{before}(?:{text}))"
        if (text != self.text or "{" in text) and ("\\Q" in text or COUNTED.search(text) or _error(pattern)):
            return None
        return pattern

    def _matches(self, block: Block) -> Iterator[Hit]:
        """All matches; the expression is compiled with the first, since most rules never fire in a run."""
        if re2 is None:
            flags = re.ASCII | re.MULTILINE | (re.IGNORECASE if "i" in self._flags else 0)
            self._compiled = self._compiled or re.compile(self.text, flags)
            return _in_text(self._compiled, block)
        if self._compiled is None:
            # With the capitals it is larger than what was found small enough without them.
            self._compiled = re2.compile(f"(?{self._flags}:{self.text})".encode(), _options(LARGEST))
        return _in_bytes(self._compiled, block)


def _in_bytes(compiled: Any, block: Block) -> Iterator[Hit]:
    """RE2's matches. It counts in bytes: what lies between two matches is decoded to count it in code points."""
    data = block.document.text[block.start : block.end]
    at, count = 0, 0
    for match in compiled.finditer(data):
        start, end = match.span()
        if start == end:
            continue
        found = decode(data[start:end])
        count += len(decode(data[at:start]))
        at, count = end, count + len(found)
        group = next((group for group in match.groups() if group is not None), None)
        yield Hit(count - len(found), count, found, None if group is None else decode(group))


def _in_text(compiled: re.Pattern[str], block: Block) -> Iterator[Hit]:
    for match in compiled.finditer(block.text):
        yield Hit(*match.span(), match.group(), next((group for group in match.groups() if group is not None), None))


def _compiled(expression: str) -> Any:
    """An expression compiled to look at it. RE2 does that much faster than `re`, and this is done on every start."""
    return re.compile(expression) if re2 is None else re2.compile(expression, _options())


def _error(expression: str) -> str:
    """What is wrong with an expression."""
    try:
        _compiled(expression)
    except UnicodeEncodeError:
        return "it is not valid Unicode"
    except ERRORS as error:
        said = error.args[0] if error.args else error
        return decode(said) if isinstance(said, bytes) else str(said)
    return ""


def _has_any_byte(expression: str) -> bool:
    return r"\C" in expression and ANY_BYTE.search(expression) is not None


def _wrong(expressions: Iterable[str]) -> KindError:
    """Says which of some expressions is wrong."""
    for expression in expressions:
        if _has_any_byte(expression):
            return KindError(f"the pattern '{expression}' is wrong: \\C matches parts of letters")
        if problem := _error(expression):
            return KindError(f"the pattern '{expression}' is wrong: {problem}")
    return KindError("the patterns are too many for one rule; make two rules of it")


def _options(most: int = 8 << 20) -> Any:
    options = re2.Options()
    options.log_errors = False
    options.max_mem = most
    return options


def _phrase(phrase: str) -> str:
    words = (re.escape(word).replace("'", APOSTROPHE).replace(r"\*", WORD) for word in phrase.split())
    return SPACE.join(words)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a stretch neither starts nor ends inside a word."""
    cut_start = start > 0 and text[start].isalnum() and text[start - 1].isalnum()
    return not cut_start and not (end < len(text) and text[end].isalnum() and text[end - 1].isalnum())

"""The gate: finds, in a few passes over a text, which rules may have something to say, and about which blocks.

The RE2 triggers of each family of rules (the letters of their codes) are compiled into one `re2.Set`. One pass tells
which of them match at all; RE2 then finds where. A set runs at 300 to 500 MB/s once RE2 has built its states, so a
text in which nothing fires is neither decoded nor cut into blocks. One set for all families would be slower: where
patterns that look for different things share a set, their states multiply (51 triggers over 13 MB: 1.0 s in one set,
.25 s in seven). Large triggers stay out of the sets for the same reason, and are searched for one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from newslint.document import Block, Document
from newslint.errors import RuleError
from newslint.rule import Rule, Trigger

re2: Any
try:
    import re2
except ImportError:  # google-re2 has no wheel for musl: every trigger counts as fired
    re2 = None

LETTERS = 3
"""Of a code, those that name its family."""
LONE_RETURN = re.compile(rb"\r(?!\n)")
LARGE_AFTER = 1 << 15
"""Bytes of text after which large triggers are compiled: that costs about what this much text costs without them."""


class Searched(Protocol):
    """What is searched: a document, or what stands for a part of one."""

    @property
    def text(self) -> bytes:
        """The text, in bytes."""

    @property
    def as_written(self) -> Searched:
        """The same with escapes and entities as they stand in the source."""


Blocks = Callable[[Any], Iterable[Any]]
"""Tells which blocks of a document, or of a window on a part of it, a rule has to look at."""


def every_block(document: Document) -> Iterable[Block]:
    """All blocks: what a rule looks at when nothing narrows them down."""
    return document.blocks


class Gate:
    """The triggers of some rules, compiled."""

    def __init__(self, rules: Sequence[Rule], large_after: int = LARGE_AFTER, *, in_parts: bool = False) -> None:
        """Compile; raises `RuleError` for a trigger that RE2 does not accept.

        Large triggers are left until more than `large_after` bytes of text have been seen. `in_parts` says that what is
        searched are parts of texts, of which no trigger can confirm what takes the whole.
        """
        self._large_after = large_after
        self._always: list[tuple[Rule, Blocks]] = []
        self._families: dict[str, _Family] = {}
        self._large: list[tuple[Rule, Blocks]] = []
        self._seen = 0
        for rule in rules:
            if rule.trigger is None or re2 is None:
                self._always.append((rule, every_block))
            elif isinstance(rule.trigger, Trigger):
                confirm = rule.trigger.near if in_parts else rule.trigger.confirm
                self._large.append((rule, _Confirmed(rule.trigger, confirm)))
            else:
                self._families.setdefault(rule.code[:LETTERS], _Family()).add(rule, rule.trigger)
        for family in self._families.values():
            family.compile()

    def fired(self, document: Searched) -> Iterator[tuple[Rule, Blocks]]:
        """The rules that may find something in a document, each with the way to its blocks."""
        yield from self._always
        self._seen += len(document.text)
        for rule, blocks in self._large:
            yield rule, blocks if self._seen > self._large_after else every_block
        if not self._families:
            return
        written, text = document.as_written, _searched(document)
        for family in self._families.values():
            for rule, blocks in family.matching(text):
                if written is document or rule.view == "reader":
                    yield rule, blocks
        if written is not document:
            text = _searched(written)
            for family in self._families.values():
                yield from (fired for fired in family.matching(text) if fired[0].view == "source")


class _Family:
    """The triggers of the rules of one family, in one set."""

    def __init__(self) -> None:
        self._set = re2.Set.SearchSet(_options())
        self._patterns: list[tuple[Rule, Blocks]] = []

    def add(self, rule: Rule, pattern: str) -> None:
        try:
            self._set.Add(pattern)
        except re2.error as error:
            raise RuleError(rule.code, f"RE2 does not accept the trigger: {error}") from None
        self._patterns.append((rule, _Located(pattern)))

    def compile(self) -> None:
        self._set.Compile()

    def matching(self, text: bytes) -> Iterator[tuple[Rule, Blocks]]:
        for index in self._set.Match(text) or ():
            yield self._patterns[index]


class _Confirmed:
    """The blocks that a confirmed match of a large trigger touches. The pattern is compiled when it is first needed."""

    def __init__(self, trigger: Trigger, confirm: Callable[[bytes, int, int], bool] | None) -> None:
        self._trigger = trigger
        self._confirm = confirm
        self._search: Any = None

    def __call__(self, document: Document) -> Iterable[Block]:
        if self._search is None:
            self._search = re2.compile(self._trigger.pattern().encode(), _options()).search
        text, confirm = _searched(document), self._confirm
        found: set[int] = set()
        match = self._search(text)
        while match is not None:
            start, end = match.span()
            if confirm is None or confirm(text, start, end):
                found.update(range(max(document.block_at(start), 0), document.block_at(end - 1) + 1))
            # What follows a word that is none may come before one that is.
            match = self._search(text, max(end - 1, start + 1))
        return [document.blocks[index] for index in sorted(found)]


class _Located:
    """The blocks that a match of a pattern touches. The pattern is compiled when it is first needed."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._search: Any = None

    def __call__(self, document: Document) -> Iterator[Block]:
        if self._search is None:
            self._search = re2.compile(self._pattern.encode(), _options()).search
        blocks, text = document.blocks, _searched(document)
        match = self._search(text)
        while match is not None:
            start, end = match.span()
            last = document.block_at(max(end - 1, start))
            for block in blocks[max(document.block_at(start), 0) : last + 1]:
                if block.end > start:
                    yield block
            # A block that is taken need not be searched to its end.
            goes_on = max(end, start + 1, blocks[last].end if last >= 0 else 0)
            match = self._search(text, goes_on) if goes_on < len(text) else None


def _searched(document: Searched) -> bytes:
    """The text with a line feed for each carriage return that ends a line alone: RE2's `^` and `$` know no other."""
    text = document.text
    if b"\r" not in text or text.count(b"\r") == text.count(b"\r\n"):
        return text
    return LONE_RETURN.sub(b"\n", text)


def _options() -> Any:
    options = re2.Options()
    options.log_errors = False
    options.max_mem = 256 << 20
    return options

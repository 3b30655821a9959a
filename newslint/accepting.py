"""Accepting: which word of a finding a word list would have to hold for the finding to go."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

from newslint.document import WORD, Block, Document
from newslint.finding import Finding
from newslint.rule import Rule
from newslint.source import decode


class _Asked(frozenset[str]):
    """Accepted words that notice when a rule asks for them."""

    was = False

    def __contains__(self, word: object) -> bool:
        self.was = True
        return super().__contains__(word)

    def isdisjoint(self, other: Iterable[Any]) -> bool:
        self.was = True
        return super().isdisjoint(other)


def acceptable(document: Document, finding: Finding, rule: Rule) -> str | None:
    """The word, in lower case, that would silence a finding of a rule; None where none would, as no rule asks.

    It is found by asking the rule again, with each of the words that it flagged accepted.
    """
    source = document.source
    flagged = decode(source.text[source.text_offset(finding.span.start) : source.text_offset(finding.span.end)])
    view = document.as_written if rule.view == "source" else document
    before, asked = view.accepted, _Asked(document.accepted)
    try:
        view.accepted = asked
        if not _finds(view, finding, rule) or not asked.was:
            return None
        for word in dict.fromkeys(match[0].lower() for match in WORD.finditer(flagged)):
            view.accepted = before | {word}
            if not _finds(view, finding, rule):
                return word
        return None
    finally:
        view.accepted = before


def _finds(document: Document, finding: Finding, rule: Rule) -> bool:
    """Whether a rule has a finding in its place."""
    options = () if rule.options is None else (rule.options,)
    return any(found.span == finding.span for found in rule.check(_subject(document, finding, rule), *options))


def _subject(document: Document, finding: Finding, rule: Rule) -> Document | Block:
    if rule.scope == "document":
        return document
    starts = [block.source.start for block in document.blocks]
    at = bisect_right(starts, document.source.text_offset(finding.span.start)) - 1
    return document.blocks[max(at, 0)]

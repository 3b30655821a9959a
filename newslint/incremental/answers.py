"""Answers: what a text was asked about some words, kept from version to version until something changes near them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from newslint.incremental.parts import Part

NEAR = 256
"""Bytes around a word on which answers may depend; `Document.once` promises a little less."""
MOST = 500
"""Answers that are kept; with more, each question is answered anew when it is next asked."""


class Question(NamedTuple):
    """A question to `Document.once`; `of_written` says that it was asked of the text as it is written."""

    of_written: bool
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    about: tuple[bytes, ...]


class Answers:
    """The answers to questions about words."""

    def __init__(self) -> None:
        self.known: dict[Question, Any] = {}
        """Those for the version; another one has others, since a document of an earlier one may still be asked."""

    def update(self, old: Sequence[Part], new: Sequence[Part], head: int, tail: int) -> None:
        """Go on to the next version, in which so many parts at the start and at the end are the same."""
        known = self.known if len(self.known) <= MOST and head + tail else {}
        touched = b"\0".join((*_around(old, head, tail), *_around(new, head, tail))) if known else b""
        self.known = {
            question: answer for question, answer in known.items() if not any(map(touched.__contains__, question.about))
        }


def _around(parts: Sequence[Part], head: int, tail: int) -> list[bytes]:
    """The texts of all parts but so many at the start and at the end, and of those that lie near."""
    first, last = _back(parts, head), len(parts) - _back(parts[::-1], tail)
    seen = [text for part in parts[first:last] for text in (part.seen.text, part.source)]
    return seen + [part.written.text for part in parts[first:last] if part.written is not None]


def _back(parts: Sequence[Part], at: int) -> int:
    """The index of a part that lies near before another."""
    size = 0
    while at and size < NEAR:
        at -= 1
        size += len(parts[at].seen.text)
    return at

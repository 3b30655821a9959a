"""Texts to edit: made-up stories, clean or with something wrong in every paragraph, and random edits of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from random import Random
from typing import NamedTuple

from benchmarks.repository import stories

SIZES = {"5 KB": 5_000, "100 KB": 100_000}
"""Characters."""
TYPED = (*"eeettaaoinshrdlu    ,.’“”'\"-😀é\\", "\n", "\n\n", "the ", " the the ", "  ", "- ", "*", "# ")
CUT_AND_PASTED = 40
"""Characters that a person cuts or pastes at once, at most."""


class Edit(NamedTuple):
    """Replace the characters from `start` to `end` by others."""

    start: int
    end: int
    text: str


def text(size: int, damaged: bool) -> str:
    """Stories, one below the other, cut off at a number of characters."""
    random = Random(size)
    parts: list[str] = []
    for number in count():
        story = stories.story(number).partition("\n---\n")[2]
        parts += [_damaged(each, random) if damaged else each for each in story.strip().split("\n\n")]
        if sum(map(len, parts)) > size:
            return "\n\n".join(parts)[: size - 1] + "\n"
    raise AssertionError


def as_html(whole: str) -> str:
    """The paragraphs of a text as those of a page."""
    return "".join(f"<p>{paragraph}</p>\n" for paragraph in whole.split("\n\n"))


def edits(whole: str, number: int, seed: int = 1, strange: Sequence[str] = ()) -> Iterator[tuple[Edit, str]]:
    """So many edits, each with the text after it: mostly a letter typed or deleted, now and then more.

    `strange` is typed besides what people type.
    """
    random = Random(seed)
    size = len(whole)
    for _ in range(number):
        start = random.randrange(len(whole) + 1)
        kind = random.random()
        removed = 0 if kind < 0.6 else 1 if kind < 0.9 else random.randrange(CUT_AND_PASTED)
        typed = "" if 0.6 <= kind < 0.9 else random.choice([*TYPED, *strange])
        if kind >= 0.9 and len(whole) < size:
            typed = whole[start : start + CUT_AND_PASTED]
        end = min(start + removed, len(whole))
        start, end = (at - (whole[at - 1 : at + 1] == "\r\n") for at in (start, end))  # between them there is no place
        whole = whole[:start] + typed + whole[end:]
        yield Edit(start, end, typed), whole


def _damaged(paragraph: str, random: Random) -> str:
    """A paragraph with several of the damages that pipelines leave."""
    for right, wrong in random.sample(stories.DAMAGE, 3):
        paragraph = paragraph.replace(right, wrong, 2)
    return paragraph

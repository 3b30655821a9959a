"""What sentences are about, as the first letters of their longer words, and which of them say the same."""

from typing import NamedTuple

from newslint import Block
from newslint_rules.repetition._quoted import is_quoted

WORDS = 6
"""Of the shortest sentence that is looked at."""
STEM, SHORT = 6, 3
SHARED = 3
"""The number of stems that two sentences have in common if one restates the other."""
MARKS = dict.fromkeys(map(ord, ".,;:!?()\"'“”‘’"))
EMPTY = frozenset(
    """
    about after again agains also althou among anothe around becaus been before being below betwee both could does doing
    down during each even every from furthe have having here into itself just last like made make many more most much
    must only other over said same says should since some still such than that their them then there these they this
    those though throug told under until upon very were what when where which while will with would your
    """.split()
)
"""Stems that say nothing about what a sentence is about."""


class Sentence(NamedTuple):
    """A sentence, its place in its block, the first letters of its longer words, and whether it is quoted."""

    text: str
    place: tuple[int, int]
    stems: set[str]
    quoted: bool


def sentences_of(block: Block) -> list[Sentence]:
    """The sentences of a block, but for the shortest."""
    return [
        Sentence(text, (start, end), _stems(text), is_quoted(block.text, start))
        for start, end in block.sentences
        if (text := block.text[start:end]).count(" ") >= WORDS - 1
    ]


def _stems(sentence: str) -> set[str]:
    """The first letters of the longer words."""
    return {word[:STEM] for word in sentence.lower().translate(MARKS).split() if len(word) > SHORT} - EMPTY


def closest(stems: set[str], others: list[set[str]]) -> tuple[float, int]:
    """The largest share of stems that a sentence has in common with another, none if they are few, and which that is."""
    most, which = 0.0, 0
    for index, other in enumerate(others):
        shared = len(stems & other)
        if shared >= SHARED and (share := shared / (len(stems) + len(other) - shared)) >= most:
            most, which = share, index
    return most, which

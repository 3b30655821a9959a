"""Sentences: hard cases as data, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.sentences import split

CASES = [
    "It rained.|He left.",
    "Was it late?|It was!|Nobody minded…|She slept.",
    "Mr. Orr met Gen. Holt in St. Ives.|They talked.",
    "The U.S. Army moved in.|He lives in the U.S.|But she does not.",
    "It was sold to Acme Inc. of Ohio.|Acme Inc.|The firm paid in cash.",
    "J. K. Lund wrote it with W.H. Moss.|Both are dead.",
    "They saw him and I.|Then we left.",
    "Prices rose 3.5 per cent to $2.10.|No. 5 was late, as was no. 7.",
    "They met at 5 p.m. Monday.|They left at 6 p.m.|The rain had stopped.",
    "He said... nothing.|She waited… and left.",
    "“Go!” Smith said.|“Now?”|He left.",
    "“It is over.”|She went home.|“Is it?”",
    "(The vote was close.)|Few stayed.",
    "See example.org or v2.0 of the plan.|It is short.",
    "The hall holds 300.|12 came.",
    "Visit Jan. 3 or Feb. 4.|After that it is shut.",
    "One line\nand the next.|Two.",
    "no capital, no full stop",
    "She lives on 5th Ave.|It is loud.",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_are_split_where_a_reader_would(case: str) -> None:
    sentences = case.split("|")
    text = "  ".join(sentences) + "\n"
    assert [text[start:end] for start, end in split(text)] == sentences


@given(st.text(alphabet="aB3 .!?…“”\"'()\n\tMrU.S é", max_size=80))
def test_sentences_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    end = 0
    for start, stop in split(text):
        assert not text[end:start].strip()
        assert start < stop
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()

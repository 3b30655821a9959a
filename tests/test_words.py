"""Words: the ASCII words of a text and where two of them meet."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from newslint.words import Words

WORD = re.compile(rb"[a-z']+")
SHORT_TEXTS = st.lists(
    st.sampled_from(["the", "The", "cat", "at", "it's", " ", " ", "\n", ".", "é", "-"]), max_size=12
).map("".join)


def test_words_are_lower_case_runs_of_letters_and_apostrophes() -> None:
    assert Words("The Mayor’s 3rd dog-cart, café!".encode()).tokens == [
        *(b"the", b"mayor", b"'s", b"rd", b"dog", b"cart", b"caf")
    ]
    assert Words(b"").tokens == []


@given(SHORT_TEXTS)
def test_words_are_those_of_a_pattern(text: str) -> None:
    assert Words(text.encode()).tokens == WORD.findall(text.encode().lower())


@given(SHORT_TEXTS)
def test_places_are_where_two_words_stand_with_one_space_between(text: str) -> None:
    data = text.encode()
    words = Words(data)
    for first, second in {*zip(words.tokens, words.tokens[1:], strict=False), (b"the", b"the"), (b"at", b"it's")}:
        pair = re.compile(rb"(?<![a-z'])(?=" + first + rb"\s" + second + rb"(?![a-z']))")
        expected = {match.start() for match in pair.finditer(data.lower())}
        assert expected <= set(words.places(first, second))


def test_places_name_no_pair_that_is_part_of_other_words_or_has_a_mark_between() -> None:
    assert list(Words(b"bathe the").places(b"the", b"the")) == []
    assert list(Words(b"the. the").places(b"the", b"the")) == []
    assert list(Words(b"the-the").places(b"the", b"the")) == []
    assert list(Words("theé the".encode()).places(b"the", b"the")) == []
    assert list(Words(b"The the the").places(b"the", b"the")) == [0, 4]
    assert list(Words(b"the\nthe").places(b"the", b"the")) == [0]

"""The lexicon: the same answers however they are looked up, and a file that is what its builder makes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.lexicon import COMMON, MANY, Lexicon, english

TREE = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def words() -> list[bytes]:
    """All words of the lexicon."""
    lexicon = Lexicon()
    return sorted(lexicon._data[lexicon._sections["words"]].split())


@pytest.fixture(scope="module")
def mapped() -> Lexicon:
    """A lexicon that looks every word up in the file."""
    lexicon = Lexicon()
    lexicon._asked = -1_000_000
    return lexicon


@pytest.fixture(scope="module")
def read_whole(words: list[bytes]) -> Lexicon:
    """A lexicon that has been asked for so many words that it has read them all."""
    lexicon = Lexicon()
    assert all(word in lexicon for word in words[: MANY + 9] if len(word) > 1)
    assert lexicon._everything is not None
    return lexicon


@pytest.mark.parametrize("word", [b"the", b"government", b"minister", b"a", b"i", b"however", b"zebra", b"aardvark"])
def test_known(word: bytes, mapped: Lexicon, read_whole: Lexicon) -> None:
    assert word in mapped
    assert word in read_whole


@pytest.mark.parametrize(
    "word", [b"", b"b", b"ment", b"governm", b"The", b"qqxz", b"the\n", b"th", b"zzzzzz", b"\xc3\xa9", b"'s"]
)
def test_unknown(word: bytes, mapped: Lexicon, read_whole: Lexicon) -> None:
    assert word not in mapped
    assert word not in read_whole


@given(data=st.data())
def test_both_ways_to_look_words_up_agree(
    data: st.DataObject, mapped: Lexicon, read_whole: Lexicon, words: list[bytes]
) -> None:
    listed = st.sampled_from(words)
    pieces = st.tuples(listed, st.integers(0, 9), st.integers(0, 9)).map(lambda cut: cut[0][cut[1] : cut[2]])
    letters = st.text("abct'z", min_size=2, max_size=4).map(str.encode)
    asked = data.draw(st.sets(listed | pieces.filter(lambda word: len(word) > 1) | letters, max_size=20))
    known = {word for word in asked if word in mapped}
    assert known == {word for word in asked if word in read_whole} == asked.intersection(words)


def test_every_word_is_found_where_it_stands(mapped: Lexicon, words: list[bytes]) -> None:
    assert len(words) == len(set(words)) > 80_000
    assert [word for word in words if word.islower() and word not in mapped and len(word) > 1] == []
    assert all(mapped.zipf(word) > -9 for word in words[::7])


def test_frequencies_are_per_billion_words() -> None:
    assert 7.3 < english().zipf(b"the") < 7.8
    assert english().zipf(b"the") > english().zipf(b"government") > english().zipf(b"aardvark") > 0
    assert english().zipf(b"governm") < 0


def test_split_pairs_are_words_that_join_to_a_likelier_one(mapped: Lexicon) -> None:
    assert mapped.split_pairs[b"how ever"] > 1
    assert b"per cent" not in mapped.split_pairs
    for pair, score in mapped.split_pairs.items():
        first, second = pair.split(b" ")
        assert first in mapped
        assert second in mapped
        assert mapped.zipf(first + second) >= COMMON
        assert score > 1


def test_the_english_lexicon_is_loaded_once() -> None:
    assert english() is english()


def test_the_file_is_what_its_builder_makes() -> None:
    command = [sys.executable, "tools/build_lexicon.py", "--check"]
    run = subprocess.run(command, cwd=TREE, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")

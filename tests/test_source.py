"""Coordinates: every way to say where something stands leads back to the same byte."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newslint import Source
from newslint.source import Position, valid

ENCODINGS = {"utf-8": b"", "utf-8-sig": b"", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
LINE_END = re.compile("\r\n|\r|\n")
TEXTS = st.text(st.sampled_from("aé€😀\u0301\u200d\u2028\x0b\x85\ufeff\r\n\n"), max_size=20) | st.text(max_size=12)


def stored(text: str, encoding: str) -> tuple[bytes, list[int]]:
    """A text as a file, and the disk offset of each of its code points and of its end."""
    ends = [len(text[:index].encode(encoding)) for index in range(len(text) + 1)]
    ends[0] = len("".encode(encoding))
    return ENCODINGS[encoding] + text.encode(encoding), [len(ENCODINGS[encoding]) + end for end in ends]


def where(text: str, index: int) -> tuple[int, str]:
    """The line of a code point, from 0, and what stands before it in the line: told without newslint."""
    lines = LINE_END.split(text[:index])
    return len(lines) - 1, lines[-1]


@given(TEXTS, st.sampled_from(sorted(ENCODINGS)))
def test_every_code_point_has_a_position_and_a_way_back(text: str, encoding: str) -> None:
    assume(not text.startswith("\ufeff"))  # it would be the byte order mark
    data, offsets = stored(text, encoding)
    source = Source(data)
    assert source.text.decode() == text
    for index, offset in enumerate(offsets):
        if text[index - 1 : index + 1] == "\r\n" and index:
            continue  # inside a line end: see below
        line, before = where(text, index)
        units = len(before.encode("utf-16-le")) // 2
        assert source.position(offset) == Position(line + 1, len(before) + 1)
        assert source.utf16_position(offset) == (line, units)
        assert source.offset(Position(line + 1, len(before) + 1)) == offset
        assert source.utf16_offset(line, units) == offset
        assert source.code_point_offset(offset) == index
        assert source.disk_offset(source.text_offset(offset)) == offset


@given(st.binary(max_size=24), st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_every_byte_survives(data: bytes, mark: bytes) -> None:
    source = Source(mark + data)
    assert source.data == mark + data
    first, end = source.disk_offset(0), source.disk_offset(len(source.text))
    assert end == len(source.data)
    assert source.data[first:] == source.encode(source.text.decode("utf-8", "surrogateescape"))


def test_columns_of_invalid_bytes() -> None:
    source = Source(b"caf\xe9 \xff\xfe!")
    assert source.position(7) == (1, 8)
    assert source.offset(Position(1, 8)) == 7
    assert source.first_undecodable == 3
    assert Source("café".encode()).first_undecodable is None
    assert Source(b"cafe").first_undecodable is None


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_position_past_the_end_of_its_line_is_the_end_of_the_line(end: str) -> None:
    source = Source(f"One{end}Two😀{end}last".encode())
    first = 3 + len(end)
    assert source.offset(Position(1, 99)) == source.utf16_offset(0, 99) == 3
    assert source.offset(Position(2, 99)) == source.utf16_offset(1, 99) == first + 7
    assert source.offset(Position(3, 99)) == source.utf16_offset(2, 99) == len(source.data)
    assert source.offset(Position(9, 1)) == source.utf16_offset(9, 0) == len(source.data)


def test_between_carriage_return_and_line_feed_is_still_the_line_that_ends() -> None:
    source = Source(b"One\r\nTwo")
    assert source.position(4).row == 1
    assert source.offset(source.position(4)) == 3
    assert source.position(5) == (2, 1)


def test_a_last_line_without_an_end_and_the_line_after_one() -> None:
    assert Source(b"One").position(3) == (1, 4)
    assert Source(b"One\n").position(4) == (2, 1)
    assert Source(b"").position(0) == (1, 1)
    assert Source(b"").utf16_offset(0, 0) == 0


def test_a_character_inside_a_surrogate_pair_is_its_start() -> None:
    source = Source("a😀b".encode())
    assert [source.utf16_offset(0, character) for character in range(5)] == [0, 1, 1, 5, 6]


@pytest.mark.parametrize(
    ("data", "first"), [(b"\xef\xbb\xbfOne", 3), (b"\xff\xfeO\0n\0e\0", 2), (b"\xfe\xff\0O\0n\0e", 2), (b"One", 0)]
)
def test_the_byte_order_mark_is_no_column(data: bytes, first: int) -> None:
    source = Source(data)
    assert source.text == b"One"
    assert source.position(first) == (1, 1)
    assert source.offset(Position(1, 1)) == first
    assert source.text_offset(0) == 0
    assert source.offset(Position(1, 4)) == len(data)


def test_broken_utf_16_is_read_as_bytes() -> None:
    source = Source(b"\xff\xfeO\0n")
    assert (source.encoding, source.text) == ("utf-8", b"\xff\xfeO\0n")
    assert source.disk_offset(3) == 3


def test_byte_position_counts_the_byte_order_mark_of_utf_8_in_the_first_row() -> None:
    text = "é😀x\r\néx"
    for encoding, mark in (("utf-8", 0), ("utf-8-sig", 3), ("utf-16", 0)):
        source = Source(text.encode(encoding))
        places = [source.byte_position(source.disk_offset(at)) for at in (0, 6, 9, 11)]
        assert places == [(1, 1 + mark), (1, 7 + mark), (2, 1), (2, 3)]


def test_valid() -> None:
    assert valid("plain") == "plain"
    assert valid("ü😀 \udcff\ud800") == "ü😀 \ufffd\ufffd"

"""Bytewise: what is asked of a text without decoding it. Offsets are in bytes."""

from __future__ import annotations


def count(text: bytes, word: str) -> int:
    """How often a word of ASCII letters stands in a text, as a whole and in this case."""
    wanted = word.encode()
    found, at = 0, text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        found += not text[max(at - 1, 0) : at].isalnum() and not text[end : end + 1].isalnum()
        at = text.find(wanted, end)
    return found


def line_around(text: bytes, offset: int, near: int) -> bytes:
    """The line that holds an offset of a text, as far as so many bytes to each side."""
    before = text[max(offset - near, 0) : offset].replace(b"\r", b"\n").rpartition(b"\n")[2]
    return before + text[offset : offset + near].replace(b"\r", b"\n").partition(b"\n")[0]

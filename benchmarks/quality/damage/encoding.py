"""Damage by encodings and odd characters: mojibake, lost and control characters, invisible ones, look-alikes."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from benchmarks.quality.damage.kind import Change, Kind, swap
from benchmarks.quality.damage.places import accented, curled

TYPOGRAPHY = "[‘’“”–—…£€à-öø-ÿ]"
CYRILLIC = str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ")
GREEK = str.maketrans("oABEHIKMNOPTXYZ", "οΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")
LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ"}


def misread(encoding: str, times: int = 1) -> Callable[[re.Match[str]], str]:
    """What UTF-8 looks like when it is read in another encoding; bytes that it does not have stay as C1 controls."""

    def read(match: re.Match[str]) -> str:
        text = match[0]
        for _ in range(times):
            text = "".join(_character(byte, encoding) for byte in text.encode())
        return text

    return read


def _character(byte: int, encoding: str) -> str:
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


def undecoded(match: re.Match[str]) -> str:
    """A character as the byte that it is in Windows-1252, which is not UTF-8."""
    return match[0].encode("cp1252").decode("utf-8", "surrogateescape")


def windows_control(match: re.Match[str]) -> str:
    """A character as the C1 control that its byte in Windows-1252 is in Latin-1."""
    return match[0].encode("cp1252").decode("latin-1")


def _everywhere(rng: Random, text: str) -> list[Change]:  # noqa: ARG001 - all kinds are called alike
    read = misread("cp1252")
    return [Change(*match.span(), read(match)) for match in re.finditer(TYPOGRAPHY, text)]


mojibake_windows = swap("ESC006", "as Windows-1252", TYPOGRAPHY, misread("cp1252"), prepare=accented)
mojibake_latin = swap("ESC006", "as Latin-1", TYPOGRAPHY, misread("latin-1"), prepare=accented)
mojibake_mac = swap("ESC006", "as MacRoman", TYPOGRAPHY, misread("mac_roman"), prepare=accented)
mojibake_cyrillic = swap("ESC006", "as Windows-1251", TYPOGRAPHY, misread("cp1251"), prepare=accented)
mojibake_twice = swap("ESC006", "as Windows-1252, twice", TYPOGRAPHY, misread("cp1252", 2), prepare=accented)
mojibake_everywhere = Kind("ESC006", "a whole text as Windows-1252", _everywhere, accented, True)

replaced = swap("ESC007", "replaced mark", TYPOGRAPHY, "\ufffd", "\ufffd\ufffd\ufffd", prepare=accented)

c1_control = swap("ESC008", "Windows mark", "[‘’“”–—…€]", windows_control, prepare=curled)
control = swap("ESC008", "control", r"(?<=\w)(?=[ \w])", *"\x00\x02\x08\x1b\x1f\x7f")
page_break = swap("ESC008", "page break", r"(?<=\n)(?=\S)", "\f")

invisible_in_word = swap("ESC009", "inside a word", r"(?<=[a-z]{2})(?=[a-z]{2})", *"\u200b\u00ad\u2060\ufeff\u200c")
invisible_at_space = swap(
    "ESC009", "beside a space", r"(?<=[a-z,.]) (?=[a-z])", *(f" {c}" for c in "\u200b\u200e\ufeff\u200f")
)

ligature = swap("ESC010", "ligature", r"ff[il]|f[fil]", lambda match: LIGATURES[match[0]])
fullwidth = swap(
    "ESC010", "fullwidth word", r"\b[A-Za-z]{2,12}\b", lambda match: "".join(chr(ord(c) + 0xFEE0) for c in match[0])
)

cyrillic_letter = swap("ESC011", "Cyrillic letter", r"(?<=[a-z])[aceopxy](?=[a-z])", lambda m: m[0].translate(CYRILLIC))
cyrillic_capital = swap(
    "ESC011", "Cyrillic capital", r"\b[ABCEHKMOPTX](?=[a-z]{2})", lambda m: m[0].translate(CYRILLIC)
)
greek_letter = swap(
    "ESC011", "Greek letter", r"\b[ABEHIKMNOPTXYZ](?=[a-z]{2})|(?<=[a-z])o(?=[a-z])", lambda m: m[0].translate(GREEK)
)

undecodable = swap("ESC013", "Windows-1252 byte", "[‘’“”–—…£€à-öø-ÿ]", undecoded, prepare=accented)

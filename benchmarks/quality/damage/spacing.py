"""Damage to spaces, line breaks and punctuation marks."""

from __future__ import annotations

import re
from random import Random

from benchmarks.quality.damage.kind import swap
from benchmarks.quality.damage.places import added, curled


def dashed(rng: Random, text: str) -> str:
    """A text whose dashes are em dashes, all with or all without spaces."""
    return re.sub(r" (?:-{1,2}|–|—) |(?<=\w)—(?=\w)", rng.choice((" — ", "—")), text)


def ended(_rng: Random, text: str) -> str:
    """A text that ends with a line break, as a file does."""
    return text.strip() + ("\r\n" if "\r\n" in text else "\n")


more_spaces = swap("SPC001", "between words", r"(?<=[a-z]) (?=[a-z])", "  ", "   ", "     ")
space_after_comma = swap("SPC001", "after a comma", r"(?<=[a-z],) (?=[a-z])", "  ", "   ")
no_break_spaces = swap("SPC001", "with a no-break space", r"(?<=[a-z]) (?=[a-z])", " \u00a0", "\u00a0 ")

space_before_mark = swap("SPC002", "before a mark", r"(?<=[a-z])[,.;:?!](?=[ \r\n]|\Z)", r" \g<0>")
space_moved = swap("SPC002", "moved before a comma", r"(?<=[a-z]), (?=[a-z]{2})", " ,")

glued_sentence = swap("SPC003", "after a mark", r"(?<=[a-z]{2}[.!?]) +(?=[A-Z][a-z])", "")
glued_behind_quotation = swap("SPC003", "after a quotation", r"(?<=[a-z]{2}[.!?]”) +(?=[A-Z][a-z])", "", prepare=curled)

glued_comma = swap("SPC004", "after a comma", r"(?<=[a-z],) (?=[a-z])", "")
glued_colon = swap("SPC004", "after a colon, before a capital", r"(?<=[a-z]:) (?=[A-Z][a-z])", "")
glued_small_colon = swap("SPC004", "after a colon", r"(?<=[a-z]:) (?=[a-z]{2})", "", claimed=False)

glued_opening = swap("SPC005", "before a quotation", r"(?<=[a-z,.:]) (?=“\w)", "", prepare=curled)
glued_closing = swap("SPC005", "after a quotation", r"(?<=[a-z,.!?]”) (?=[a-z]{2})", "", prepare=curled)
glued_straight = swap("SPC005", "after a straight mark", r"(?<=[a-z][,.!?]\") (?=[a-z]{2})", "")
glued_quotations = swap("SPC005", "between quotations", r"(?<=[.!?]”)(?:\r?\n)+(?=“)", "", prepare=curled)

uneven_open = swap("SPC006", "a space lost", r"(?<=\w) — (?=\w)", " —", "— ", prepare=dashed)
uneven_closed = swap("SPC006", "a space too many", r"(?<=\w)—(?=\w)(?=[^—]*\w—\w)", " —", "— ", prepare=dashed)

doubled_comma = swap("SPC007", "comma", r"(?<=[a-z]{3}),(?= )", ",,", ",.")
doubled_stop = swap("SPC007", "full stop", r"(?<=[a-z]{3})\.(?=\s|\Z)", "..", ".,")

blank_lines = swap("SPC008", "between paragraphs", r"(\r?\n)\1(?=\S)", r"\g<0>\1", r"\g<0>\1\1", r"\g<0>\1\1\1\1")
blank_edge = swap("SPC008", "at the start", r"\A(?=\S)", "\n", "\n\n")

BRACKETS = r"\(([^()\r\n]+)\)"
loose_brackets = swap("SPC009", "spaces inside", BRACKETS, r"( \1 )", r"( \1)", r"(\1 )")
empty_brackets = swap("SPC009", "nothing inside", r"(?<=[a-z])(?=[ ,.])", " ()")
blank_brackets = swap("SPC009", "a space inside", r"(?<=[a-z])(?=[ ,.])", " ( )")
lost_bracket = swap(
    "SPC009",
    "unclosed bracket",
    BRACKETS,
    r"(\1",
    r"\1)",
    prepare=added("The plan (see page {count} below) says more."),
)

leading_space = swap("SPC010", "at the start", r"\A(?=\S)", " ", "   ", prepare=ended)
trailing_space = swap("SPC010", "at the end of a line", r"(?<=\S)(?=\r?\n)", " ", "   ", " \t", prepare=ended)
no_final_break = swap("SPC010", "no final line break", r"\r?\n\Z", "", prepare=ended)

detached_not = swap("SPC011", "n't", r"(?<=[a-z])n['’]t\b", r" \g<0>")
detached_s = swap("SPC011", "'s", r"(?<=[a-z])['’]s\b", r" \g<0>")
detached_verb = swap("SPC011", "other endings", r"(?<=[a-zI])['’](?:re|ve|ll|m|d)\b", r" \g<0>")
lost_apostrophe = swap("SPC011", "apostrophe lost", r"\b([Ii]t|[Hh]e|[Ss]he|[Tt]hat|[Ww]hat|[Tt]here)['’]s\b", r"\1 s")

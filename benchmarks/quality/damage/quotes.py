"""Damage to quotation marks and to who said what."""

from __future__ import annotations

import re
from random import Random

from benchmarks.quality.damage.kind import Change, Kind, Prepare, damages, pick, swap, unchanged
from benchmarks.quality.damage.places import GIVEN, SURNAMES, curled, line_break, lines

STRAIGHT = str.maketrans("“”‘’", "\"\"''")
CURLY = re.compile("[“”]")
QUOTATION = re.compile(r"“[^“”\r\n]{40,250}[.,]”")


@damages("QUO001", prepare=curled)
def straight_among_curly(rng: Random, text: str) -> list[Change]:
    """A straight quotation among curly ones."""
    found = pick(rng, re.compile(r"“[^“”\r\n]+”"), text)
    if found is None or len(CURLY.findall(text)) < 6:
        return []
    return [Change(*found.span(), f'"{found[0][1:-1]}"')]


@damages("QUO001", prepare=curled)
def straight_apostrophe(rng: Random, text: str) -> list[Change]:
    """A straight apostrophe among curly ones."""
    found = list(re.finditer(r"(?<=\w)’(?=\w)", text))
    return [Change(*rng.choice(found).span(), "'")] if len(found) > 3 else []


@damages("QUO001", prepare=lambda _rng, text: text.translate(STRAIGHT))
def curly_among_straight(rng: Random, text: str) -> list[Change]:
    """A curly quotation among straight ones."""
    found = pick(rng, re.compile(r"(?<=\s)\"(?P<inside>[^\"\r\n]+)\"(?=\s)"), text)
    if found is None or text.count('"') < 6:
        return []
    return [Change(*found.span(), f"“{found['inside']}”")]


def _lost(name: str, pattern: str, prepare: Prepare = curled) -> Kind:
    """A kind that takes out a mark; the label is the paragraph, since nothing tells where the mark stood."""

    def places(rng: Random, text: str) -> list[Change]:
        mark = pick(rng, re.compile(pattern), text)
        if mark is None:
            return []
        line = next(line for line in lines(text) if line.end() > mark.start())
        start, end = mark.start() - line.start(), mark.end() - line.start()
        return [Change(*line.span(), line[0][:start] + line[0][end:])]

    return Kind("QUO002", name, places, prepare, True)


lost_closing = _lost("closing mark lost", r"(?<=[a-z][.,])”(?= [a-z])")
lost_opening = _lost("opening mark lost", r"(?<=[a-z,:] )“(?=\w)")
lost_straight = _lost("straight mark lost", r"(?<=[a-z][.,])\"(?= [a-z])", unchanged)

no_break = swap("QUO003", "paragraph break lost", r"(?<=[.!?]”)(?:\r?\n)+(?=“[A-Z])", " ", prepare=curled)
no_attribution = swap(
    "QUO003", "attribution lost", r"(?<=[a-z][,.]”)(?P<at> [^“”\r\n.]{5,60}\. )(?=“[A-Z])", " ", prepare=curled
)

wrong_opening = swap("QUO004", "opening mark", r"(?<=[a-z,:.] )“(?=\w)", "”", prepare=curled)
wrong_closing = swap("QUO004", "closing mark", r"(?<=[a-z.,])”(?= [a-z])", "“", prepare=curled)


@damages("QUO005", prepare=curled)
def said_by_another(rng: Random, text: str) -> list[Change]:
    """Quotation again, with another speaker."""
    found = pick(
        rng,
        re.compile(
            rf"(?P<said>{QUOTATION.pattern}) (?:said|says) [A-Z]|(?:said|says)[,:] (?P<after>{QUOTATION.pattern})"
        ),
        text,
    )
    if found is None:
        return []
    words = (found["said"] or found["after"])[:-2]
    line = rng.choice([line for line in lines(text) if line.end() >= found.end()])
    new = f"{words},” said {rng.choice(GIVEN)} {rng.choice(SURNAMES)}."
    return [Change(line.end(), line.end(), line_break(text) + new)]

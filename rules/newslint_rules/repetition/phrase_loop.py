"""Faulty templates and language models get stuck, and a phrase comes out again and again in a row.

The fix leaves the phrase once, for a person to confirm.

Left alone: single words that repeat (WRD006), a phrase that stands only twice, cries and chants ("Go home! Go home! Go home!"), what
is said three times inside quotation marks, words joined with themselves ("over and over and over") and rows of numbers.
"""

from collections.abc import Iterator
from itertools import compress
from operator import eq

from newslint import Bad, Document, Finding, Good, Pattern, Safety, rule
from newslint_rules.repetition._copies import parts as parts_of
from newslint_rules.repetition._quoted import is_quoted

LONG = 110
"""Bytes between two full stops that may hold a loop."""
STRIDE, SAMPLE = 48, 10
"""How many bytes apart the samples of such a stretch are, and how many they have; in a loop they stand in it once more."""
REPEATS = 3
LOOP = Pattern(r"(?<!\S)(\S+(?:\s+\S+){1,11}?)((?:\s+\1)*)\s+\1(?!\w)")
WORD = Pattern(r"[^\W\d_]{2,}")
IDIOM = frozenset("after and by for in of on or over the to upon".split())


@rule(
    code="REP005",
    summary="Phrase repeated in a row",
    scope="document",
    safety=Safety.UNSAFE,
    supersedes=("REP004",),
    examples=[
        Bad(
            f"The mayor said {'that the plan ' * 15}for the new bridge is dead, and that nobody would miss it.",
            "The mayor said that the plan for the new bridge is dead, and that nobody would miss it.",
        ),
        Bad(
            f"It rained. {'Please share this story with all. ' * 5}It poured.",
            "It rained. Please share this story with all. It poured.",
        ),
        Good(f"{'Go home! ' * 30}So they cried."),
        Good(f"He went {'over and ' * 20}over it."),
        Good("0 1 " * 60),
    ],
)
def phrase_loop(document: Document) -> Iterator[Finding]:
    parts = parts_of(document)
    places = ((part, document.recall(_places, part)) for part in parts if len(part) > LONG)
    loops = {loop for part, starts in places for at in starts if (loop := _loop(part, at))}
    loops.update(part for part in compress(parts, map(eq, parts, parts[1:])) if parts.count(part) >= REPEATS)
    if not loops:
        return
    text = document.text.replace(b"\n", b" ").replace(b"?", b".")
    for index in sorted({document.block_at(text.find(loop) + len(loop) // 2) for loop in loops}):
        block = document.blocks[index]
        for match in LOOP.finditer(block.text):
            times = 2 + len(match[2].split()) // len(match[1].split())
            words = [word[0].lower() for word in WORD.finditer(match[1])]
            idiom = len(words) == 2 and not IDIOM.isdisjoint(words)
            shouted = "!" in match[1] or (times == REPEATS and is_quoted(block.text, match.start()))
            if times >= REPEATS and len(set(words)) > 1 and not idiom and not shouted:
                yield block.flag(match, f"A phrase {times} times in a row", match[1], safety=Safety.UNSAFE)


def _places(part: bytes) -> list[int]:
    """The places in a part whose bytes come back soon."""
    starts = range(STRIDE // 2, len(part) - 2 * SAMPLE, STRIDE)
    return [at for at in starts if part.find(part[at : at + SAMPLE], at + 1, at + LONG) > 0]


def _loop(part: bytes, start: int) -> bytes:
    """The stretch around an offset in which each byte comes back after a period, if the period fits in it three times."""
    period = part.find(part[start : start + SAMPLE], start + 1) - start
    end = start + period
    while start and part[start - 1] == part[start - 1 + period]:
        start -= 1
    while end < len(part) and part[end] == part[end - period]:
        end += 1
    return part[start:end] if end - start >= REPEATS * period - 1 else b""

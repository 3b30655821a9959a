"""Damage by repetition: paragraphs, sentences, phrases and the headline, again."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from benchmarks.quality.damage.kind import Change, Kind, Prepare, damages, pick, unchanged
from benchmarks.quality.damage.places import LINE, SENTENCE, curled, line_break, lines

SENTENCE_END = r"(?<=[a-z]{3}[.!?])"


def _copy(rng: Random, text: str, words: int, beside: bool) -> tuple[str, int] | None:
    """A line of so many words, and where its copy goes: right below it, or below one further down."""
    found = lines(text)
    choices = [at for at, line in enumerate(found[:-2]) if len(line[0].split()) >= words]
    if not choices:
        return None
    at = rng.choice(choices)
    return found[at][0], found[at if beside else rng.randrange(at + 1, len(found))].end()


def _repeated(
    code: str,
    name: str,
    words: int,
    change: Callable[[Random, str], str],
    *,
    beside: bool = False,
    prepare: Prepare = unchanged,
) -> Kind:
    """A kind that copies a paragraph, changed."""

    def places(rng: Random, text: str) -> list[Change]:
        found = _copy(rng, text, words, beside)
        return [] if found is None else [Change(found[1], found[1], line_break(text) + change(rng, found[0]))]

    return Kind(code, name, places, prepare, True)


def _edited(share: float) -> Callable[[Random, str], str]:
    """Drop, replace or add so many of the words of a line."""

    def edit(rng: Random, line: str) -> str:
        words = line.split(" ")
        for at in rng.sample(range(len(words) - 1), round(share * len(words))):
            words[at] = rng.choice(("", rng.choice(words), f"{words[at]} also"))
        return " ".join(word for word in words if word)

    return edit


def _respaced(rng: Random, line: str) -> str:
    """A line with a no-break space, or with two spaces, in place of one."""
    return line.replace(" ", rng.choice(("\u00a0", "  ")), 1)


beside = _repeated("REP001", "right below", 8, unchanged, beside=True)
elsewhere = _repeated("REP001", "further down", 8, unchanged)
other_case = _repeated("REP001", "in capitals", 8, lambda _rng, line: line.upper(), beside=True)
other_spaces = _repeated("REP001", "with other spaces", 8, _respaced, beside=True)
other_marks = _repeated(
    "REP001",
    "with other marks",
    8,
    lambda _rng, line: line.translate(str.maketrans("“”‘’", "\"\"''")),
    beside=True,
    prepare=curled,
)

few_edits = _repeated("REP002", "one word in twenty edited", 20, _edited(0.05))
some_edits = _repeated("REP002", "one word in ten edited", 20, _edited(0.1))
many_edits = _repeated("REP002", "one word in five edited", 20, _edited(0.2))


def _turned(rng: Random, sentence: str) -> str:
    """A sentence said again: its second half first, and a fifth of its words gone."""
    words = [word for word in sentence.rstrip(".!?").split() if rng.random() > 0.2]
    turned = words[len(words) // 2 :] + words[: len(words) // 2]
    return " ".join(turned)[:1].upper() + " ".join(turned)[1:].rstrip(",;:") + "."


def _restated(name: str, *, opening: bool) -> Kind:
    """A kind that says a paragraph again: its sentences turned round, and a fifth of their words gone."""

    def places(rng: Random, text: str) -> list[Change]:
        found = lines(text)
        several = [line for line in found[:-2] if len(re.findall(SENTENCE_END, line[0])) > 1]
        several = several[:1] if opening else several[1:]
        if not several:
            return []
        line = rng.choice(several)
        at = rng.choice([other for other in found if other.start() > line.end()]).end()
        again = (_turned(rng, sentence) for sentence in re.split(f"{SENTENCE_END} ", line[0]))
        return [Change(at, at, line_break(text) + " ".join(again))]

    return Kind("REP003", name, places, unchanged, True)


opening_restated = _restated("the opening", opening=True)
other_restated = _restated("another paragraph", opening=False)


@damages("REP004")
def sentence_again(rng: Random, text: str) -> list[Change]:
    """Right behind."""
    found = pick(rng, SENTENCE, text)
    return [] if found is None else [Change(found.end(), found.end(), " " + found[0])]


@damages("REP004")
def sentence_again_elsewhere(rng: Random, text: str) -> list[Change]:
    """At the end of a later paragraph."""
    found = pick(rng, SENTENCE, text)
    later = [line for line in lines(text, 10) if found and line.start() > found.end()]
    if found is None or not later:
        return []
    at = rng.choice(later).end()
    return [Change(at, at, " " + found[0])]


@damages("REP005")
def phrase_again_and_again(rng: Random, text: str) -> list[Change]:
    """A phrase of two to five words."""
    found = pick(rng, re.compile(r"(?<= )[A-Za-z]+(?: [a-z]+){1,4}(?= [a-z])"), text)
    return [] if found is None else [Change(found.end(), found.end(), f" {found[0]}" * rng.randint(2, 6))]


@damages("REP006")
def headline_again(rng: Random, text: str) -> list[Change]:
    """Headline below the headline."""
    headline = LINE.search(text)
    if headline is None or headline[0][-1] in ".!?":
        return []
    at = headline.end()
    return [Change(at, at, line_break(text) + rng.choice((headline[0], headline[0], headline[0].upper())))]

"""Damage to paragraphs, lists and the end of an article."""

from __future__ import annotations

import re
from random import Random

from benchmarks.quality.damage.kind import Change, Kind, damages, pick, swap, unchanged
from benchmarks.quality.damage.places import LINE, added, filled, line_break, lines, new_line, stray_line

TITLES = "Mr|Mrs|Ms|Dr|Gen|Sen|Gov|Prof|Lt|Sgt|Capt|Col|Rev"
QUESTIONS = (
    "What happens next?",
    "Why did the talks fail?",
    "Who will pay for the repairs?",
    "How did residents react?",
    "When will the new rules start?",
    "Where does the money go?",
    "Did anyone warn the board?",
    "Why does it matter?",
    "Who is {name}?",
    "Why did {name} resign?",
    "What has {name} said so far?",
    "How long has {name} known?",
    "How much will the plan cost?",
)
ITEMS = (
    "ferry fares rise in May",
    "the old pier stays shut",
    "schools reopen on Monday",
    "parking is free until noon",
    "a second tunnel is planned",
    "the museum moves to Mill Street",
    "buses run every ten minutes",
    "two wards merge next year",
    "the night market returns",
)
HEADLINES = (
    "Council backs plan for new harbour wall",
    "Ferry firm cuts winter sailings again",
    "Storm leaves hundreds without power",
    "Teachers accept revised pay offer",
    "Museum buys rare map of the coast",
    "Farmers warn of poor apple harvest",
)
LEAD_INS = (
    "Here is what is known so far:",
    "The main points of the plan are:",
    "Watch the whole interview below:",
    "Listen to the full episode here:",
    "The statement in full:",
    "These are the results by ward:",
)
FURNITURE = ("Share this article", "Follow us for more updates", "Sign up to our morning briefing", "Related topics")


def american(_rng: Random, text: str) -> str:
    """A text that writes titles and the initials of states with full stops, as American copy does."""
    text = re.sub(rf"\b({TITLES}) (?=[A-Z])", r"\1. ", text)
    return re.sub(r"\bUS\b(?=[ ,])", "U.S.", text)


def _split(code: str, name: str, pattern: str, *, american_style: bool = False, claimed: bool = True) -> Kind:
    """A kind that breaks the paragraph at the group `at` of a pattern."""

    def places(rng: Random, text: str) -> list[Change]:
        found = pick(rng, re.compile(pattern, re.MULTILINE), text)
        return [] if found is None else [Change(*found.span("at"), line_break(text))]

    return Kind(code, name, places, american if american_style else unchanged, claimed)


after_title = _split("STR001", "after a title", rf"\b(?:{TITLES})\.(?P<at> )(?=[A-Z])", american_style=True)
before_lower_case = _split(
    "STR001", "before lower case", r"\b(?:[A-Z][a-z]{1,4}|[A-Z](?:\.[A-Z])+)\.(?P<at> )(?=[a-z])", american_style=True
)
after_stump = _split(
    "STR001",
    "after the first words of a sentence",
    r"(?<=[a-z]{2}[.!?] )(?:The |In the |But the |A |Two )?[A-Z](?:\.[A-Z])+\.(?P<at> )(?=[A-Z][a-z])",
    american_style=True,
)
before_capital = _split(
    "STR001",
    "before a capital",
    r"[a-z] (?:[A-Z][a-z]+ [A-Z]|[A-Z](?:\.[A-Z])+)\.(?P<at> )(?=[A-Z][a-z]+ [a-z])",
    american_style=True,
    claimed=False,
)

mid_sentence = _split("STR002", "anywhere in a sentence", r"^[^\r\n]{40,}[a-z]{3}(?P<at> )(?=[a-z]{2,} [^\r\n]{40})")
after_comma = _split("STR002", "after a comma", r"^[^\r\n]{40,}[a-z]{3},(?P<at> )(?=[a-z]{2,} [^\r\n]{40})")

lone_marker = stray_line("STR003", "bullet or number alone", ("•", "3.", "17.", "2)"), "middle")
lone_dash = stray_line("STR003", "dash, star or dot alone", ("-", "*", "·"), "middle")


def _divided(rng: Random, text: str) -> str:
    """A text with a divider between two words, as on a line that names a source."""
    space = pick(rng, re.compile(r"(?<=[a-z]) (?=[a-z]{3})"), text)
    return text if space is None else f"{text[: space.start()]} {rng.choice('/★»')} {text[space.end() :]}"


rank = swap("STR003", "rank after a divider", r"(?<= [/★»] )(?=[a-z]{3})", "27. ", "8. ", "114. ", prepare=_divided)
number_amid = swap("STR003", "number amid a sentence", r"(?<=[a-z] )(?=[a-z]{3})", "27. ", "6. ", "114. ")


def _listed(marker: str) -> str:
    """A template for a list; the items are the same, since only their markers matter."""
    return "\n".join(marker.format(number=number) + item for number, item in enumerate(ITEMS[:5], 1))


def _run_on(name: str, *markers: str, claimed: bool = True) -> Kind:
    """A kind that runs a list into one paragraph."""

    def places(_rng: Random, text: str) -> list[Change]:
        between = rf"\n(?=\S+ (?:{'|'.join(ITEMS[1:5])}))"
        return [Change(*gap.span(), " ") for gap in re.finditer(between, text)]

    return Kind("STR004", name, places, added(*map(_listed, markers)), claimed)


bullets = _run_on("bullets", "• ")
numbers = _run_on("numbers", "{number}. ", "{number}) ")
other_markers = _run_on("dashes, or numbers in brackets", "- ", "({number}) ", claimed=False)


def _with_heading(rng: Random, text: str) -> str:
    """A text with its paragraphs run into two, and a question as a heading between them."""
    found = [line[0] for line in lines(text, 12)]
    if len(found) < 6:
        return text
    half = rng.randint(2, len(found) - 2)
    heading = filled(rng, rng.choice(QUESTIONS), text)
    return line_break(text).join([" ".join(found[:half]), heading, " ".join(found[half:])])


@damages("STR005", prepare=_with_heading)
def question(_rng: Random, text: str) -> list[Change]:
    """A question between sentences."""
    found = lines(text)
    if len(found) != 3 or not found[1][0].endswith("?"):
        return []
    above, heading, below = found
    return [Change(above.end(), below.start(), f" {heading[0]} ")]


@damages("STR006")
def paragraphs_joined(rng: Random, text: str) -> list[Change]:
    """Paragraphs joined."""
    found = lines(text, 12)
    first = rng.randrange(max(len(found) // 3, 1))
    words = 0
    changes: list[Change] = []
    for line, after in zip(found[first:], found[first + 1 :], strict=False):
        words += len(line[0].split())
        if words > 330:
            return changes
        changes.append(Change(line.end(), after.start(), " "))
    return []


@damages("STR007")
def cut_off(rng: Random, text: str) -> list[Change]:
    """Cut off in a sentence."""
    last = lines(text)[-1]
    spaces = [last.start() + gap.start() for gap in re.finditer(r"(?<=[a-z]{2}) (?=[a-z])", last[0])]
    return [Change(rng.choice(spaces[3:]), len(text), "")] if len(spaces) > 3 else []


@damages("STR007")
def cut_off_with_a_mark(rng: Random, text: str) -> list[Change]:
    """Cut off with a mark."""
    cut = cut_off.places(rng, text)
    marks = ("… [+2417 chars]", "... [+513 chars]", "… (continued)", " […]", "…")
    return [change._replace(text=rng.choice(marks)) for change in cut]


story_elsewhere = stray_line(
    "STR007",
    "pointer to the rest",
    ("Read the full story", "Read the full article here", "Continue reading the full story", "Click to read the rest"),
    "end",
)

lead_in_at_end = stray_line("STR008", "at the end", LEAD_INS, "end")


@damages("STR008")
def before_furniture(rng: Random, text: str) -> list[Change]:
    """Before a line of the page."""
    line = rng.choice(LEAD_INS) + line_break(text) + rng.choice(FURNITURE)
    return [new_line(rng, text, line, "end")]


@damages("STR009", prepare=added(_listed("{number}. "), _listed("{number}) ")))
def number_left_out(rng: Random, text: str) -> list[Change]:
    """Number left out."""
    numbers = list(re.finditer(rf"^[2-5](?=[.)] (?:{'|'.join(ITEMS[1:5])}))", text, re.MULTILINE))
    return [Change(*number.span(), str(int(number[0]) + 1)) for number in numbers[rng.randrange(len(numbers) or 1) :]]


wrong_number = swap(
    "STR009",
    "one wrong number",
    r"^(?P<at>[3-4])[.)] ",
    lambda match: str(int(match["at"]) + 4),
    prepare=added(_listed("{number}. ")),
    claimed=False,
)


@damages("STR010", prepare=added("\n\n".join(f"## {headline}" for headline in HEADLINES)), format="markdown")
def title_case(rng: Random, text: str) -> list[Change]:
    """One heading in title case."""
    found = [line for line in LINE.finditer(text) if line[0].removeprefix("## ") in HEADLINES]
    return [Change(*line.span(), line[0].title()) for line in rng.sample(found, 1)] if found else []

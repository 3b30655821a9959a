"""Damage that shows only when one place of an article is held against another."""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random

from benchmarks.quality.damage.kind import Change, damages, pick, swap
from benchmarks.quality.damage.places import GIVEN, NAME, SURNAMES, added, new_line, stray_line

COMMON_GIVEN = frozenset(
    """
    Alan Alex Alice Andrew Andy Angela Anna Anne Anthony Ben Bill Bob Brian Carol Charles Chris Christine Colin
    Daniel David Donald Edward Elizabeth Emma Frank Gareth Gary Geoff George Gordon Graham Helen Ian Jack James
    Jane Jason Jeff Jim Joe John Jonathan Karen Kate Keith Ken Kevin Laura Linda Lisa Margaret Mark Martin Mary
    Matt Matthew Michael Mike Neil Nick Nicole Patrick Paul Peter Phil Rachel Ray Richard Rob Robert Roger Ron
    Ruth Ryan Sam Sarah Scott Sean Simon Stephen Steve Steven Stuart Sue Susan Terry Thomas Tim Tom Tony William
    """.split()
)
"""Given names that tell a person from a place or a firm."""
INITIALS = {"US": "U.S.", "UK": "U.K.", "EU": "E.U.", "UN": "U.N."}
SPELLINGS = (
    "colour/color labour/labor favour/favor neighbour/neighbor centre/center theatre/theater"
    " defence/defense organise/organize recognise/recognize realise/realize travelling/traveling"
    " adviser/advisor grey/gray cheque/check tonne/ton"
)
VARIANTS = [tuple(pair.split("/")) for pair in SPELLINGS.split()[:-2]]
OFFICES = (
    "Prime Minister",
    "Foreign Minister",
    "Finance Minister",
    "Secretary-General",
    "President of Freedonia",
    "Chancellor of the Exchequer",
)
FOREIGN = (
    "Le conseil a décidé hier que les travaux du port reprendront au printemps, mais les habitants du quartier"
    " craignent que le bruit ne soit plus fort que l'an dernier.",
    "Der Rat hat gestern beschlossen, dass die Arbeiten am Hafen im Frühjahr weitergehen, doch viele Anwohner"
    " fürchten, dass der Lärm noch größer wird als im letzten Jahr.",
    "El consejo decidió ayer que las obras del puerto seguirán en primavera, pero los vecinos del barrio temen que"
    " el ruido sea todavía mayor que el del año pasado.",
    "Il consiglio ha deciso ieri che i lavori del porto riprenderanno in primavera, ma gli abitanti del quartiere"
    " temono che il rumore sia ancora più forte di quello dell'anno scorso.",
    "De raad heeft gisteren besloten dat het werk aan de haven in het voorjaar verder gaat, maar veel bewoners zijn"
    " bang dat het lawaai nog erger wordt dan vorig jaar.",
    "O conselho decidiu ontem que as obras do porto vão continuar na primavera, mas os moradores do bairro temem que"
    " o barulho seja ainda maior do que no ano passado.",
)


def _mentions(text: str, surname: str) -> int:
    return len(re.findall(rf"\b{surname}\b", text))


@damages("CON001")
def other_given_name(rng: Random, text: str) -> list[Change]:
    """Other given name.

    A later mention of a person by surname gets a given name, but not theirs.
    """
    people = [name for name in NAME.finditer(text) if name[1] in COMMON_GIVEN and _mentions(text, name[2]) >= 4]
    if not people:
        return []
    person = rng.choice(people)
    later = [
        match
        for match in re.finditer(rf"(?:\b(?:Mr|Mrs|Ms|Dr)\.? |(?<=[a-z,] )){person[2]}\b", text[person.end() :])
        if not text[: person.end() + match.start()].rsplit(maxsplit=1)[-1].istitle()
    ]
    if not later:
        return []
    start, end = rng.choice(later).span()
    return [Change(person.end() + start, person.end() + end, f"{rng.choice(GIVEN)} {person[2]}")]


@damages("CON002")
def office_given_twice(rng: Random, text: str) -> list[Change]:
    """Office given to another person."""
    held = pick(rng, re.compile(rf"({'|'.join(OFFICES)}) [A-Z][a-z]+ [A-Z][a-z]+"), text)
    if held is None:
        return []
    line = f"{held[1]} {rng.choice(GIVEN)} {rng.choice(SURNAMES)} said that nothing had been decided."
    return [new_line(rng, text, line, "end")]


clashing_offices = stray_line(
    "CON002",
    "two holders in one line",
    [
        f"{office} Harriet Oakes opened the talks, and {office} Duncan Sorley closed them a day later."
        for office in OFFICES[:4]
    ],
    "middle",
    "end",
)


@damages("CON003")
def initials_with_stops(rng: Random, text: str) -> list[Change]:
    """Initials that get full stops once."""
    found = re.finditer(r"(?<=[a-z] )(?:US|UK|EU|UN)(?=[ ,])", text)
    several = [match for match in found if _mentions(text, match[0]) > 2]
    return [Change(*match.span(), INITIALS[match[0]]) for match in rng.sample(several, 1)] if several else []


@damages("CON003")
def initials_without_stops(rng: Random, text: str) -> list[Change]:
    """Initials that lose their full stops once."""
    found = list(re.finditer(r"(?<=[a-z] )U\.S\.(?= [a-z])", text))
    return [Change(*rng.choice(found).span(), "US")] if found and text.count("U.S.") > 2 else []


@damages("CON004")
def other_spelling(rng: Random, text: str) -> list[Change]:
    """Other spelling of a word that stands three times or more."""
    for one, other in rng.sample(VARIANTS + [pair[::-1] for pair in VARIANTS], 2 * len(VARIANTS)):
        found = list(re.finditer(rf"(?<![\w-]){one}(?=s?\b)", text))
        if len(found) > 2:
            return [Change(*rng.choice(found).span(), other)]
    return []


NUMBERED = ("people", "passengers", "workers", "homes", "schools", "soldiers", "ships", "villages")


def _counted(rng: Random, text: str) -> str:
    """A text that gives a number in its lead and again in its body."""
    number, noun = rng.randint(13, 89), rng.choice(NUMBERED)
    text = _with(rng, text, f"The storm hit {number} {noun} on the coast, officials said.", "start")
    return _with(rng, text, f"All of the {number} {noun} hit by the storm were on the coast.", "end")


def _with(rng: Random, text: str, line: str, where: str) -> str:
    start, end, new = new_line(rng, text, line, where)
    return text[:start] + new + text[end:]


other_number = swap(
    "CON005",
    "other number",
    rf"^All of the (?P<at>\d\d) (?:{'|'.join(NUMBERED)}) hit",
    lambda match: str(int(match["at"]) + 9),
    prepare=_counted,
)


def _dated(rng: Random, text: str) -> str:
    """A text with a full date and its weekday."""
    day = date(2004, 1, 1) + timedelta(rng.randrange(8000))
    form = rng.choice(
        (
            f"{day:%A}, {day:%B} {day.day}, {day.year}",
            f"{day:%A}, {day:%b}. {day.day}, {day.year}"
            if day.month not in (3, 4, 5, 6, 7)
            else f"{day:%A}, {day:%B} {day.day}, {day.year}",
            f"{day:%A}, {day.day} {day:%B} {day.year}",
            f"{day:%A} {day.day} {day:%B} {day.year}",
        )
    )
    return added(f"The hearing opened on {form} and went on for a week.")(rng, text)


DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
other_weekday = swap(
    "CON006",
    "other weekday",
    r"hearing opened on (?P<at>[A-Z][a-z]+day)",
    lambda match: DAYS[(DAYS.index(match["at"]) + 1) % 7],
    lambda match: DAYS[(DAYS.index(match["at"]) + 4) % 7],
    prepare=_dated,
)


@damages("CON007")
def surname_first(rng: Random, text: str) -> list[Change]:
    """Surname alone before the full name."""
    first = [
        name
        for name in NAME.finditer(text)
        if name[1] in COMMON_GIVEN and text.find(name[2]) == name.start(2) and name[0] in text[name.end() :]
    ]
    return [Change(name.start(), name.end(), name[2]) for name in rng.sample(first, 1)] if first else []


def _expanded(rng: Random, text: str) -> str:
    """A text that gives the name of a body with its initials, and the initials again."""
    name, initials = rng.choice(
        (("Coastal Repairs Board", "CRB"), ("Regional Ferry Trust", "RFT"), ("Upland Growers Union", "UGU"))
    )
    text = _with(rng, text, f"The {name} ({initials}) opened the talks.", "start")
    return _with(rng, text, f"A spokesman for the {initials} declined to say more.", "end")


lost_expansion = swap(
    "CON008",
    "expansion lost",
    r"^The (?P<at>[A-Z][a-z]+ [A-Z][a-z]+ [A-Z][a-z]+ \(([A-Z]{3})\)) opened",
    r"\2",
    prepare=_expanded,
)

foreign_paragraph = stray_line("CON009", "paragraph in another language", FOREIGN, "middle", "end")

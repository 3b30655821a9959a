"""English words with two spellings. Which of the two is British matters to nothing but the trigger.

Left out are words whose two spellings mean two things to some: metre and meter, programme and program, licence and
license, cheque, tyre, storey, practise, judgement, disc.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

FAMILIES = (
    (
        "arm behavi cand clam col discol demean endeav fav disfav ferv glam harb hon dishon hum lab misbehavi neighb od "
        "parl ranc rum sav savi splend tum val vap vig waterc",
        "our or",
        " s ed ing er ers ful fully less able ably ite ites itism hood hoods ly ist ists y",
    ),
    (
        "antagon apolog author brutal capital categor central character civil colon commercial computer criminal critic "
        "crystal custom decentral decriminal democrat demon demoral destabil digit dramat econom emphas energ equal "
        "familiar fantas fertil final formal general global harmon hospital hypothes ideal immun incentiv industrial "
        "internal jeopard legal legitim liberal local magnet marginal material maxim memor militar minim mobil modern "
        "monet monopol national neutral normal optim organ ostrac pasteur patron penal personal plagiar polar politic "
        "popular pressur priorit privat public radical random rational real recogn regular reorgan revital revolution "
        "sanit scrutin secular social special stabil standard steril stigmat subsid summar symbol sympath synchron "
        "synthes terror traumat trivial unauthor unorgan unrecogn urban util vandal verbal victim visual weapon western",
        "is iz",
        "e es ed ing ation ations ational er ers able",
    ),
    ("anal catal paral psychoanal", "ys yz", "e ed ing er ers"),
    ("calib cent centimet epicent fib kilomet lit lust meag millimet sab somb spect theat", "re er", " s"),
    ("cent", "red ered", ""),
    ("defen offen preten", "ce se", " s less"),
    (
        "cancel channel counsel dial dishevel duel equal fuel funnel grovel label level libel marvel model panel pedal "
        "quarrel refuel remodel rival shovel signal snorkel spiral total travel tunnel unravel",
        "l ",
        "ed ing er ers ous ously",
    ),
    ("council counsel", "lor or", " s"),
    ("enro fulfi insta", "l ll", "ment ments"),
    ("skil wil", "ful lful", " ly"),
    ("catal", "ogue og", " s"),
    ("arch", "aeolog eolog", "y ist ists ical"),
    ("an", "aesthe esthe", "tic tics tist tists sia"),
    ("p", "aediatr ediatr", "ic ics ician icians"),
    ("orthop encyclop", "aed ed", "ic ics ia ias"),
    ("an leuk", "aem em", "ia ic"),
    ("h", "aemo emo", "philia philiac rrhage rrhages globin"),
    ("s", "ceptic keptic", " s al ally ism"),
    ("f", "oet et", "us uses al"),
    ("gr", "ey ay", " s ing ish"),
    ("m sm", "ould old", " s ed ing y er ers ering ered"),
    ("pl snowpl", "ough ow", " s ed ing"),
    ("advis protest", "er or", " s"),
    ("impost", "er or", " s"),
    ("man", "oeuvre euver", " s"),
    ("co", "-op op", "erate erates erated erating eration erative"),
    ("co", "-ord ord", "inate inates inated inating ination inator inators"),
    ("e", "-mail mail", " s ed ing"),
)
"""Stems, the two middles, and the endings: each stem with each ending, words that nobody writes among them."""

PAIRS = """
    aeroplane airplane aeroplanes airplanes ageing aging aluminium aluminum artefact artifact artefacts artifacts
    baulked balked cosy cozy diarrhoea diarrhea doughnut donut doughnuts donuts focussed focused focussing focusing
    benefitted benefited benefitting benefiting furore furor jewellery jewelry jeweller jeweler jewellers jewelers
    manoeuvred maneuvered manoeuvring maneuvering mollusc mollusk molluscs mollusks
    moustache mustache moustaches mustaches oestrogen estrogen phoney phony pyjamas pajamas sizeable sizable sulphur sulfur
    tranquillity tranquility tsar czar tsars czars woollen woolen yoghurt yogurt yoghurts yogurts
"""


class Spelling(NamedTuple):
    """One spelling of a form: the word it is a form of, which of the two it is, and the form in the other."""

    word: str
    side: int
    other: str


@cache
def spellings() -> dict[str, Spelling]:
    """Every form that has two spellings."""
    known: dict[str, Spelling] = {}
    for word, one, other in _forms():
        known[one] = Spelling(word, 0, other)
        known[other] = Spelling(word, 1, one)
    return known


@cache
def forms() -> frozenset[bytes]:
    """Every form that has two spellings, in bytes."""
    return frozenset(map(str.encode, spellings()))


def _forms() -> Iterator[tuple[str, str, str]]:
    for stems, middles, endings in FAMILIES:
        one, _, other = middles.partition(" ")
        for stem in stems.split():
            for ending in endings.split(" "):
                yield stem + one, stem + one + ending, stem + other + ending
    forms = PAIRS.split()
    for one, other in zip(forms[::2], forms[1::2], strict=True):
        yield one[:5], one, other


def _trigger() -> str:
    """A pattern for the first spelling of every word, of which a text that mixes them has one."""
    stems = [f"(?:{stems.replace(' ', '|')}){middles.split(' ')[0]}" for stems, middles, _ in FAMILIES]
    return rf"\b(?:{'|'.join([*stems, *PAIRS.split()[::2]])})"


TRIGGER = _trigger()

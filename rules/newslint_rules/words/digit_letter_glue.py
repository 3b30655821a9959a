"""Where a line break or a tag between a number and a word was dropped, they touch: `in March 2001alleging`, `since1990`.

The fix puts a space in, for a person to confirm: a full stop may be missing as well.

Left alone: ordinals, units and times (`20th`, `5km`, `7pm`, `3million`), decades, names of models and firms (`G20`,
`3Com`), `24hour`, addresses, handles and code.
"""

import re
from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from newslint.lexicon import english
from newslint_rules.words._lines import is_english

NUMBER_FIRST = Pattern(
    r"(?<![\w@#/.,:+=_-])[$£€]?(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<word>[a-z]{2,}|[A-Z][a-z]+)(?![\w@/=_(-]|[.’']\w)"
)
WORD_FIRST = Pattern(
    r"(?<![\w@#/.,:+=’'_-])(?P<word>[A-Za-z][a-z]+)(?P<number>[0-9]{2,4}(?:,[0-9]{3})*)(?![\w@/=%_(-]|[.,:’'][\w])"
)
YEAR = Pattern(r"(?:1[5-9]|20)[0-9]{2}")
FREQUENT = 2.0
USUAL = 4.5
BEFORE_NUMBERS = frozenset(
    """
    about after aged all almost an and another approximately are around at be been before between but by during each every for
    from had has have his in including its killed killing last least made more most nearly next of on only or over past roughly
    since some than that the their these those through to until up was were with within
    """.split()
)
PLURALS = frozenset("children men people women".split())
SHORT = frozenset("at by is of or to and are but for from had has that the was were who with".split())
UNITS = frozenset(
    """
    acre amp bar bed bedroom billion bit bits byte car cent core cyl day degree ers fold foot gallon gig gram hertz hour hours inch
    karat kilo kilometer kilometre knot lap lb lbs litre man meter metre micron mil mile mill million min minute mins month mph oz
    page part pint player point pound sec second secs seater side speed star stone times ton tonne trillion volt watt way week
    weeks yard year yr yrs zero
    """.split()
)
"""What stands hard on a number on purpose, in a unit or in something like a "24hour" service."""


@rule(
    code="WRD007",
    summary="Number and word run together",
    trigger=r"[0-9](?:[a-z][a-z][a-z]|(?:at|by|is|of|or|to)\b|[A-Z][a-z])|[A-Za-z][a-z][0-9][0-9]",
    safety=Safety.UNSAFE,
    supersedes=("WRD003", "WRD008"),
    examples=[
        Bad("He sued in 2001alleging fraud.", "He sued in 2001 alleging fraud."),
        Bad(
            "Nothing has changed since1990, and 40people left.",
            "Nothing has changed since 1990, and 40 people left.",
            2,
        ),
        Bad("Sales fell in 2019The firm blames the weather.", "Sales fell in 2019 The firm blames the weather."),
        Good("The 20th and 1980s, 5pm, 10km, 3million, 24hour news, 7bn, 90min."),
        Good("The G20, 3Com, 20Minuten, 50Hertz, Covid19, mp3, user scorpion12 and #vote2020 at site2012.example.org."),
    ],
)
def digit_letter_glue(block: Block) -> Iterator[Finding]:
    accepted = block.document.accepted
    for pattern in (NUMBER_FIRST, WORD_FIRST):
        for match in pattern.finditer(block.text):
            word = match["word"]
            if not _is_glued(match, pattern is NUMBER_FIRST) or not accepted.isdisjoint(
                (word.lower(), match.group().lower())
            ):
                continue
            if block.document.count(match.group()) < 2 and is_english(block, match.start()):
                at = max(match.start("word"), match.start("number"))
                message = (
                    f"‘{match.group()[: at - match.start()]}’ and ‘{match.group()[at - match.start() :]}’ run together"
                )
                yield block.flag(match, message, " ", at=(at, at), safety=Safety.UNSAFE)


def _is_glued(match: re.Match[str], number_first: bool) -> bool:
    """Whether a number and a word that touch are two."""
    word, year = match["word"], YEAR.fullmatch(match["number"]) is not None
    zipf = english().zipf(word.lower().encode())
    if not number_first:
        return word.lower() in BEFORE_NUMBERS or (year and word.islower() and zipf >= USUAL)
    if word in UNITS or zipf < FREQUENT or (len(word) < 3 and word not in SHORT):
        return False
    if year or word[0].isupper():
        return year
    follows = match.start() > 0 and match.string[match.start() - 1] in " (“"
    return word in SHORT or (follows and (word in PLURALS or (word.endswith("s") and len(word) > 4)))

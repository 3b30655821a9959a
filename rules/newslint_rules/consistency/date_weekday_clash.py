"""A weekday that does not belong to its date sends readers to the wrong day, or shows that the date was changed and the day not.

The fix writes the weekday of the date as it stands; a person has to say which of the two is wrong.

Left alone: dates without a year or before 1901, and until 1923 those that are right by the Julian calendar; two days for
one date ("Friday/Saturday, 13 February 2026"); dates that do not exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule

if TYPE_CHECKING:
    from datetime import date

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
GAP = r"[ \t\r\n\u00a0]"
NUMBER = r"(?:0?[1-9]|[12][0-9]|3[01])"
DATE = Pattern(
    rf"(?i)(?<![\w/–—-])(?P<weekday>{DAY}),?{GAP}+(?:the{GAP}+)?"
    rf"(?:(?P<day>{NUMBER})(?:st|nd|rd|th)?{GAP}+(?:of{GAP}+)?(?P<month>{MONTH}),?"
    rf"|(?P<month_first>{MONTH}){GAP}*(?P<day_last>{NUMBER})(?:st|nd|rd|th)?,?){GAP}+(?P<year>(?:19|20)[0-9][0-9])(?![\w%]|[-–—/,][0-9])"
)
ANOTHER = Pattern(rf"(?i)\b{DAY},?{GAP}*(?:[-–—/&]|and|or|to|through|until|till){GAP}*(?:the{GAP}+)?(?:\w+{GAP}+)?$")
JULIAN_UNTIL = 1923
JULIAN_LAG = 13
"""Days."""


@rule(
    code="CON006",
    summary="Weekday that does not belong to its date",
    trigger=r"(?i)\b(?:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?\.?,?[ \t\r\n\x{a0}]+(?:the[ \t\r\n\x{a0}]+)?(?:[0-9]|jan|feb|mar|apr|may|ju|aug|sep|oct|nov|dec)",
    safety=Safety.UNSAFE,
    examples=[
        Bad("The fair opens on Friday, Feb. 13, 2025.", "The fair opens on Thursday, Feb. 13, 2025."),
        Bad("Doors open Monday 14 February 2025 at nine.", "Doors open Friday 14 February 2025 at nine."),
        Bad("Sent: Thu, 14 Feb 2025 10:15", "Sent: Fri, 14 Feb 2025 10:15"),
        Bad(
            "SUNDAY, the 2nd of MARCH, 2024.\nTues., Sept 3, 2024: rain.",
            "SATURDAY, the 2nd of MARCH, 2024.\nTues., Sept 3, 2024: rain.",
        ),
        Good("It began on Friday, February 14, 2025, and ended on Saturday 15 February 2025."),
        Good("Shots fell on Sunday, 9 January 1905. The treaty is of Friday, 5 May 1789."),
        Good("On the night of Friday/Saturday, 13 February 2026. Friday and Saturday, 13 February 2026."),
        Good("It was a Monday. 14 February 2025 came. Open Friday, Feb. 13-15, 2025; shut Monday, 31 June 2025."),
    ],
)
def date_weekday_clash(block: Block) -> Iterator[Finding]:
    for match in DATE.finditer(block.text):
        day = _date(match)
        written = match["weekday"]
        number = [name[:3].lower() for name in DAYS].index(written[:3].lower())
        if day is None or number == day.weekday() or ANOTHER.search(block.text[: match.start()][-40:]):
            continue
        if day.year <= JULIAN_UNTIL and number == (day.weekday() + JULIAN_LAG) % len(DAYS):
            continue
        right = DAYS[day.weekday()]
        shown = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        fix = right if written.lower().endswith("day") else right[:3] + written[len(written.rstrip(".")) :]
        yield block.flag(
            match,
            f"{shown} is a {right}",
            fix.upper() if written.isupper() else fix if written[0].isupper() else fix.lower(),
            at=match.span("weekday"),
            safety=Safety.UNSAFE,
        )


def _date(match: re.Match[str]) -> date | None:
    """The date of a match, if there is such a day."""
    from datetime import date  # late: most runs never need it

    month = [name[:3].lower() for name in MONTHS].index((match["month"] or match["month_first"])[:3].lower()) + 1
    year, day = int(match["year"]), int(match["day"] or match["day_last"])
    try:
        return date(year, month, day) if year > 1900 else None
    except ValueError:
        return None

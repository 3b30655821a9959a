"""Dates: the month that a publication date falls into, read off the notations that archives use.

What could be two months is none: `03/04/2025` is April here and March there. A month is the one that the notation
says, in its own time zone.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october"
        "|nov november|dec december".split("|"),
        1,
    )
    for name in names.split()
}
NAME = r"(?P<name>[A-Za-z]{3,9})\.?"
YEAR = r"(?P<year>1[5-9]\d\d|2[01]\d\d)"
CLOCK = r"(?:[T ,].*)?"
NOTATIONS = [
    re.compile(pattern, re.DOTALL)
    for pattern in (
        rf"{YEAR}-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ].*)?)?",
        rf"{YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:T\d{{4,6}}.*)?",
        rf"{YEAR}[/.](?P<month>\d\d?)[/.](?P<day>\d\d?){CLOCK}",
        rf"(?:[A-Za-z]{{3,9}}\.?,? )?(?P<day>\d\d?)(?:st|nd|rd|th)?[ -]{NAME},?[ -]{YEAR}{CLOCK}",
        rf"(?:[A-Za-z]{{3,9}}\.?,? )?{NAME} (?P<day>\d\d?)(?:st|nd|rd|th)?,? {YEAR}{CLOCK}",
        rf"[A-Za-z]{{3}} {NAME} +(?P<day>\d\d?) \d\d:\d\d:\d\d .*?{YEAR}",
        rf"{NAME},? {YEAR}",
    )
]
EPOCH = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})")
"""Seconds from 1973 to 2286, or milliseconds in the same years."""


def month(date: str) -> str | None:
    """The month of a date as YYYY-MM; None where it cannot be told for sure."""
    date = date.strip()
    if epoch := EPOCH.fullmatch(date):
        seconds = int(epoch[1] or epoch[2]) // (1 if epoch[1] else 1000)
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m")
    for notation in NOTATIONS:
        match = notation.fullmatch(date)
        if match is not None:
            found = match.groupdict()
            number = int(found["month"]) if "month" in found else MONTHS.get(found["name"].lower(), 0)
            if _exists(int(found["year"]), number, int(found.get("day") or 1)):
                return f"{found['year']}-{number:02}"
    return None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime(year, month, day)
    except ValueError:
        return False
    return True

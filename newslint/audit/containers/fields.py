"""Fields: which field of a container's records holds the text, which the title, and so on.

Names say it first: those below, in the spelling of any system (`bodyText`, `body_text`, `Body text`). Where none fits,
the look of the values does, for the fields that have one: the longest prose, dates, addresses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from newslint.audit.containers.entry import Row
from newslint.audit.dates import month
from newslint.audit.unit import Fields
from newslint.errors import UsageError
from newslint.nearest import nearest

NAMES = {
    "text": "text body bodytext articlebody articletext fulltext maintext storytext story bodyhtml bodyxhtml"
    " contenthtml content articlecontent cleanedtext article postcontent maincontent description html",
    "id": "id uid uuid guid itemid articleid docid documentid storyid postid identifier key",
    "title": "title headline head heading hedline maintitle articletitle posttitle subject name",
    "date": "date datepublished publisheddate published publishedat publicationdate pubdate datepublish publishdate"
    " firstpublished firstcreated created createdat datetime timestamp versioncreated postdate day",
    "publisher": "publisher publication source sourcename outlet newspaper domain sourcedomain site agency provider",
    "section": "section sectionname category categories desk topic rubric department channel",
    "url": "url link permalink canonicalurl uri href weburl articleurl sourceurl",
}
LOOKS: dict[str, Callable[[Any], bool]] = {
    "date": lambda value: isinstance(value, str) and len(value) >= 8 and month(value) is not None,
    "url": lambda value: isinstance(value, str) and re.match(r"https?://\S+$", value) is not None,
}
PROSE = 80
"""Characters that the text of an article has at the least, on average, where only its look tells."""
DEPTH = 4


def detected(rows: list[Row]) -> Fields:
    """The fields of some records; `text` is None where none looks like an article."""
    values = _values(rows)
    found = {role: _by_name(role, values) or _by_look(role, values, len(rows)) for role in NAMES if role != "text"}
    taken = {name for name in found.values() if name is not None}
    return Fields(text=_text({name: some for name, some in values.items() if name not in taken}), **found)


def chosen(rows: list[Row], asked: Fields, source: str) -> Fields:
    """The detected fields, and those that the user asked for instead. Raises UsageError where one does not exist."""
    known = list(_values(rows))
    for name in asked:
        if name is not None and name not in known and known:
            has = f"; they have {', '.join(known[:12])}" if not nearest(name, known) else nearest(name, known)
            raise UsageError(f"{source}: its records have no field '{name}'{has}")
    found = detected(rows)._asdict()
    return Fields(**{role: name or found[role] for role, name in asked._asdict().items()})


def names_of(rows: list[Row]) -> list[str]:
    """The names of all fields, dotted where they are nested."""
    return list(_values(rows))


def value_of(row: Row, name: str) -> Any:
    """The value of a field by its dotted name. Raises KeyError where there is none."""
    if name in row:
        return row[name]
    head, dot, rest = name.partition(".")
    inner = row[head]
    if not dot or not isinstance(inner, dict):
        raise KeyError(name)
    return value_of(inner, rest)


def _values(rows: Iterable[Row]) -> dict[str, list[Any]]:
    values: dict[str, list[Any]] = {}
    for name, value in chain.from_iterable(_flat(row, "", 1) for row in rows):
        values.setdefault(name, []).append(value)
    return values


def _flat(row: Row, prefix: str, depth: int) -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if isinstance(value, dict) and depth < DEPTH:
            yield from _flat(value, f"{prefix}{name}.", depth + 1)
        else:
            yield f"{prefix}{name}", value


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name.rpartition(".")[2]).lower()


def _by_name(role: str, values: dict[str, list[Any]]) -> str | None:
    """The field whose name comes first in our list, the least nested of such."""
    ranks = {one: rank for rank, one in enumerate(NAMES[role].split())}
    fits = [
        (ranks[_plain(name)], name.count("."), name)
        for name, some in values.items()
        if _plain(name) in ranks
        and any(isinstance(value, str | int | float | list) or _is_date(value) for value in some)
    ]
    return min(fits)[2] if fits else None


def _by_look(role: str, values: dict[str, list[Any]], rows: int) -> str | None:
    looks = LOOKS.get(role)
    if looks is None:
        return None
    return next((name for name, some in values.items() if 2 * sum(map(looks, some)) > max(rows, len(some))), None)


def _text(values: dict[str, list[Any]]) -> str | None:
    """The field with a name of ours, unless another holds far longer prose; else the one with the longest."""
    lengths = {name: _prose(some) for name, some in values.items()}
    longest = max(lengths.values(), default=0)
    ranks = {one: rank for rank, one in enumerate(NAMES["text"].split())}
    named = [
        (ranks[_plain(name)], name.count("."), name)
        for name, length in lengths.items()
        if _plain(name) in ranks and _has_text(values[name]) and 4 * length >= longest
    ]
    if named:
        return min(named)[2]
    return max(lengths, key=lambda name: lengths[name]) if longest >= PROSE else None


def _has_text(some: list[Any]) -> bool:
    return any(isinstance(value, str) for value in some)


def _prose(some: list[Any]) -> float:
    """The mean length of values that are texts with spaces."""
    return sum(len(value) for value in some if isinstance(value, str) and " " in value) / len(some)


def _is_date(value: Any) -> bool:
    return hasattr(value, "isoformat")

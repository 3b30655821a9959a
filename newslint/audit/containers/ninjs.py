"""ninjs: a news item as a JSON object, as the IPTC has it, in versions 1, 2 and 3.

The text is the body, in HTML where there is one in both; of a picture or a film, which has none, it is the description.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from newslint.audit.containers.entry import Origin, Row
from newslint.audit.containers.texts import attribute, text_record
from newslint.audit.record import Locator, Record, Unreadable
from newslint.rule import Format

OWN = frozenset(
    "altids associations bodies body_html body_text body_xhtml byline contentcreated contentCreated copyrightholder"
    " copyrightHolder copyrightnotice copyrightNotice descriptions ednote edNote embargoed firstcreated firstCreated"
    " headlines infosources infoSources located mimetype profile pubstatus pubStatus renditions standard subjects"
    " urgency usageterms usageTerms versioncreated versionCreated $standard".split()
)
"""Properties that are hardly met but in ninjs."""
TYPES = frozenset("text audio video picture graphic composite component planning event".split())
SHARED = frozenset(
    {"uri", "headline", "subject", "event", "events", "organisation", "organisations", "people", "person"}
)
"""Properties of ninjs that others have, too; an object of nothing else is taken for an item."""


class _Text(NamedTuple):
    field: str
    value: str
    format: Format | None


def is_item(row: Row) -> bool:
    """Whether an object is a ninjs item: it has a URI, and a property or type that only ninjs has."""
    if not isinstance(row.get("uri"), str):
        return False
    return bool(row.keys() & OWN) or row.get("type") in TYPES or row.keys() <= SHARED or _has_body(row)


def record(row: Row, locator: Locator, origin: Origin) -> Record | Unreadable:
    """The record of an item."""
    text = min(_texts(row), key=lambda one: (one.field.startswith("desc"), one.format != "html"), default=None)
    field, value, format = text or _Text("", "", "plain")
    return text_record(
        locator._replace(field=field),
        value,
        origin,
        format,
        id=attribute(row, "uri"),
        title=_headline(row),
        date=next((attribute(row, name) for name in DATES if row.get(name)), ""),
        publisher=next((attribute(row, name) for name in PUBLISHERS if row.get(name)), ""),
        section=_first_name(row, "subjects", "subject"),
        url=next((str(one) for one in (row.get("url"), row["uri"]) if str(one).startswith("http")), ""),
    )


DATES = ("firstcreated", "firstCreated", "contentcreated", "contentCreated", "versioncreated", "versionCreated")
PUBLISHERS = ("copyrightholder", "copyrightHolder", "publisher", "provider")


def _has_body(row: Row) -> bool:
    return any(name.startswith(("body_", "description_")) for name in row)


def _texts(row: Row) -> Iterator[_Text]:
    for name, value in row.items():
        if name.startswith(("body_", "description_")) and isinstance(value, str) and value:
            yield _Text(name, value, "html" if name.endswith("html") else "plain" if name.endswith("text") else None)
    for name in ("bodies", "descriptions"):
        for index, one in enumerate(_objects(row.get(name))):
            if isinstance(one.get("value"), str) and one["value"]:
                kind = str(one.get("contentType") or one.get("contenttype") or "")
                yield _Text(f"{name}.{index}.value", one["value"], _format(kind))


def _format(kind: str) -> Format | None:
    return "html" if "html" in kind else "plain" if kind == "text/plain" else None


def _headline(row: Row) -> str:
    if isinstance(row.get("headline"), str):
        return str(row["headline"])
    values = [str(one["value"]) for one in _objects(row.get("headlines")) if one.get("value")]
    return values[0] if values else str(row.get("title") or "")


def _first_name(row: Row, *lists: str) -> str:
    return next((str(one["name"]) for name in lists for one in _objects(row.get(name)) if one.get("name")), "")


def _objects(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []

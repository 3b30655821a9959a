"""NITF: the news article as the IPTC and the newspapers' association had it marked up, in any version.

Its body is HTML in all but a few names; with these replaced it is read as such.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element

from newslint.audit.containers import xml
from newslint.audit.containers.entry import Entry, Origin
from newslint.audit.containers.texts import text_record
from newslint.audit.containers.xml import text_of
from newslint.audit.record import Locator, Record, Unreadable

ITEMS = frozenset({"nitf"})
FIELD = "body.content"
AS_HTML = {
    "hl1": "h1", "hl2": "h2", "block": "div", "media": "figure", "media-caption": "figcaption", "bq": "blockquote",
    "media-producer": "figcaption", "credit": "p", "note": "aside", "nitf-table": "div", "fn": "aside",
}  # fmt: skip


def entries(stream: BinaryIO, origin: Origin) -> Iterator[Entry]:
    """An entry an article."""
    return xml.entries(stream, origin, ITEMS, _record)


def body(article: Element) -> str:
    """The body of an article as HTML; empty where it has none."""
    found = named(article, FIELD)
    return "" if found is None else xml.inner_html(found, AS_HTML)


def about(article: Element) -> dict[str, Any]:
    """What an article says of itself besides its text."""
    return {
        "id": text_of(article, ".//doc-id", "id-string"),
        "title": text_of(article, ".//hl1") or text_of(article, "head/title"),
        "date": text_of(article, ".//date.issue", "norm")
        or text_of(article, ".//pubdata", "date.publication")
        or text_of(article, ".//date.release", "norm"),
        "publisher": text_of(article, ".//pubdata", "name")
        or text_of(article, ".//distributor")
        or text_of(article, ".//doc-id", "regsrc"),
        "section": text_of(article, ".//pubdata", "position.section")
        or text_of(article, ".//tobject.subject", "tobject.subject.type"),
        "url": text_of(article, ".//pubdata", "ex-ref"),
    }


def named(element: Element, name: str) -> Element | None:
    """The first element of a name, whatever its prefix."""
    return next((one for one in element.iter() if one.tag.rpartition("}")[2] == name), None)


def _record(article: Element, _context: dict[str, str], locator: Locator, origin: Origin) -> Record | Unreadable:
    return text_record(locator._replace(field=FIELD), body(article), origin, "html", **about(article))

"""NewsML-G2: news items of the IPTC, alone or in a message, with their text as NITF, HTML or plain.

Of a picture or a film, which has no text, the description is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element

from newslint.audit.containers import nitf, xml
from newslint.audit.containers.entry import Entry, Origin
from newslint.audit.containers.feed import Text
from newslint.audit.containers.texts import text_record
from newslint.audit.containers.xml import text_of
from newslint.audit.record import Locator, Record, Unreadable

ITEMS = frozenset({"newsItem", "contentSet"})
"""A set of contents may stand alone, as it does in examples."""


def entries(stream: BinaryIO, origin: Origin) -> Iterator[Entry]:
    """An entry an item."""
    return xml.entries(stream, origin, ITEMS, _record)


def _record(item: Element, _context: dict[str, str], locator: Locator, origin: Origin) -> Record | Unreadable:
    found = next(_texts(item), Text("", "", "plain"))
    return text_record(locator._replace(field=found.field), found.text, origin, found.format, **_about(item))


def _texts(item: Element) -> Iterator[Text]:
    for element in item.iter():
        kind = element.get("contenttype", "")
        name = element.tag.rpartition("}")[2]
        if name == "inlineXML":
            inside = nitf.named(element, "nitf")
            page = nitf.named(element, "body")
            text = nitf.body(inside) if inside is not None else xml.inner_html(element if page is None else page)
            if text.strip():
                yield Text(name, text, "html")
        elif name == "inlineData" and (element.text or "").strip():
            yield Text(
                name, element.text or "", "html" if "html" in kind else "plain" if kind == "text/plain" else None
            )
    description = text_of(item, "contentMeta/description")
    if description:
        yield Text("description", description, "plain")


def _about(item: Element) -> dict[str, Any]:
    provider = "itemMeta/provider"
    article = nitf.named(item, "nitf")
    inside: dict[str, Any] = nitf.about(article) if article is not None else {}
    said = {
        "id": item.get("guid", ""),
        "title": text_of(item, "contentMeta/headline") or text_of(item, "itemMeta/title"),
        "date": text_of(item, "itemMeta/firstCreated")
        or text_of(item, "contentMeta/contentCreated")
        or text_of(item, "itemMeta/versionCreated"),
        "publisher": text_of(item, f"{provider}/name")
        or text_of(item, provider, "literal")
        or text_of(item, provider, "qcode"),
        "section": text_of(item, "contentMeta/subject/name"),
        "url": text_of(item, "itemMeta/link[@rel='irel:alternate']", "href"),
    }
    return {name: value or inside.get(name, "") for name, value in said.items()}

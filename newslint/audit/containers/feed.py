"""Feeds: the entries of RSS (0.9 to 2.0, RDF too) and Atom (0.3 and 1.0), whole texts before summaries."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple
from xml.etree.ElementTree import Element

from newslint.audit.containers import xml
from newslint.audit.containers.encoding import decoded
from newslint.audit.containers.entry import Damaged, Entry, Origin
from newslint.audit.containers.texts import text_record
from newslint.audit.containers.xml import text_of
from newslint.audit.record import Locator, Record, Unreadable
from newslint.rule import Format

ITEMS = frozenset({"item", "entry"})
ENCODED = "{content}encoded"
TEXTS = (ENCODED, "content", "body", "{xhtml}body", "description", "summary", "{media}description")
DATES = ("pubDate", "published", "{dc}date", "issued", "created", "updated", "modified")


class Text(NamedTuple):
    """The text of an entry, the name of the element it stood in, and its format where that says it."""

    field: str
    text: str
    format: Format | None


def entries(stream: BinaryIO, origin: Origin) -> Iterator[Entry]:
    """An entry an item."""
    return xml.entries(stream, origin, ITEMS, _record)


def _record(item: Element, context: dict[str, str], locator: Locator, origin: Origin) -> Record | Unreadable:
    try:
        found = next(filter(None, (_text(item, name) for name in TEXTS)), Text("", "", "plain"))
    except Damaged as damage:
        return Unreadable(locator, damage.cause, damage.problem)
    return text_record(locator._replace(field=found.field), found.text, origin, found.format, **about(item, context))


def about(item: Element, context: dict[str, str]) -> dict[str, str]:
    """What an item says of itself besides its text."""
    link = text_of(item, "link[@rel='alternate']", "href") or text_of(item, "link") or text_of(item, "link", "href")
    return {
        "id": text_of(item, "guid") or text_of(item, "id") or item.get("rdf:about", ""),
        "title": text_of(item, "title"),
        "date": next(filter(None, (text_of(item, name) for name in DATES)), ""),
        "publisher": text_of(item, "source/title") or text_of(item, "source") or context.get("title", ""),
        "section": text_of(item, "category") or text_of(item, "category", "term") or text_of(item, "{dc}subject"),
        "url": link,
    }


def _text(item: Element, name: str) -> Text | None:
    element = item.find(name)
    if element is None:
        return None
    kind = element.get("type", "").lower()
    mode = element.get("mode", "")
    format: Format | None = None
    if len(element) or kind == "xhtml" or mode == "xml":
        text, format = xml.inner_html(element), "html"
    elif mode == "base64" or ("/" in kind and not kind.startswith("text/") and not kind.endswith("xml")):
        text = _from_base64(element.text or "")
    else:
        text = element.text or ""
        format = "html" if "html" in kind or name == ENCODED else "plain" if kind.startswith("text") else None
    return Text(name.replace("{", "").replace("}", ":"), text, format) if text.strip() else None


def _from_base64(text: str) -> str:
    try:
        return decoded(base64.b64decode(text, validate=False))
    except binascii.Error as error:
        raise Damaged("malformed", f"the text is not the base64 that it is said to be: {error}") from None

"""WXR: what WordPress exports. Posts, pages and whatever types a site made of its own, but no menus or pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from newslint.audit.containers import feed, xml
from newslint.audit.containers.entry import Entry, Origin
from newslint.audit.containers.texts import text_record
from newslint.audit.containers.xml import text_of
from newslint.audit.record import Locator, Record, Unreadable

ITEMS = frozenset({"item"})
NO_COPY = frozenset(
    "attachment customize_changeset custom_css nav_menu_item oembed_cache revision user_request wp_block"
    " wp_font_face wp_font_family wp_global_styles wp_navigation wp_template wp_template_part".split()
)
"""Types of posts that WordPress keeps for itself."""
UNUSED = frozenset({"trash", "auto-draft"})
FIELD = "content:encoded"
NO_DATE = "0000-00-00 00:00:00"


def entries(stream: BinaryIO, origin: Origin) -> Iterator[Entry]:
    """An entry an item."""
    return xml.entries(stream, origin, ITEMS, _record)


def _record(item: Element, context: dict[str, str], locator: Locator, origin: Origin) -> Record | Unreadable | None:
    if text_of(item, "{wp}post_type") in NO_COPY or text_of(item, "{wp}status") in UNUSED:
        return None
    content = item.find(feed.ENCODED)
    text = "" if content is None else content.text or ""
    said = feed.about(item, context)
    dates = (text_of(item, f"{{wp}}post_date{kind}") for kind in ("_gmt", ""))
    said["date"] = next((date for date in dates if date and date != NO_DATE), said["date"])
    said["section"] = text_of(item, "category[@domain='category']")
    return text_record(locator._replace(field=FIELD), text, origin, "html", **said)

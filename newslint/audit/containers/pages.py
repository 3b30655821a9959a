"""Pages: the main text of an HTML page, and what the page says about itself; by resiliparse."""

from __future__ import annotations

from typing import Any

DATES = ("article:published_time", "datePublished", "og:published_time", "dc.date", "date")
"""Where a page says when it was published."""


def parsed(page: str) -> Any:
    """The tree of a page."""
    from resiliparse.parse.html import HTMLTree

    return HTMLTree.parse(page)


def main_text(page: Any) -> str:
    """The text of a page without navigation, comments and what is not prose."""
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(
        page, main_content=True, list_bullets=False, alt_texts=False, links=False, comments=False, post_meta=False
    )


def about(page: Any) -> dict[str, str]:
    """Title, date, publisher, section and address, each empty where the page does not say it."""
    meta: dict[str, str] = {}
    for tag in page.document.query_selector_all("meta[content]"):
        name = tag.getattr("property") or tag.getattr("itemprop") or tag.getattr("name") or ""
        meta.setdefault(name, tag.getattr("content") or "")
    return {
        "title": page.title or "",
        "date": next((meta[name] for name in DATES if meta.get(name)), ""),
        "publisher": meta.get("og:site_name", ""),
        "section": meta.get("article:section", ""),
        "url": meta.get("og:url", ""),
    }

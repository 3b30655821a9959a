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
    return {
        "title": page.title or "",
        "date": next(filter(None, (_said(page, name) for name in DATES)), ""),
        "publisher": _said(page, "og:site_name"),
        "section": _said(page, "article:section"),
        "url": _said(page, "og:url"),
    }


def _said(page: Any, name: str) -> str:
    """The content of a meta tag. Each is asked for by itself: to go through all takes time in the square of them."""
    tag = page.document.query_selector(
        f'meta[property="{name}"][content],meta[itemprop="{name}"][content],meta[name="{name}"][content]'
    )
    return "" if tag is None else tag.getattr("content") or ""

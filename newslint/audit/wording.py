"""Wording: counts as a sentence has them."""

from __future__ import annotations


def counted(count: int, what: str) -> str:
    """So many of something: `1 article`, `2,000 articles`."""
    return f"{count:,} {plural(count, what)}"


def plural(count: int, what: str) -> str:
    """The word for so many of something."""
    return what if count == 1 else f"{what}s"

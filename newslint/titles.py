"""Titles: what an edit does, in words."""

from __future__ import annotations

NAMES = {" ": "a space", "\n": "a line break", "\n\n": "a paragraph break", "\t": "a tab"}


def title(old: str, new: str) -> str:
    """What replacing one text by another does, in the imperative."""
    if not new:
        return f"Remove {name(old)}"
    if not old:
        return f"Insert {name(new)}"
    return f"Replace {name(old)} with {name(new)}"


def name(text: str) -> str:
    """A text as a title shows it: white space by its name, what is long by its length."""
    if text in NAMES:
        return NAMES[text]
    if text.isspace():
        return "white space"
    return f"‘{text}’" if len(text) <= 40 else f"{len(text)} characters"

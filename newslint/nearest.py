"""Nearest: the end of a sentence about a name that does not exist."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name nearest to one that is not, in any case, as the end of a sentence; empty where none is near."""
    from difflib import get_close_matches

    spelt = {each.lower(): each for each in known}
    close = get_close_matches(name.lower(), spelt, n=1)
    return f"; did you mean '{spelt[close[0]]}'?" if close else ""

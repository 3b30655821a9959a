"""Colour: a handful of terminal codes, and when to use them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

BOLD, RED, GREEN, BLUE = "1", "1;31", "32", "1;34"
Painter = Callable[[str, str], str]


def painter(colour: bool) -> Painter:
    """A function that paints text, or leaves it alone."""
    return _paint if colour else _leave


def wants_colour(choice: str, environment: Mapping[str, str], terminal: bool) -> bool:
    """Whether to use colour: the option beats the environment, which beats what the output goes to."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    return bool(environment.get("FORCE_COLOR")) or (terminal and environment.get("TERM") != "dumb")


def _paint(code: str, text: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"


def _leave(_code: str, text: str) -> str:
    return text

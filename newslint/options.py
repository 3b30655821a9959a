"""Options of a rule: a NamedTuple whose fields have defaults, and types annotated with a sentence of help.

    class Options(NamedTuple):
        words: Annotated[int, "Paragraphs of more words are flagged."] = 300

In a configuration the underscores in their names are hyphens.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, get_args, get_type_hints

TYPES = {int: "a whole number", float: "a number", bool: "true or false", str: "a text"}


class Option(NamedTuple):
    """One option: its name in a configuration, type, default and help."""

    name: str
    type: type
    default: Any
    help: str


def declared(options: Any) -> list[Option]:
    """The options that a rule declares; `options` are its defaults, or None."""
    if options is None:
        return []
    hints = get_type_hints(type(options), include_extras=True)
    return [
        Option(field.replace("_", "-"), *_described(hints[field], getattr(options, field))) for field in options._fields
    ]


def changed(options: Any, values: Mapping[str, Any]) -> Any:
    """The options with some values changed. Raises `ValueError`, with a sentence, for a wrong name or type."""
    known = {option.name: option for option in declared(options)}
    for name, value in values.items():
        if name not in known:
            there = f"there are {', '.join(known)}" if known else "the rule has none"
            raise ValueError(f"there is no option '{name}'; {there}")
        wanted = known[name].type
        if type(value) is not wanted and not (wanted is float and type(value) is int):
            raise ValueError(f"the option '{name}' takes {TYPES[wanted]}")
    return options._replace(**{name.replace("-", "_"): value for name, value in values.items()}) if values else options


def _described(hint: Any, default: Any) -> tuple[type, Any, str]:
    kind, *notes = get_args(hint)
    return kind, default, str(notes[0])

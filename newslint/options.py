"""Options of a rule: a NamedTuple whose fields have defaults, and types annotated with a sentence of help.

    class Options(NamedTuple):
        words: Annotated[int, "Paragraphs of more words are flagged."] = 300
        style: Annotated[Literal["curly", "straight"], "The marks to keep."] = "curly"
        names: Annotated[tuple[str, ...], "Names to accept."] = ()

In a configuration the underscores in their names are hyphens, and a tuple is a list. Numbers are counts or shares: none
is below 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from newslint.nearest import nearest

TYPES = {int: "a whole number, 0 or more", float: "a number, 0 or more", bool: "true or false", str: "a text"}
SCHEMAS: dict[type, dict[str, Any]] = {
    int: {"type": "integer", "minimum": 0},
    float: {"type": "number", "minimum": 0},
    bool: {"type": "boolean"},
    str: {"type": "string"},
}


class Option(NamedTuple):
    """One option: its name in a configuration, type, default and help."""

    name: str
    type: Any
    default: Any
    help: str

    @property
    def takes(self) -> str:
        """What may be given, in words."""
        if get_origin(self.type) is not tuple:
            return _in_words(self.type)
        items = get_args(self.type)[0]
        return "a list of texts" if items is str else f"a list, each {_in_words(items)}"

    @property
    def schema(self) -> dict[str, Any]:
        """The option in JSON Schema."""
        return {"description": self.help, "default": self.default, **_schema(self.type)}


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
            there = f"; there are {', '.join(known)}" if known else "; the rule has none"
            raise ValueError(f"there is no option '{name}'{nearest(name, known) or there}")
        if not _fits(known[name].type, value):
            raise ValueError(f"the option '{name}' takes {known[name].takes}")
    made = {name.replace("-", "_"): value for name, value in values.items()}
    for name, value in made.items():
        made[name] = tuple(value) if isinstance(value, list) else value
    return options._replace(**made) if made else options


def _described(hint: Any, default: Any) -> tuple[Any, Any, str]:
    kind, *notes = get_args(hint)
    return kind, default, str(notes[0])


def _fits(kind: Any, value: Any) -> bool:
    if get_origin(kind) is tuple:
        return isinstance(value, list | tuple) and all(_fits(get_args(kind)[0], each) for each in value)
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if kind in (int, float):
        return type(value) in (int, kind) and value >= 0
    return type(value) is kind


def _in_words(kind: Any) -> str:
    if get_origin(kind) is not Literal:
        return TYPES[kind]
    *others, last = (f"'{choice}'" for choice in get_args(kind))
    return f"{', '.join(others)} or {last}"


def _schema(kind: Any) -> dict[str, Any]:
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _schema(get_args(kind)[0])}
    return {"enum": list(get_args(kind))} if get_origin(kind) is Literal else SCHEMAS[kind]

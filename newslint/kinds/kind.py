"""What a kind is, and how strictly the keys of its rules are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, NamedTuple

from newslint.errors import NewslintError
from newslint.finding import Safety
from newslint.nearest import nearest
from newslint.rule import Check, Pattern

PLACEHOLDER = Pattern(r"\{([a-z]+)\}")
Type = Literal["text", "texts", "number", "boolean", "swaps", "pairs"]


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)


TYPES: Mapping[Type, tuple[str, Callable[[Any], bool]]] = {
    "text": ("a text", lambda value: isinstance(value, str)),
    "texts": ("a list of texts, none of them empty", _is_texts),
    "number": ("a whole number, 1 or more", lambda value: type(value) is int and value > 0),
    "boolean": ("true or false", lambda value: isinstance(value, bool)),
    "swaps": (
        "a table of phrases and what to write for them",
        lambda value: isinstance(value, dict) and bool(value) and all(isinstance(text, str) for text in value.values()),
    ),
    "pairs": (
        "a list of pairs of spellings",
        lambda value: isinstance(value, list) and all(_is_texts(pair) and len(pair) == 2 for pair in value),
    ),
}


class KindError(NewslintError):
    """A rule without code is declared wrongly."""


class Made(NamedTuple):
    """What a kind makes of its keys."""

    check: Check
    trigger: str | None
    scope: Literal["block", "document"]
    fixes: bool


class Kind(NamedTuple):
    """A kind: its keys with their types, the names that its messages may hold, and what makes a check of the keys."""

    keys: Mapping[str, Type]
    placeholders: tuple[str, ...]
    make: Callable[[Mapping[str, Any], str, Safety], Made]


def read(name: str, kind: Kind, table: Mapping[str, Any], common: Iterable[str]) -> dict[str, Any]:
    """The keys of a rule that are its kind's. Raises `KindError` for a wrong key, type or message."""
    keys = {key: value for key, value in table.items() if key not in common}
    for key, value in keys.items():
        if key not in kind.keys:
            close = nearest(key, [*kind.keys, *common])
            raise KindError(f"'{key}' means nothing for the kind '{name}'{close}")
        wanted, fits = TYPES[kind.keys[key]]
        if not fits(value):
            raise KindError(f"'{key}' is {wanted}")
    message = table.get("message", "")
    for placeholder in PLACEHOLDER.compiled.findall(message) if "{" in message else ():
        if placeholder not in kind.placeholders:
            known = ", ".join(f"{{{each}}}" for each in kind.placeholders)
            raise KindError(f"'message' of the kind '{name}' may hold {known}, not {{{placeholder}}}")
    return keys


def filled(message: str, **values: object) -> str:
    """A message with what stands for the names in braces."""
    return PLACEHOLDER.compiled.sub(lambda match: str(values.get(match[1], match[0])), message)


def one_of(key: str, value: str, choices: tuple[str, ...]) -> str:
    """The value of a key that is one of some. Raises `KindError`."""
    if value not in choices:
        raise KindError(f"'{key}' is {', '.join(choices[:-1])} or {choices[-1]}, not '{value}'")
    return value

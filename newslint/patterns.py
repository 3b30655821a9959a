"""Rules without code: TOML -> Rule, for newslint's own lists of phrases and for a newsroom's house style.

A file holds one or more `[[rule]]` tables:

    [[rule]]
    code = "HSE001"
    name = "per-cent"
    kind = "substitution"
    summary = "Per cent is two words"
    swap = { percent = "per cent" }
    bad = [["Prices rose 3 percent.", "Prices rose 3 per cent."]]
    good = ["The percentage fell."]

Reading such a file executes nothing. `kinds` says what each kind does. In a `message`, {found} is what was found.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from newslint.errors import RuleError
from newslint.finding import Safety, Severity
from newslint.kinds import NAMES, kind
from newslint.kinds.kind import KindError, read
from newslint.nearest import nearest
from newslint.rule import CODE, FORMATS, Bad, Format, Good, Rule

COMMON = frozenset(
    "code name kind summary message rationale severity default safety formats supersedes language bad good".split()
)
REQUIRED = ("code", "name", "kind", "summary", "bad", "good")


def load(path: str, module: str) -> list[Rule]:
    """The rules in a TOML file; `module` says where they belong.

    Raises `RuleError` for a file that holds anything else, and for a rule that is declared wrongly.
    """
    with open(path, "rb") as file:
        try:
            tables = tomllib.load(file)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise RuleError(path, f"this is no TOML: {error}") from None
    rules = tables.pop("rule", None)
    if tables or not isinstance(rules, list) or not all(isinstance(table, dict) for table in rules):
        raise RuleError(path, "a file of rules holds [[rule]] tables and nothing else")
    return [_rule(table, path, module) for table in rules]


def _rule(table: dict[str, Any], path: str, module: str) -> Rule:
    where = f"{table.get('code', 'without a code')} in {path}"
    missing = [key for key in REQUIRED if key not in table]
    if missing:
        raise RuleError(where, f"'{missing[0]}' is missing")
    try:
        return _made(table, path, module)
    except (KindError, ValueError) as error:
        raise RuleError(where, str(error)) from None


def _made(table: dict[str, Any], path: str, module: str) -> Rule:
    name = table["kind"]
    if name not in NAMES:
        there = nearest(str(name), NAMES) or f"; there are {', '.join(NAMES)}"
        raise KindError(f"there is no kind '{name}'{there}")
    for key, (wanted, fits) in CHECKED.items():
        if key in table and not fits(table[key]):
            raise KindError(f"'{key}' is {wanted}")
    if not CODE.fullmatch(table["code"]):
        raise KindError("a code is three capital letters and three digits, such as HSE001")
    safety = Safety(table.get("safety", "unsafe"))
    chosen = kind(name)
    made = chosen.make(read(name, chosen, table, COMMON), table.get("message", ""), safety)
    return Rule(
        code=table["code"],
        name=table["name"],
        summary=table["summary"],
        rationale=table.get("rationale", "").strip(),
        check=made.check,
        trigger=made.trigger,
        scope=made.scope,
        view="reader",
        formats=_formats(table.get("formats", FORMATS)),
        severity=Severity(table.get("severity", "warning")),
        safety=safety if made.fixes else None,
        default=table.get("default", True),
        examples=(*map(_bad, table["bad"]), *map(_good, table["good"])),
        supersedes=tuple(table.get("supersedes", ())),
        module=module,
        file=path,
        language=table.get("language"),
    )


def _formats(names: Any) -> tuple[Format, ...]:
    unknown = [name for name in names if name not in FORMATS]
    if unknown:
        raise KindError(f"there is no input format '{unknown[0]}'{nearest(str(unknown[0]), FORMATS)}")
    return tuple(names)


def _bad(example: Any) -> Bad:
    """`"text"`, `["text", "fixed"]`, or a table with the fields of `Bad`."""
    if isinstance(example, str):
        return Bad(example)
    values = example if isinstance(example, Mapping) else dict(zip(Bad._fields, example, strict=False))
    if not _fits(Bad, values) or len(values) != len(example):
        raise KindError('an example in \'bad\' is "text", ["text", "fixed", 2] or { text, fixed, findings, format }')
    return Bad(**values)


def _good(example: Any) -> Good:
    if not isinstance(example, str) and not (isinstance(example, Mapping) and _fits(Good, example)):
        raise KindError("an example in 'good' is \"text\" or { text, format }")
    return Good(example) if isinstance(example, str) else Good(**example)


def _fits(kind: type[Bad | Good], values: Mapping[str, Any]) -> bool:
    """Whether an example has only fields that it may have, with values of the right type. There are no options."""
    types = {"text": str, "fixed": str, "findings": int, "format": str}
    known = all(key in kind._fields and type(value) is types.get(key) for key, value in values.items())
    return known and "text" in values and values.get("format", "plain") in FORMATS


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_examples(value: Any) -> bool:
    return isinstance(value, list)


CHECKED: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    **dict.fromkeys(
        ("code", "name", "summary", "message", "rationale", "severity", "safety", "language"), ("a text", _is_text)
    ),
    **dict.fromkeys(("formats", "supersedes"), ("a list of texts", _is_texts)),
    **dict.fromkeys(("bad", "good"), ("a list of examples", _is_examples)),
    "default": ("true or false", lambda value: isinstance(value, bool)),
}
"""The keys that all kinds have, with what each takes."""

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

Reading such a file executes nothing. `kinds` says what each kind does.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from newslint.errors import RuleError
from newslint.finding import Safety, Severity
from newslint.kinds import KINDS, KindError
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
    if table["kind"] not in KINDS:
        raise RuleError(where, f"there is no kind '{table['kind']}'; there are {', '.join(sorted(KINDS))}")
    kind = KINDS[table["kind"]]
    unknown = sorted(table.keys() - COMMON - kind.keys)
    if unknown:
        raise RuleError(where, f"'{unknown[0]}' means nothing for the kind '{table['kind']}'")
    if not CODE.fullmatch(str(table["code"])):
        raise RuleError(where, "a code is three capital letters and three digits, such as HSE001")
    try:
        safety = Safety(table.get("safety", "unsafe"))
        made = kind.make({key: table[key] for key in kind.keys & table.keys()}, table.get("message", ""), safety)
        return Rule(
            code=table["code"],
            name=str(table["name"]),
            summary=str(table["summary"]),
            rationale=str(table.get("rationale", "")).strip(),
            check=made.check,
            trigger=made.trigger,
            scope=made.scope,
            view="reader",
            formats=_formats(table.get("formats", FORMATS)),
            severity=Severity(table.get("severity", "warning")),
            safety=safety if made.fixes else None,
            default=_boolean(table.get("default", True)),
            examples=(*map(_bad, table["bad"]), *map(_good, table["good"])),
            supersedes=tuple(table.get("supersedes", ())),
            module=module,
            file=path,
            language=table.get("language"),
        )
    except (KindError, ValueError, TypeError) as error:
        raise RuleError(where, str(error)) from None


def _formats(names: Any) -> tuple[Format, ...]:
    unknown = [name for name in names if name not in FORMATS]
    if unknown:
        raise KindError(f"there is no input format '{unknown[0]}'")
    return tuple(names)


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise KindError("'default' is true or false")
    return value


def _bad(example: Any) -> Bad:
    """`"text"`, `["text", "fixed"]`, or a table with the fields of `Bad`."""
    if isinstance(example, str):
        return Bad(example)
    return Bad(**example) if isinstance(example, Mapping) else Bad(*example)


def _good(example: Any) -> Good:
    return Good(**example) if isinstance(example, Mapping) else Good(example)

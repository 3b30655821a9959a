"""The keys of a configuration file: what each takes and what it is for. The JSON Schema is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

from newslint.finding import Severity
from newslint.rule import FORMATS, Rule

Kind = Literal[
    "text", "texts", "selectors", "selectors by pattern", "severity by selector", "format by pattern", "options"
]


class Key(NamedTuple):
    """A key: the kind of its value, and its help."""

    kind: Kind
    help: str


KEYS: Mapping[str, Key] = {
    "extend": Key("text", "Another configuration file to build on; its path counts from this file."),
    "select": Key("selectors", "Rules to run instead of the default ones: codes, starts of codes, names or ALL."),
    "ignore": Key("selectors", "Rules not to run."),
    "extend-select": Key("selectors", "Rules to run besides the others."),
    "per-file-ignores": Key("selectors by pattern", "Rules not to run on files that match a pattern."),
    "severity": Key("severity by selector", "How much a finding of a rule weighs: error, warning or info."),
    "fixable": Key("selectors", "Rules whose findings may be fixed; without it, all."),
    "unfixable": Key("selectors", "Rules whose findings are not to be fixed."),
    "extend-safe-fixes": Key("selectors", "Rules whose fixes count as safe, so that --fix applies them."),
    "extend-unsafe-fixes": Key("selectors", "Rules whose fixes count as unsafe."),
    "exclude": Key("texts", "Patterns, in Git's syntax, of files and folders to leave out."),
    "include": Key("texts", "Patterns of files to check in folders besides those that newslint knows by their ending."),
    "input-formats": Key(
        "format by pattern", f"How to read files that match a pattern: {', '.join(FORMATS[:-1])} or {FORMATS[-1]}."
    ),
    "word-lists": Key("texts", "Files of words to accept, a word a line."),
    "packs": Key("texts", "Rule packs by path: TOML files, or folders and Python files (which need --allow-code)."),
    "language": Key("text", "The language of the texts, such as en or de; rules for another language do not run."),
    "rules": Key("options", "Options of single rules, a table for each by code or name."),
}


def problem(key: str, value: Any) -> str | None:
    """What is wrong with the value of a key; None if nothing."""
    kind = KEYS[key].kind
    if any(isinstance(text, str) and "\0" in text for text in (value if isinstance(value, list) else [value])):
        return f"'{key}' holds a NUL, which is in no path and in no name"
    if kind == "text":
        return None if isinstance(value, str) else f"'{key}' takes a text in quotation marks"
    if kind in ("texts", "selectors"):
        return None if _texts(value) else f"'{key}' takes a list of texts"
    if not isinstance(value, dict):
        return f"'{key}' takes a table"
    if kind == "selectors by pattern" and not all(map(_texts, value.values())):
        return f"'{key}' takes a list of texts for each pattern"
    if kind == "severity by selector":
        return _one_of(key, value, [str(severity) for severity in Severity])
    if kind == "format by pattern":
        return _one_of(key, value, FORMATS)
    if kind == "options" and not all(isinstance(options, dict) for options in value.values()):
        return f"'{key}' takes a table of options for each rule"
    return None


def schema(rules: Iterable[Rule]) -> dict[str, Any]:
    """The JSON Schema of newslint.toml, with the options of some rules."""
    from newslint.options import declared

    properties = {name: {"description": key.help, **_SCHEMAS[key.kind]} for name, key in KEYS.items()}
    properties["rules"]["properties"] = {
        name: {
            "type": "object",
            "description": rule.summary,
            "additionalProperties": False,
            "properties": {option.name: option.schema for option in declared(rule.options)},
        }
        for rule in sorted(rules, key=lambda rule: rule.code)
        if rule.options is not None
        for name in (rule.code, rule.name)
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newslint.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _one_of(key: str, table: dict[str, Any], choices: Any) -> str | None:
    wrong = [value for value in table.values() if value not in choices]
    return f"'{key}' takes {', '.join(choices)}, not '{wrong[0]}'" if wrong else None


_TEXTS = {"type": "array", "items": {"type": "string"}}
_SCHEMAS: Mapping[Kind, dict[str, Any]] = {
    "text": {"type": "string"},
    "texts": _TEXTS,
    "selectors": _TEXTS,
    "selectors by pattern": {"type": "object", "additionalProperties": _TEXTS},
    "severity by selector": {
        "type": "object",
        "additionalProperties": {"enum": [str(severity) for severity in Severity]},
    },
    "format by pattern": {"type": "object", "additionalProperties": {"enum": list(FORMATS)}},
    "options": {"type": "object", "additionalProperties": {"type": "object"}},
}

"""The reference of the configuration file, made from the keys that newslint knows."""

from __future__ import annotations

from newslint.config import MERGED, PATHS, TABLES
from newslint.config_keys import KEYS
from tools.docs import commands

INTRODUCTION = """\
# Settings

Generated from newslint's own list of keys by `python -m tools.docs`. These are all keys of `newslint.toml`; in
`pyproject.toml` they stand in the table `[tool.newslint]`. [Configuration](../configuration.md) says which file counts.
The [JSON Schema](../schema/newslint.schema.json) is made from the same list, for editors that check TOML.
"""
KINDS = {
    "text": "a text",
    "texts": "a list of texts",
    "selectors": "a list of rules: codes, starts of codes, names, or `ALL`",
    "selectors by pattern": "a table: for each pattern of files, in Git's syntax, a list of rules",
    "severity by selector": "a table: for each rule (or start of codes) `error`, `warning` or `info`",
    "format by pattern": "a table: for each pattern of files, in Git's syntax, an input format",
    "options": "a table of options for each rule, by code or name",
}
EXAMPLES = {
    "extend": 'extend = "../newslint.toml"',
    "select": 'select = ["ESC", "SPC", "split-word"]',
    "ignore": 'ignore = ["SPC001"]',
    "extend-select": 'extend-select = ["misspelling"]',
    "per-file-ignores": '[per-file-ignores]\n"letters/*.md" = ["WRD", "mixed-quote-style"]',
    "severity": '[severity]\nESC = "error"\nmultiple-spaces = "info"',
    "fixable": 'fixable = ["ESC", "SPC"]',
    "unfixable": 'unfixable = ["REP"]',
    "extend-safe-fixes": 'extend-safe-fixes = ["split-word"]',
    "extend-unsafe-fixes": 'extend-unsafe-fixes = ["ESC003"]',
    "exclude": 'exclude = ["archive/", "*.draft.md"]',
    "include": 'include = ["*.story"]',
    "input-formats": '[input-formats]\n"*.story" = "markdown"',
    "word-lists": 'word-lists = ["words.txt"]',
    "packs": 'packs = ["house.toml"]',
    "language": 'language = "en"',
    "rules": "[rules.wall-of-text]\nwords = 200",
}
"""One for each key; tests/test_docs.py loads them."""


def page() -> str:
    """The page, as Markdown."""
    parser = commands.parser_of("config")
    assert parser is not None
    known = parser._option_string_actions
    parts = [INTRODUCTION]
    for name, key in KEYS.items():
        given = [option for option in (f"--{name}", f"--{name.removesuffix('s')}") if option in known]
        facts = [
            f"Takes {KINDS[key.kind]}.",
            "" if name == "extend" else _combined(name),
            "Paths count from the file, and may not lead out of the repository." if name in (*PATHS, "extend") else "",
            f"On the command line: `{given[0]}`." if given else "",
        ]
        parts.append(f"## {name}\n\n{key.help}\n\n{' '.join(filter(None, facts))}\n\n```toml\n{EXAMPLES[name]}\n```\n")
    return "\n".join(parts)


def _combined(name: str) -> str:
    if name in MERGED:
        return "Adds to what the file that is extended says."
    if name == "rules":
        return "Each option replaces what the file that is extended says."
    return f"{'Each entry replaces' if name in TABLES else 'Replaces'} what the file that is extended says."

"""`newslint config` and `newslint init`: the settings that hold for a file, and a file to start from."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from collections.abc import Mapping
from typing import Any

from newslint.checking import settings
from newslint.config_keys import KEYS, schema
from newslint.errors import NewslintError
from newslint.options import declared
from newslint.rule import Rule
from newslint.streams import complain

START = """\
# What newslint checks, and how. 'newslint config FILE' shows what holds for a file.
# Rules: 'newslint rule --all'.

# extend-select = []          # rules to run besides the default ones
# ignore = []                 # rules not to run
# exclude = ["archive/"]      # files and folders to leave out, in Git's syntax
# word-lists = ["words.txt"]  # words to accept, a word a line

# [per-file-ignores]
# "letters/*.md" = ["WRD"]

# [severity]
# ESC = "error"
"""


def settings_of(options: Namespace) -> str:
    """The settings for a file with the place that each comes from, or the schema of a configuration file."""
    made = settings(options, _say)
    if options.schema:
        return json.dumps(schema(made.known.values()), indent=2) + "\n"
    config = made.config(os.path.dirname(options.file) or os.curdir)
    file = made.of(options.file)
    lines = [f"# {config.path or 'no configuration file'}"]
    for key in KEYS:
        if key in config.values:
            lines.append(f"{key} = {_toml(config.values[key])}  # {', '.join(config.origins[key])}")
    lines += [f"# read as {file.format}", f"# {len(file.rules.rules)} rules run:"]
    lines += [f"#   {rule.code} {rule.name}{_set(rule)}" for rule in file.rules.rules]
    return "\n".join(lines) + "\n"


def _set(rule: Rule) -> str:
    """The options of a rule as they are set."""
    values = zip(declared(rule.options), rule.options or (), strict=True)
    return "".join(f", {option.name} = {_toml(value)}" for option, value in values)


def _toml(value: Any) -> str:
    """A value as it may stand in a configuration, on one line."""
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{json.dumps(key)} = {_toml(each)}' for key, each in value.items())} }}"
    return json.dumps(value, ensure_ascii=False)


def _say(error: NewslintError) -> None:
    complain(str(error))

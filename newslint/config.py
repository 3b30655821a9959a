"""Configuration: which file says how a text is to be checked, read strictly.

The nearest `.newslint.toml`, `newslint.toml` or `pyproject.toml` with a `[tool.newslint]` table above a file counts for
it, wherever newslint was started; another one is built on only through `extend`. Reading a configuration executes
nothing, and the paths in it may not lead out of the repository.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from newslint.config_keys import KEYS, problem
from newslint.errors import ConfigError, reason
from newslint.nearest import nearest

NAMES = (".newslint.toml", "newslint.toml", "pyproject.toml")
"""In one folder, the first of these counts."""
LARGEST = 1 << 20
"""Bytes; a larger configuration file is refused."""
DEEPEST = 10
"""Files that may be built on one another."""
PATHS = ("word-lists", "packs")
MERGED = ("extend-select", "extend-safe-fixes", "extend-unsafe-fixes", "exclude", "include", "word-lists", "packs")
"""Lists to which a file adds; in the other keys, it replaces what the one below says."""
OPTION = "command line"
"""Where a value comes from that an option of its own gives, in `Config.origins`."""
TABLES = ("per-file-ignores", "severity", "input-formats", "rules")


class Config(NamedTuple):
    """The values of a configuration, checked, and for each key where it comes from: the files, the nearest first.

    Patterns count from `root`; the paths of word lists and packs are absolute.
    """

    root: str
    values: Mapping[str, Any]
    origins: Mapping[str, tuple[str, ...]]
    path: str | None = None

    def get(self, key: str) -> Any:
        """The value of a key; None where nothing was said."""
        return self.values.get(key)


def find(folder: str) -> str | None:
    """The configuration file that counts in a folder; None where there is none up to the root of the repository."""
    place = os.path.abspath(folder)
    while True:
        for name in NAMES:
            path = os.path.join(place, name)
            if (os.path.isfile(path) or _leads_nowhere(path)) and (name != NAMES[-1] or _is_ours(path)):
                return path
        parent = os.path.dirname(place)
        if parent == place or os.path.exists(os.path.join(place, ".git")):
            return None
        place = parent


def read(path: str, below: tuple[str, ...] = ()) -> Config:
    """Read a configuration file and those that it builds on. Raises `ConfigError`, which names the line."""
    real = os.path.realpath(path)
    if real in below or len(below) >= DEEPEST:
        raise ConfigError(path, None, "it builds on itself through 'extend'")
    text = _text(path)
    values = _checked(path, text, _parsed(path, text))
    root = os.path.dirname(os.path.abspath(path))
    for key in PATHS:
        if key in values:
            values[key] = [_inside(path, text, root, each) for each in values[key]]
    config = Config(root, values, dict.fromkeys(values, (path,)), path)
    extend = values.pop("extend", None)
    if extend is None:
        return config
    return merged(read(_inside(path, text, root, extend), (*below, real)), config)


def merged(base: Config, over: Config) -> Config:
    """One configuration on top of another."""
    values, origins = dict(base.values), {**base.origins, **over.origins}
    for key, value in over.values.items():
        if key in MERGED:
            values[key] = [*values.get(key, []), *value]
        elif key in TABLES:
            values[key] = {**values.get(key, {}), **value}
        else:
            values[key] = value
        if key in base.values and key in (*MERGED, *TABLES):
            origins[key] = *over.origins[key], *base.origins[key]
    for selector, options in base.values.get("rules", {}).items():
        if selector in over.values.get("rules", {}):
            values["rules"][selector] = {**options, **values["rules"][selector]}
    return Config(over.root, values, origins, over.path)


def inline(text: str) -> Config:
    """The configuration that `--config 'key = value'` gives; its paths count from the working directory."""
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError("--config", None, f"'{text}' is neither a file nor 'key = value': {error}") from None
    values = _checked("--config", text, values)
    if "extend" in values:
        raise ConfigError("--config", None, "'extend' stands in a file; give that file to --config instead")
    return Config(os.getcwd(), values, dict.fromkeys(values, ("--config",)))


def line_of(text: str, *keys: str) -> int | None:
    """The line, from 1, on which the last of some nested keys or values stands; None where it is not found."""
    at = 0
    for key in keys:
        match = re.compile(rf"""(?m)^\s*\[?[^#\n]*?(?<![\w-])["']?{re.escape(key)}(?![\w-])""").search(text, at)
        if match is None:
            return None
        at = text.rfind("\n", 0, match.end()) + 1  # the next one may stand in the same line
    return text.count("\n", 0, at) + 1


def _leads_nowhere(path: str) -> bool:
    """Whether a path is a link to nothing, which reading it then says; it is not as if there were no configuration."""
    return os.path.islink(path) and not os.path.exists(path)


def _is_ours(path: str) -> bool:
    """Whether a pyproject.toml has our table; one that is no TOML is for others to complain about."""
    try:
        text = _text(path)
        tools = _parsed(path, text, whole=True).get("tool") if "newslint" in text else None
    except ConfigError:
        return False
    return isinstance(tools, dict) and "newslint" in tools


def _text(path: str) -> str:
    try:
        if os.path.getsize(path) > LARGEST:
            raise ConfigError(path, None, f"it is larger than {LARGEST >> 20} MB; is this a configuration file?")
        with open(path, encoding="utf-8-sig", newline="") as file:
            return file.read()
    except OSError as error:
        raise ConfigError(path, None, f"it cannot be read: {reason(error)}") from None
    except UnicodeDecodeError:
        raise ConfigError(path, None, "it is not UTF-8; save it as UTF-8") from None


def _parsed(path: str, text: str, *, whole: bool = False) -> dict[str, Any]:
    """The tables of a file; of a pyproject.toml only ours, unless `whole`."""
    import tomllib

    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(path, None, f"this is no TOML: {error}") from None
    if os.path.basename(path) == NAMES[-1] and not whole:
        table = values.get("tool", {}).get("newslint", {})
        if not isinstance(table, dict):
            raise ConfigError(path, line_of(text, "newslint"), "'newslint' takes a table, [tool.newslint]")
        return table
    return values


def _checked(path: str, text: str, values: dict[str, Any]) -> dict[str, Any]:
    for key, value in values.items():
        if key not in KEYS:
            raise ConfigError(path, line_of(text, key), f"there is no key '{key}'{nearest(key, KEYS)}")
        wrong = problem(key, value)
        if wrong:
            raise ConfigError(path, line_of(text, key), wrong)
    return dict(values)


def _inside(path: str, text: str, root: str, named: str) -> str:
    """The absolute path that a configuration names, which has to lie in its repository."""
    place = os.path.normpath(os.path.join(root, named))
    home = os.path.realpath(repository(root))
    if os.path.commonpath([home, os.path.realpath(place)]) != home:
        raise ConfigError(path, line_of(text, named), f"'{named}' lies outside of the repository")
    return place


def repository(folder: str) -> str:
    """The root of the Git repository that a folder lies in; the folder itself outside of one."""
    place = folder
    while not os.path.exists(os.path.join(place, ".git")):
        parent = os.path.dirname(place)
        if parent == place:
            return folder
        place = parent
    return place

"""Client settings: what a person sets in the editor, in the section `newslint`. They go before configuration files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, NamedTuple

from newslint.config import OPTION, Config
from newslint.errors import UsageError

SECTION = "newslint"
TEXTS = ("configuration", "baseline")
LISTS = {"select": "select", "ignore": "ignore", "extendSelect": "extend-select"}
"""The lists of selectors, each with its key in a configuration."""


class ClientSettings(NamedTuple):
    """The settings of the editor; `configuration` and `baseline` are paths that count from the workspace folder."""

    configuration: str | None = None
    baseline: str | None = None
    selectors: Mapping[str, list[str]] = {}

    def file(self, root: str | None) -> str | None:
        """The configuration file to use for all texts of a folder; None for the nearest of each text."""
        if self.configuration is None:
            return None
        return os.path.join(root or os.getcwd(), os.path.expanduser(self.configuration))

    def over(self, root: str | None) -> Config:
        """What lies over configuration files, as the options of the command line do."""
        return Config(root or os.getcwd(), self.selectors, dict.fromkeys(self.selectors, (OPTION,)))


def parsed(values: Any) -> ClientSettings:
    """Settings as an editor sends them; what it keeps in the section for itself is passed over.

    Raises `UsageError` for a value of the wrong kind.
    """
    if values is None:
        return ClientSettings()
    if not isinstance(values, dict):
        raise UsageError(f"the settings '{SECTION}' of the editor have to be an object")
    for name in TEXTS:
        if not isinstance(values.get(name), str | None) or "\0" in (values.get(name) or ""):
            raise UsageError(f"the setting '{SECTION}.{name}' of the editor takes a path")
    selectors = {}
    for name, key in LISTS.items():
        given = values.get(name)
        if given is None:
            continue
        if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
            raise UsageError(f"the setting '{SECTION}.{name}' of the editor takes a list of texts")
        if given:
            selectors[key] = given
    return ClientSettings(values.get("configuration") or None, values.get("baseline") or None, selectors)

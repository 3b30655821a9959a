"""Settings: what holds for one file, made of the command line, its configuration and the rules of all packs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, cast

from newslint import config as configuration
from newslint import packs
from newslint.config import OPTION, Config
from newslint.engine import RuleSet
from newslint.errors import ConfigError, NewslintError, UsageError
from newslint.finding import Safety, Severity
from newslint.readers import format_of
from newslint.rule import Format, Rule
from newslint.runner import prepare
from newslint.selection import matches, select
from newslint.words import read_words

SELECTORS = ("select", "ignore", "extend-select", "fixable", "unfixable", "extend-safe-fixes", "extend-unsafe-fixes")


class FileSettings(NamedTuple):
    """What holds for one file: the rules that run on it, and how it is read."""

    rules: RuleSet
    format: Format


class Settings:
    """Finds the settings of files, each configuration being read and each set of rules being compiled once."""

    def __init__(
        self,
        installed: Sequence[Rule],
        command_line: Config,
        *,
        path: str | None = None,
        isolated: bool = False,
        allow_code: bool = False,
        complain: Callable[[NewslintError], None],
    ) -> None:
        """`path` is the one configuration file to use for all; `isolated` says to use none."""
        self.known = {rule.code: rule for rule in installed}
        self._installed = installed
        self._command_line = command_line
        self._fixed = None if path is None else configuration.read(path)
        self._isolated = isolated
        self._allow_code = allow_code
        self._complain = complain
        self._folders: dict[str, Config] = {}
        self._files: dict[str, Config] = {}
        self._rules: dict[str | None, tuple[Rule, ...]] = {}
        self._per_file: dict[str | None, list[tuple[str, set[str]]]] = {}
        self._sets: dict[tuple[str | None, frozenset[str]], RuleSet] = {}

    def config(self, folder: str) -> Config:
        """The configuration that holds in a folder, with the command line on top."""
        folder = os.path.abspath(folder)
        if folder not in self._folders:
            self._folders[folder] = self._over(self._below(folder))
        return self._folders[folder]

    def of(self, path: str) -> FileSettings:
        """The settings of a file."""
        config = self.config(os.path.dirname(path) or os.curdir)
        ignored = self._ignored(config, path)
        key = config.path, ignored
        if key not in self._sets:
            self._sets[key] = self._ruleset(config, ignored)
        return FileSettings(self._sets[key], self.format(path))

    def format(self, path: str) -> Format:
        """How a file is read."""
        return self.declared_format(path) or format_of(path) or "plain"

    def declared_format(self, path: str) -> Format | None:
        """How a file is read as its configuration has it; None where that says nothing of it."""
        config = self.config(os.path.dirname(path) or os.curdir)
        for pattern, format in (config.get("input-formats") or {}).items():
            if covers(config, pattern, path):
                return cast("Format", format)
        return None

    def rules(self, config: Config) -> tuple[Rule, ...]:
        """The rules of all packs that a configuration knows, as it sets them."""
        if config.path not in self._rules:
            self._rules[config.path] = self._configured(config)
            self.known.update((rule.code, rule) for rule in self._rules[config.path])
        return self._rules[config.path]

    def rules_for(self, path: str) -> tuple[Rule, ...]:
        """The rules of all packs that the configuration of a file knows."""
        return self.rules(self.config(os.path.dirname(path) or os.curdir))

    def _below(self, folder: str) -> Config:
        if self._fixed is not None:
            return self._fixed
        path = None if self._isolated else configuration.find(folder)
        if path is None:
            return Config(folder, {}, {})
        if path not in self._files:
            self._files[path] = configuration.read(path)
        return self._files[path]

    def _over(self, below: Config) -> Config:
        above = self._command_line
        if not above.values:
            return below
        values = dict(below.values)
        if "select" in above.values:
            for key in ("select", "extend-select", "ignore"):
                values.pop(key, None)
        elif above.origins.get("ignore") == (OPTION,):  # to ignore one rule more is not to stop ignoring the others
            ignored, origins = values.get("ignore", []), below.origins.get("ignore", ())
            above = above._replace(
                values={**above.values, "ignore": [*ignored, *above.get("ignore")]},
                origins={**above.origins, "ignore": (OPTION, *origins)},
            )
        merged = configuration.merged(below._replace(values=values), above)
        return merged._replace(path=below.path, root=below.root)

    def _configured(self, config: Config) -> tuple[Rule, ...]:
        rules: Sequence[Rule] = self._installed
        if config.get("packs"):
            loaded = packs.extended(rules, config.get("packs"), allow_code=self._allow_code)
            for error in loaded.errors:
                self._complain(error)
            rules = loaded.rules
        for key in SELECTORS:
            self._check(config, key, config.get(key) or (), rules)
        changed = {rule.code: rule for rule in rules}
        for key, table in (("severity", config.get("severity")), ("rules", config.get("rules"))):
            for selector, value in (table or {}).items():
                self._check(config, key, [selector], rules)
                for rule in rules:
                    if matches(rule, selector):
                        changed[rule.code] = self._changed(config, changed[rule.code], key, selector, value)
        language = config.get("language")
        return tuple(
            _with_fixes(rule, config)
            for rule in changed.values()
            if language is None or rule.language in (None, _base(language))
        )

    def _changed(self, config: Config, rule: Rule, key: str, selector: str, value: Any) -> Rule:
        if key == "severity":
            return rule._replace(severity=Severity(value))
        for name, option in value.items():
            try:
                rule = rule.with_options({name: option})
            except ValueError as error:
                raise self._error(config, str(error), key, selector, name) from None
        return rule

    def _check(self, config: Config, key: str, selectors: Iterable[str], rules: Sequence[Rule]) -> None:
        for selector in selectors:
            try:
                select(rules, [selector])
            except UsageError as error:
                raise self._error(config, str(error), key, selector) from None

    def _error(self, config: Config, problem: str, key: str, *names: str) -> NewslintError:
        """The error for what a setting names, with the file and the line that name it."""
        for origin in filter(os.path.isfile, config.origins.get(key, ())):
            with open(origin, encoding="utf-8-sig", newline="") as file:
                line = configuration.line_of(file.read(), key, *names)
            if line is not None:
                return ConfigError(origin, line, problem)
        return UsageError(problem)

    def _ignored(self, config: Config, path: str) -> frozenset[str]:
        if config.path not in self._per_file:
            rules, by_pattern = self.rules(config), []
            for pattern, selectors in (config.get("per-file-ignores") or {}).items():
                self._check(config, "per-file-ignores", selectors, rules)
                by_pattern.append((pattern, {rule.code for rule in select(rules, selectors)}))
            self._per_file[config.path] = by_pattern
        covering = (codes for pattern, codes in self._per_file[config.path] if covers(config, pattern, path))
        return frozenset().union(*covering)

    def _ruleset(self, config: Config, ignored: frozenset[str]) -> RuleSet:
        rules = self.rules(config)
        chosen = {rule.code for rule in select(rules, config.get("select"), config.get("ignore") or ())}
        unwanted = {rule.code for rule in select(rules, config.get("ignore") or [])} if config.get("ignore") else set()
        extra = (
            {rule.code for rule in select(rules, config.get("extend-select") or [])}
            if config.get("extend-select")
            else set()
        )
        codes = (chosen | (extra - unwanted)) - ignored
        made, errors = prepare(
            [rule for rule in rules if rule.code in codes],
            accepted=read_words(config.get("word-lists") or ()),
            known=rules,
        )
        for error in errors:
            self._complain(error)
        return made


class Choice:
    """Which files the configurations of their folders leave out, and which they add."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def excluded(self, path: str) -> bool:
        """Whether a path, that of a folder with a slash at its end, is left out."""
        return self._matches("exclude", path)

    def included(self, path: str) -> bool:
        """Whether a file is taken whatever its ending."""
        return self._matches("include", path) or self._matches("input-formats", path)

    def _matches(self, key: str, path: str) -> bool:
        try:
            config = self._settings.config(os.path.dirname(path.rstrip("/")) or os.curdir)
        except ConfigError:  # which is said once the file is to be checked
            return False
        patterns = config.get(key)
        if not patterns:
            return False
        spec = _compiled(tuple(patterns))
        relative = os.path.relpath(os.path.abspath(path), config.root)
        # A named file may lie in an excluded folder, so all folders above it count too.
        parts = relative.split(os.sep)
        folders = ["/".join(parts[: count + 1]) + "/" for count in range(len(parts) - 1)]
        return any(map(spec.match_file, [*folders, relative + "/" * path.endswith("/")]))


def covers(config: Config, pattern: str, path: str) -> bool:
    """Whether a pattern in Git's syntax, counted from the configuration's folder, matches a file."""
    relative = os.path.relpath(os.path.abspath(path), config.root)
    return bool(_compiled((pattern,)).match_file(relative))


@lru_cache
def _compiled(patterns: tuple[str, ...]) -> Any:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


def _with_fixes(rule: Rule, config: Config) -> Rule:
    """A rule with the fate of its fixes: dropped, safe, unsafe, or as the rule itself says."""

    def names(key: str) -> bool:
        return any(matches(rule, selector) for selector in config.get(key) or ())

    if names("unfixable") or (config.get("fixable") is not None and not names("fixable")):
        return rule._replace(fixes="none")
    if names("extend-unsafe-fixes"):
        return rule._replace(fixes=Safety.UNSAFE)
    return rule._replace(fixes=Safety.SAFE) if names("extend-safe-fixes") else rule

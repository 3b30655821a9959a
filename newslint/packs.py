"""The one door through which rules come in: packs, found by the entry-point group `newslint.rules`.

A pack is an installed package or module; every `Rule` at the top level of one of its modules belongs to it, and so does
every rule in a TOML file beside them (`newslint.patterns`). The rules that newslint ships are such a pack. Entry points
are read from the metadata files themselves: `importlib.metadata` gives the same answer (tests/test_packs.py) but is
slow to import for a program that is started for each file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from newslint.errors import PackError, RuleError
from newslint.rule import Rule

GROUP = "newslint.rules"


class Packs(NamedTuple):
    """The rules of all packs, ordered by code, and what went wrong with those that could not be loaded."""

    rules: tuple[Rule, ...]
    errors: tuple[PackError, ...]


def load() -> Packs:
    """Load the rules of every installed pack. A pack that fails is left out whole and named in the errors."""
    known: dict[str, Rule] = {}
    errors: list[PackError] = []
    for pack, module in sorted(
        _entry_points(sys.path, errors), key=lambda point: (point[1] != "newslint_rules", point)
    ):
        known = _with_pack(known, pack, partial(load_module, module), errors)
    return _packs(known, errors)


def extended(rules: Iterable[Rule], paths: Iterable[str], *, allow_code: bool) -> Packs:
    """Some rules with those of packs by path: TOML files, Python files, and folders of them.

    Without `allow_code`, a pack with Python in it is an error and none of it runs.
    """
    known = _added({}, "newslint", rules)
    errors: list[PackError] = []
    for path in paths:
        known = _with_pack(known, path, partial(_load_path, path, allow_code), errors)
    return _packs(known, errors)


def _with_pack(
    known: dict[str, Rule], pack: str, load: Callable[[], list[Rule]], errors: list[PackError]
) -> dict[str, Rule]:
    """The rules known with those of a pack added, or as they were where it fails, which is added to the errors."""
    try:
        return _added(known, pack, load())
    except PackError as error:
        errors.append(error)
    except RuleError as error:
        errors.append(PackError(pack, str(error)))
    except (Exception, SystemExit) as error:
        errors.append(PackError(pack, f"importing it raised {type(error).__name__}: {error}"))
    return known


def _packs(known: dict[str, Rule], errors: list[PackError]) -> Packs:
    rules = {rule.code: rule for rule in known.values()}
    return Packs(tuple(rules[code] for code in sorted(rules)), tuple(errors))


def _added(known: dict[str, Rule], pack: str, rules: Iterable[Rule]) -> dict[str, Rule]:
    """Rules by code and by name, with those of a pack added; a code or name that is taken is an error."""
    known = dict(known)
    for rule in rules:
        for key in (rule.code, rule.name):
            if key in known:
                taken = known[key]
                raise PackError(pack, f"{rule.code} ({rule.name}) clashes with {taken.code} ({taken.name})")
            known[key] = rule
    return known


def load_module(name: str) -> list[Rule]:
    """The rules in a module, or in all modules of a package."""
    module = import_module(name)
    rules = [value for value in vars(module).values() if isinstance(value, Rule)]
    for child, path in _children(module):
        rules += load_module(child) if path is None else _load_patterns(path, child)
    return rules


def _load_path(path: str, allow_code: bool) -> list[Rule]:
    from newslint import local_packs

    return local_packs.load(path, allow_code=allow_code)


def _load_patterns(path: str, module: str) -> list[Rule]:
    from newslint import patterns

    return patterns.load(path, module)


def _children(module: ModuleType) -> Iterator[tuple[str, str | None]]:
    """The modules of a package by name, and its TOML files by name and path."""
    for folder in getattr(module, "__path__", ()):
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            stem, ending = os.path.splitext(entry.name)
            child = f"{module.__name__}.{stem}"
            if stem.startswith("_"):
                continue
            if ending in (".py", ".toml"):
                yield child, entry.path if ending == ".toml" else None
            elif entry.is_dir() and os.path.exists(os.path.join(entry.path, "__init__.py")):
                yield child, None


def _entry_points(path: list[str], errors: list[PackError]) -> Iterator[tuple[str, str]]:
    """Name and module of each entry point of the group, the first distribution of a name on the path winning."""
    seen: set[str] = set()
    for folder in path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for name in names:
            if not name.endswith((".dist-info", ".egg-info")) or name.partition("-")[0] in seen:
                continue
            seen.add(name.partition("-")[0])
            try:
                with open(os.path.join(folder, name, "entry_points.txt"), encoding="utf-8") as file:
                    text = file.read()
            except OSError:
                continue
            except UnicodeDecodeError:
                errors.append(PackError(name.partition("-")[0], "its entry_points.txt is not UTF-8; install it again"))
                continue
            yield from _group(text)


def _group(text: str) -> Iterator[tuple[str, str]]:
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line[1:-1].strip()
        elif section == GROUP and "=" in line:
            name, _, module = line.partition("=")
            yield name.strip(), module.partition("[")[0].strip()

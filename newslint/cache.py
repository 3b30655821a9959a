"""Cache: what earlier runs found in files that have not changed.

One file for each combination of settings, versions and packs; in it, an entry for each content, keyed by a hash of the
bytes and the way they are read. Only findings are kept, as plain JSON: reading a cache that somebody else wrote
executes nothing. A cache that cannot be read or written is as good as none.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from itertools import chain
from typing import Any

from newslint.errors import FileError
from newslint.finding import Edit, Finding, Fix, Related, Safety, Severity
from newslint.rule import Rule
from newslint.span import Span
from newslint.write import create

FOLDER = ".newslint_cache"
IGNORE = "# Made by newslint\n*\n"
MOST = 200_000
Kept = tuple[tuple[Finding, ...], tuple[str, ...]]
"""Findings and their fingerprints, if there are any."""


class Cache:
    """The entries of one combination of settings, at most `MOST`; those used least recently go first."""

    def __init__(self, folder: str, settings: str) -> None:
        """`settings` says all that decides what is found, besides the content of a file (see `signature`)."""
        self._path = os.path.join(folder, f"{_hash(settings.encode())}.json")
        self._folder = folder
        self._entries = _load(self._path)
        self._used: dict[str, Any] = {}
        self._new = False

    def get(self, data: bytes, format: str) -> Kept | None:
        """What was found in a content; None where that is not known."""
        key = _hash(data) + format
        entry = self._entries.get(key)
        if entry is None:
            return None
        try:
            kept = tuple(map(_finding, entry["findings"])), tuple(map(str, entry["fingerprints"]))
        except (KeyError, TypeError, ValueError, IndexError):
            return None
        self._used[key] = entry
        return kept

    def put(self, data: bytes, format: str, kept: Kept) -> None:
        """Keep what was found in a content."""
        findings, fingerprints = kept
        self._used[_hash(data) + format] = {"findings": findings, "fingerprints": fingerprints}
        self._new = True

    def save(self) -> None:
        """Write the cache, wholly or not at all, so that runs at the same time cannot spoil it."""
        if not self._new:
            return
        with suppress(OSError, FileError):
            os.makedirs(self._folder, exist_ok=True)
            ignore = os.path.join(self._folder, ".gitignore")
            if not os.path.exists(ignore):
                create(ignore, IGNORE.encode())
            entries = _load(self._path)
            for key, entry in self._used.items():
                entries.pop(key, None)
                entries[key] = entry
            kept = dict(list(entries.items())[-MOST:])
            create(self._path, json.dumps(kept).encode())


def by_time(path: str) -> Any:
    """What changes when a file does, for the price of a look at its folder."""
    status = os.stat(path)
    return [path, status.st_size, status.st_mtime_ns]


def signature(
    version: str,
    rules: Iterable[Rule],
    accepted: frozenset[str],
    known: Iterable[Rule],
    stamp: Callable[[str], Any] = by_time,
) -> str:
    """All of the settings that decide what is found, as text: a change of any of them makes another cache.

    `known` are the rules that a suppression may name, whether they run or not. `stamp` says what stands for a file of
    code.
    """
    rules = list(rules)
    parts = [(rule.code, rule.name, rule.severity, str(rule.fixes), repr(rule.options)) for rule in rules]
    names = [(rule.code, rule.name, rule.default) for rule in known]
    return json.dumps([version, parts, names, _stamps(rules, stamp), sorted(accepted)])


def _stamps(rules: Iterable[Rule], stamp: Callable[[str], Any]) -> list[Any]:
    """What changes when the code of newslint or of a pack does: the stamp of each of its files, in order.

    Those that are not loaded yet count too, or the second run, which loads fewer, would not find what the first kept.
    """
    packs = {"newslint", *(rule.module.partition(".")[0] for rule in rules)}
    folders = {folder for name in packs for folder in getattr(sys.modules.get(name), "__path__", ())}
    stamps = []
    for path in sorted({*(rule.file for rule in rules), *chain.from_iterable(map(_below, folders))}):
        with suppress(OSError):
            stamps.append(stamp(path))
    return sorted(stamps)


def _below(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        if "__pycache__" in folders:  # in which Python writes whenever it likes, under names that come and go
            folders.remove("__pycache__")
        yield from (os.path.join(place, name) for name in names)


def _hash(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _load(path: str) -> dict[str, Any]:
    try:
        with open(path, "rb") as file:
            entries = json.loads(file.read())
    except (OSError, ValueError):
        return {}
    return entries if isinstance(entries, dict) else {}


def _finding(entry: list[Any]) -> Finding:
    rule, span, message, severity, fix, related = entry
    made = None
    if fix is not None:
        title, edits, safety = fix
        made = Fix(title, tuple(Edit(Span(*place), text) for place, text in edits), Safety(safety))
    others = tuple(Related(Span(*place), text) for place, text in related)
    return Finding(rule, Span(*span), message, Severity(severity), made, others)

"""Folders: the settings of texts by the workspace folder that they lie in, kept until a file they come from changes.

Only the thread that checks reads them. No Python of a pack by path runs: an editor that merely opens a
folder must not run what lies in it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from time import monotonic
from typing import NamedTuple

from newslint import baseline, config, packs
from newslint.engine import RuleSet
from newslint.errors import FileError, NewslintError
from newslint.lsp.client_settings import ClientSettings
from newslint.lsp.languages import format_in_editor, name_for
from newslint.rule import Format
from newslint.settings import Choice, Settings

BASELINE = "newslint-baseline.json"
LOOK_AFTER = 1.0
"""Seconds after which files are looked at again for changes that no editor has reported."""


class Setup(NamedTuple):
    """What holds for one text; `accepted` counts what the baseline accepts."""

    rules: RuleSet
    format: Format
    accepted: Counter[baseline.Entry]


class Folders:
    """The workspace folders and what holds in them."""

    def __init__(self, say: Callable[[NewslintError], None]) -> None:
        """Load the installed packs. `say` is told what is wrong with packs, configurations and baselines."""
        loaded = packs.load()
        for error in loaded.errors:
            say(error)
        self.known = {rule.code: rule for rule in loaded.rules}
        self.roots: list[str] = []
        self.client: dict[str | None, ClientSettings] = {None: ClientSettings()}
        self.state = 0
        """Another number after each reading anew."""
        self._installed = loaded.rules
        self._say = say
        self._settings: dict[str | None, Settings] = {}
        self._baselines: dict[str | None, Counter[baseline.Entry]] = {}
        self._asked: set[tuple[str | None, str]] = set()
        self._looked = monotonic()
        self._stamped: dict[str, str | int | None] = {}

    def root_of(self, path: str) -> str | None:
        """The innermost workspace folder that a path lies in; None where it lies in none."""
        around = [root for root in self.roots if path == root or path.startswith(os.path.join(root, ""))]
        return max(around, key=len, default=None)

    def place_of(self, path: str | None, language: str) -> str:
        """The path of a text, or one in the first folder for a text that has none."""
        return path or os.path.join(self.roots[0] if self.roots else os.getcwd(), name_for(language))

    def of(self, path: str, language: str) -> Setup:
        """What holds for a text. Raises `NewslintError` where its configuration is wrong."""
        root = self.root_of(path)
        place = root, os.path.dirname(path)
        if place not in self._asked:
            self._asked.add(place)
            self._stamped |= self._stamps(*place)
        settings = self.settings(root)
        rules, _ = settings.of(path)
        self.known |= settings.known
        return Setup(rules, format_in_editor(settings, path, language), self._accepted(root))

    def excludes(self, path: str) -> bool:
        """Whether the configuration leaves a file out."""
        return Choice(self.settings(self.root_of(path))).excluded(path)

    def settings(self, root: str | None) -> Settings:
        """The settings of a workspace folder. Raises `NewslintError` where its configuration is wrong."""
        if root not in self._settings:
            client = self._client(root)
            self._settings[root] = Settings(
                self._installed, client.over(root), path=client.file(root), complain=self._say
            )
        return self._settings[root]

    def baseline_path(self, root: str) -> str:
        """Where the baseline of a workspace folder is, or would be."""
        return os.path.join(root, self._client(root).baseline or BASELINE)

    def forget(self) -> None:
        """Read everything anew when it is next needed."""
        self._settings.clear()
        self._baselines.clear()
        self.state += 1

    def look_again(self) -> bool:
        """Look, now and then, whether a file has changed that settings come from; if so, everything is read anew."""
        if monotonic() - self._looked < LOOK_AFTER:
            return False
        self._looked = monotonic()
        state: dict[str, str | int | None] = {}
        for place in self._asked:
            state |= self._stamps(*place)
        if all(state.get(name) == stamp for name, stamp in self._stamped.items()):
            return False
        self._stamped = state
        self.forget()
        return True

    def look_soon(self) -> None:
        """Look the next time, however soon that is."""
        self._looked = -LOOK_AFTER

    def _client(self, root: str | None) -> ClientSettings:
        return self.client.get(root, self.client[None])

    def _accepted(self, root: str | None) -> Counter[baseline.Entry]:
        if root not in self._baselines:
            self._baselines[root] = Counter()
            path = None if root is None else self.baseline_path(root)
            if path is not None and (os.path.exists(path) or self._client(root).baseline):
                try:
                    self._baselines[root] = baseline.read(path).left
                except FileError as error:
                    self._say(error)
        return self._baselines[root]

    def _stamps(self, root: str | None, folder: str) -> dict[str, str | int | None]:
        """Which configuration counts in a folder, and when each file was changed that settings come from."""
        file = self._client(root).file(root) or config.find(folder)
        paths = [] if file is None else [file, *_files_behind(file)]
        if root is not None:
            paths.append(self.baseline_path(root))
        return {os.path.join(folder, ""): file, **{path: _changed(path) for path in paths}}


def _files_behind(path: str) -> Iterator[str]:
    """The files that a configuration builds on, and its word lists and packs."""
    try:
        read = config.read(path)
    except NewslintError:
        return
    yield from sorted({origin for origins in read.origins.values() for origin in origins} - {path})
    yield from read.get("word-lists") or ()
    for pack in read.get("packs") or ():
        yield pack
        for place, folders, names in os.walk(pack):
            folders.sort()
            yield from (os.path.join(place, name) for name in sorted(names) if name.endswith(".toml"))


def _changed(path: str) -> int:
    """Nanoseconds; 0 where there is no such file."""
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0

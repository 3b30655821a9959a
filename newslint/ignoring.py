"""Ignoring: what the ignore files of a folder and of those above it leave out, as Git has it."""

from __future__ import annotations

import os
from collections.abc import Iterable

from pathspec import GitIgnoreSpec


class Ignored:
    """The patterns of one folder's ignore files, on top of those of the folders above."""

    def __init__(self, folder: str, lines: Iterable[str], above: Ignored | None) -> None:
        """Compile the lines of a folder's ignore files; one that means nothing is passed over, as Git does."""
        self._base = os.path.join(os.path.abspath(folder), "")
        self._lines = [line for line in lines if _means_something(line)]
        self._patterns = GitIgnoreSpec.from_lines(self._lines)
        self._above = above

    @classmethod
    def read(cls, folder: str, names: Iterable[str], above: Ignored | None) -> Ignored:
        """Read the ignore files of a folder; in a later file and further down a file a pattern weighs more."""
        lines: list[str] = []
        for name in names:
            with open(os.path.join(folder, name), encoding="utf-8-sig", errors="surrogateescape") as file:
                lines += file.read().splitlines()
        return cls(folder, lines, above)

    def matches(self, path: str) -> bool:
        """Whether a path is left out; that of a folder ends in a slash."""
        return self._decision(os.path.abspath(path) + "/" * path.endswith(("/", os.sep)))

    def _decision(self, path: str) -> bool:
        result = self._patterns.check_file(path[len(self._base) :])
        if path.endswith("/") and result.index is not None and self._lines[result.index].rstrip().endswith("/**"):
            # To pathspec, 'build/**' is also 'build/'; to Git only what is in it, some of which another line may keep.
            result = self._patterns.check_file(path[len(self._base) : -1])
        if result.include is not None:
            return result.include
        return self._above is not None and self._above._decision(path)


def _means_something(line: str) -> bool:
    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True

"""Walk: the files that some paths stand for, in a fixed order.

A file that is named is taken as it is. A folder is walked for files with a known ending; what `.gitignore`, `.ignore`
or `.newslintignore` leave out, hidden folders and `node_modules` are skipped, as is what the configuration excludes.
Symbolic links met on the way are not followed, so loops cannot happen and no file comes twice or from outside; a link
that is named is followed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from newslint.errors import FileError, reason
from newslint.readers import ENDINGS

if TYPE_CHECKING:
    from newslint.ignoring import Ignored

IGNORE_FILES = (".gitignore", ".ignore", ".newslintignore")
"""Files of patterns to leave out, in Git's syntax; in one folder the last one wins."""
SKIPPED_FOLDERS = frozenset({"node_modules"})
ENDS = tuple(ENDINGS)
_BAD_IGNORE_FILE = "nothing in the folder was checked, because an ignore file cannot be read"


class Wanted(NamedTuple):
    """Which files to take besides and instead of the usual ones.

    `excluded` gets a path, that of a folder with a slash at its end, and says whether it is left out; with `force`,
    files that are named too. `included` says of a file whose ending is unknown whether it is taken. Without
    `heed_ignore_files`, `.gitignore` and the like have no say.
    """

    excluded: Callable[[str], bool] = lambda _path: False
    included: Callable[[str], bool] = lambda _path: False
    force: bool = False
    heed_ignore_files: bool = True


USUAL = Wanted()


def files(paths: Iterable[str], wanted: Wanted = USUAL) -> Iterator[str | FileError]:
    """The files that `paths` (files and folders) stand for, each once, and an error for what cannot be listed."""
    paths = list(paths)
    if len(paths) == 1:
        yield from _one(paths[0], wanted)
        return
    seen: set[str] = set()
    for path in paths:
        for found in _one(path, wanted):
            place = os.path.normpath(found) if isinstance(found, str) else str(found)
            if place not in seen:
                seen.add(place)
                yield found


def _one(path: str, wanted: Wanted) -> Iterator[str | FileError]:
    if os.path.isdir(path):
        return _walk(path, wanted)
    return iter([] if wanted.force and wanted.excluded(path) else [path])


def _walk(root: str, wanted: Wanted) -> Iterator[str | FileError]:
    """The files below a folder, those of one folder together and in the order of their names."""
    try:
        pending = [(root, _ignored_above(root) if wanted.heed_ignore_files else None)]
    except OSError as error:
        yield FileError(root, f"{_BAD_IGNORE_FILE}: {reason(error)}")
        return
    while pending:
        folder, ignored = pending.pop()
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            yield FileError(folder, f"the folder cannot be listed: {reason(error)}; nothing in it was checked")
            continue
        names = [entry.name for entry in entries if entry.name in IGNORE_FILES]
        if names and wanted.heed_ignore_files:
            try:
                ignored = _read_ignore_files(folder, names, ignored)
            except OSError as error:
                yield FileError(folder, f"{_BAD_IGNORE_FILE}: {reason(error)}")
                continue
        subfolders = []
        prefix = "" if folder == os.curdir else os.path.join(folder, "")
        for entry in entries:
            name = entry.name
            if entry.is_dir(follow_symlinks=False):
                path = f"{prefix}{name}/"
                if not _skips(name) and not (ignored and ignored.matches(path)) and not wanted.excluded(path):
                    subfolders.append((prefix + name, ignored))
            elif (
                (name.lower().endswith(ENDS) or wanted.included(prefix + name))
                and entry.is_file(follow_symlinks=False)
                and not (ignored and ignored.matches(prefix + name))
                and not wanted.excluded(prefix + name)
            ):
                yield prefix + name
        pending += reversed(subfolders)


def _skips(name: str) -> bool:
    return name.startswith(".") or name in SKIPPED_FOLDERS


def _read_ignore_files(folder: str, names: Iterable[str], above: Ignored | None) -> Ignored:
    from newslint.ignoring import Ignored

    return Ignored.read(folder, [name for name in IGNORE_FILES if name in names], above)


def _ignored_above(root: str) -> Ignored | None:
    """What the ignore files above a folder say, up to the root of its Git repository; outside of one, nothing.

    If they leave out the folder itself, they have no say: the user named it.
    """
    place = os.path.abspath(root)
    above: list[str] = []
    while not os.path.exists(os.path.join(place, ".git")):
        parent = os.path.dirname(place)
        if parent == place:
            return None
        place = parent
        above.append(place)
    ignored: Ignored | None = None
    for folder in reversed(above):
        names = [name for name in IGNORE_FILES if os.path.isfile(os.path.join(folder, name))]
        if names:
            ignored = _read_ignore_files(folder, names, ignored)
    return None if ignored is not None and ignored.matches(os.path.join(root, "")) else ignored

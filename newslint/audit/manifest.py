"""Manifest: what audit a folder holds, so that another one is never mixed into it."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from newslint.audit import ledger
from newslint.audit.tables import SCHEMAS
from newslint.errors import FileError, UsageError, reason
from newslint.write import create

NAME = "manifest.json"
LOCK = "lock"
SAME = "an audit of the same sources with the same settings goes on where it stopped"


@contextmanager
def claimed(folder: str, manifest: dict[str, Any], *, restart: bool) -> Iterator[None]:
    """Take a folder for an audit: a new one, or one that holds the same audit, or with `restart` any audit.

    `manifest` says what makes an audit the same. Raises `UsageError` where the folder holds something else, or where
    another process is at work in it, and `FileError` where it cannot be used.
    """
    import fcntl

    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise FileError(folder, f"it cannot be made a folder: {reason(error)}; give --out another one") from None
    try:
        _refuse_strange(folder)
        with open(os.path.join(folder, LOCK), "wb") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise UsageError(f"another audit is running in {folder}; wait for it, or stop it") from None
            if restart:
                _clear(folder)
            _compare(folder, manifest)
            yield
    except (OSError, sqlite3.OperationalError) as error:
        problem = reason(error) if isinstance(error, OSError) else str(error)
        raise FileError(folder, f"the audit stopped: {problem}; {SAME}") from None


def load(folder: str) -> dict[str, Any]:
    """The manifest of the audit in a folder; an empty one where it is missing or broken."""
    try:
        with open(os.path.join(folder, NAME), "rb") as file:
            manifest = json.load(file)
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _refuse_strange(folder: str) -> None:
    ours = {NAME, LOCK}
    if os.path.exists(os.path.join(folder, NAME)) or ours.issuperset(os.listdir(folder)):
        return
    raise UsageError(f"{folder} holds files but no audit; give --out a new folder, or an empty one")


def _clear(folder: str) -> None:
    """Remove the results of an audit, and no file besides."""
    for table in SCHEMAS:
        shutil.rmtree(os.path.join(folder, table), ignore_errors=True)
    for name in (NAME, ledger.NAME, f"{ledger.NAME}-wal", f"{ledger.NAME}-shm"):
        if os.path.exists(os.path.join(folder, name)):
            os.unlink(os.path.join(folder, name))


def _compare(folder: str, manifest: dict[str, Any]) -> None:
    path = os.path.join(folder, NAME)
    if not os.path.exists(path):
        create(path, json.dumps(manifest, indent=2).encode() + b"\n")
        return
    known = load(folder)
    differing = [key for key in manifest if known.get(key) != manifest[key]]
    if differing:
        raise UsageError(
            f"{folder} holds another audit ({', '.join(differing)} differ); give --out another folder, "
            "or --restart to remove those results"
        )

"""Paths as other programs want them."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote


def relative(path: str) -> str:
    """A path with `/` between its parts and without a `./` before them; an absolute one stays absolute."""
    return os.path.normpath(path).replace(os.sep, "/")


def of_path(path: str) -> str:
    """A path as a URI, or as a relative reference where the path is relative."""
    return Path(path).as_uri() if os.path.isabs(path) else quote(os.fsencode(relative(path)))


def of_file(path: str) -> str:
    """The `file:` URI of a path."""
    return Path(os.path.abspath(path)).as_uri()

"""Front matter: what a document says about itself before its text, in YAML or TOML, or in its file's name."""

from __future__ import annotations

import os
import re
import tomllib
from typing import Any

from newslint.audit.containers.entry import Row
from newslint.audit.containers.fields import detected
from newslint.audit.containers.texts import attribute
from newslint.audit.unit import Fields

BLOCK = re.compile(rb"(?:\xef\xbb\xbf)?(---|\+\+\+)[ \t]*\r?\n(.*?)^\1[ \t]*\r?$", re.DOTALL | re.MULTILINE)
LARGEST = 1 << 16
"""Bytes in which front matter ends."""
DATED = re.compile(r"(\d{4}-\d\d-\d\d)[-_ .]")
"""How Jekyll and others name the file of a post."""


def about(data: bytes, name: str, asked: Fields) -> dict[str, Any]:
    """Title, date, and so on, of a document in a file of some name; the user may have asked for other fields."""
    row = _row(data)
    found = detected([row]) if row else Fields()
    said = {
        role: attribute(row, getattr(asked, role) or field) for role, field in found._asdict().items() if role != "text"
    }
    dated = DATED.match(os.path.basename(name))
    if not said["date"] and dated:
        said["date"] = dated[1]
    return said


def _row(data: bytes) -> Row:
    """The fields of the front matter that are no objects; none where it is broken, which is another tool's business."""
    match = BLOCK.match(data, 0, LARGEST)
    if match is None:
        return {}
    try:
        text = match[2].decode("utf-8")
        fields = tomllib.loads(text) if match[1] == b"+++" else _yaml(text)
    except Exception:
        return {}
    # An alias can make a small text into an endless object; a scalar it cannot.
    return {str(name): value for name, value in fields.items() if _is_plain(value)} if isinstance(fields, dict) else {}


def _yaml(text: str) -> Any:
    import yaml

    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _is_plain(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(one, str) for one in value)
    return not isinstance(value, dict)

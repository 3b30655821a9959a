"""Front matter: which rules it says to leave out (`newslint: {ignore: [ESC001]}`), and where it says so.

Offsets are bytes of the text. YAML's parser tells places, TOML's does not.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

FRONT_MATTER = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$|\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*\r?$)",
    re.DOTALL | re.MULTILINE,
)
KEY = "newslint"
SPECIAL = re.compile(r"[#&*<]")
"""Comments, anchors, aliases and merges: with one of them, to take a name out may do more than that."""


class Ignored(NamedTuple):
    """The names that front matter leaves out; the entry that does so, from `start` to `end`; and each name's place.

    Where the places cannot be told, there are none, and `start` and `end` are those of the whole front matter.
    """

    names: tuple[str, ...]
    start: int
    end: int
    places: tuple[tuple[int, int], ...] = ()


def ignored(text: bytes) -> Ignored | None:
    """What the front matter of a text leaves out; None where there is none, or it leaves out nothing."""
    match = FRONT_MATTER.match(text)
    if match is None or KEY.encode() not in match[0]:
        return None
    try:
        names = _names(_fields(match))
        entry = _entry(match[1].decode(), names) if names and match[1] is not None else None
    except Exception:  # broken front matter is another tool's business
        return None
    if not names:
        return None
    if entry is None:
        return Ignored(names, *match.span())

    def at(index: int) -> int:
        return match.start(1) + len(match[1].decode()[:index].encode())

    places = tuple((at(start), at(end)) for start, end in entry.places)
    return Ignored(names, at(entry.start), at(entry.end), places)


def _fields(match: re.Match[bytes]) -> Any:
    if match[1] is not None:
        import yaml

        return yaml.safe_load(match[1])
    import tomllib

    return tomllib.loads(match[2].decode("utf-8", "replace"))


def _names(fields: Any) -> tuple[str, ...]:
    settings = fields.get(KEY) if isinstance(fields, dict) else None
    listed = settings.get("ignore") if isinstance(settings, dict) else None
    if isinstance(listed, str):
        listed = [listed]
    return tuple(map(str, listed)) if isinstance(listed, list) else ()


def _entry(text: str, names: tuple[str, ...]) -> Ignored | None:
    """The entry in YAML, in code points, if it lists the names and nothing else; None if it is more than that."""
    import yaml

    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return None
    found = [(key, settings) for key, settings in root.value if key.value == KEY]
    if len(found) != 1 or len(found[0][1].value) != 1:
        return None
    key, settings = found[0]
    listed = settings.value[0][1]
    scalars = listed.value if isinstance(listed, yaml.SequenceNode) else [listed]
    closing = next((node for node in (settings, listed) if getattr(node, "flow_style", False)), scalars[-1])
    start, end = key.start_mark.index, closing.end_mark.index
    if [scalar.value for scalar in scalars] != list(names) or SPECIAL.search(text[start:end] + _rest(text, end)):
        return None
    places = tuple((scalar.start_mark.index, scalar.end_mark.index) for scalar in scalars)
    return Ignored(names, start, end, places)


def _rest(text: str, end: int) -> str:
    """The rest of the line behind a place."""
    return text[end:].partition("\n")[0]

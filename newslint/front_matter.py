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
        names, entry = _in_toml(match[2]) if match[1] is None else _in_yaml(match[1].decode("utf-8", "replace"))
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


def _in_toml(data: bytes) -> tuple[tuple[str, ...], None]:
    """The names; TOML's parser tells no places."""
    import tomllib

    settings = tomllib.loads(data.decode("utf-8", "replace")).get(KEY)
    listed = settings.get("ignore") if isinstance(settings, dict) else None
    names = listed if isinstance(listed, list) else [listed]
    return tuple(name for name in names if isinstance(name, str)), None


def _in_yaml(text: str) -> tuple[tuple[str, ...], Ignored | None]:
    """The names, and their entry in code points if it lists them and nothing else.

    Only nodes are looked at, each once: made into objects, a few lines of aliases to aliases would fill the memory.
    """
    import yaml

    root = yaml.compose(text, Loader=yaml.SafeLoader)
    found = _members(root, KEY)
    listed = [value for _, settings in found for _, value in _members(settings, "ignore")]
    if root is None or not listed:
        return (), None
    scalars = listed[-1].value if isinstance(listed[-1], yaml.SequenceNode) else [listed[-1]]
    names = tuple(scalar.value for scalar in scalars if isinstance(scalar, yaml.ScalarNode))
    if len(names) != len(scalars) or len(found) != 1 or _is_flow(root) or len(found[0][1].value) != 1:
        return names, None
    key, settings = found[0]
    closing = next((node for node in (settings, listed[-1]) if _is_flow(node)), scalars[-1])
    start, end = key.start_mark.index, closing.end_mark.index
    if end < start or SPECIAL.search(text[start:end] + _rest(text, end)):  # an alias ends where it is explained
        return names, None
    places = tuple((scalar.start_mark.index, scalar.end_mark.index) for scalar in scalars)
    return names, Ignored(names, start, end, places)


def _is_flow(node: Any) -> bool:
    """Whether a node of YAML stands in brackets or braces."""
    return bool(getattr(node, "flow_style", False))


def _members(node: Any, name: str) -> list[tuple[Any, Any]]:
    """The keys of a node of YAML that have a name, with their values; none where it is no mapping."""
    import yaml

    return [pair for pair in node.value if pair[0].value == name] if isinstance(node, yaml.MappingNode) else []


def _rest(text: str, end: int) -> str:
    """The rest of the line behind a place."""
    return text[end:].partition("\n")[0]

"""Directives: the comments and the front matter that suppress findings, read from a document's source.

A directive counts wherever it is no code. Offsets are bytes of the source's text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from newslint.document import Document

DIRECTIVE = rb"newslint-(?P<verb>enable|disable(?:-next-line|-line|-file)?)(?![\w-])(?P<names>.*?)"
COMMENT = re.compile(
    rb"<!--\s*" + DIRECTIVE + rb"\s*-->|"
    rb"\{/\*\s*" + DIRECTIVE.replace(b"verb", b"verb2").replace(b"names", b"names2") + rb"\s*\*/\}|"
    rb"(?m:^[ \t]*(?://|\.\.)[ \t]+"
    + DIRECTIVE.replace(b"verb", b"verb3").replace(b"names", b"names3")
    + rb"[ \t]*\r?$)",
    re.DOTALL,
)
FENCE = re.compile(
    rb"^[ \t>]*(?:[-*+][ \t]+)?(`{3,}|~{3,})[^\r\n]*(?:.*?^[ \t>]*\1[`~]*[ \t]*\r?$|.*\Z)", re.DOTALL | re.MULTILINE
)
CODE = re.compile(rb"(?<!`)(`+)(?!`)[^`].*?(?<!`)\1(?!`)")
SEPARATORS = re.compile(r"[\s,]+")
FRONT_MATTER = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$|\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*\r?$)",
    re.DOTALL | re.MULTILINE,
)


class Suppression(NamedTuple):
    """A comment, from `start` to `end`, and the stretch in which the rules that it names are silent."""

    start: int
    end: int
    names: tuple[str, ...]
    silent_from: int
    silent_to: int


def suppressions(document: Document) -> list[Suppression]:
    """The suppressions of a document in the order of their comments."""
    text = document.source.text
    if b"newslint" not in text or document.format == "plain":
        return []
    code = (
        [match.span() for pattern in (FENCE, CODE) for match in pattern.finditer(text)]
        if document.format == "markdown"
        else []
    )
    comments = [
        match
        for match in COMMENT.finditer(text)
        if not any(start <= match.start() and match.end() <= end for start, end in code)
    ]
    found = list(_front_matter(text))
    for index, match in enumerate(comments):
        verb, names = _read(match)
        if verb != "enable":
            found.append(
                Suppression(*match.span(), names, *_range(document, match, verb, names, comments[index + 1 :]))
            )
    return found


def named_at(text: bytes, offset: int) -> str | None:
    """The code or name in a comment that stands at an offset of a source's text; None where there is none."""
    for match in COMMENT.finditer(text):
        if match.start() <= offset <= match.end():
            group = next(key for key in ("names", "names2", "names3") if match[key] is not None)
            start, listed = match.start(group), match[group].partition(b"--")[0]
            words = (word for word in re.finditer(rb"[^\s,]+", listed) if word.start() <= offset - start <= word.end())
            return next((word[0].decode("utf-8", "replace") for word in words), None)
    return None


def _read(match: re.Match[bytes]) -> tuple[str, tuple[str, ...]]:
    groups = match.groupdict()
    verb = next(groups[key] for key in ("verb", "verb2", "verb3") if groups[key] is not None)
    written = next(groups[key] for key in ("names", "names2", "names3") if groups[key] is not None)
    listed = written.decode("utf-8", "replace").partition("--")[0]
    return verb.decode(), tuple(filter(None, SEPARATORS.split(listed)))


def _range(
    document: Document, match: re.Match[bytes], verb: str, names: tuple[str, ...], later: list[re.Match[bytes]]
) -> tuple[int, int]:
    size = len(document.source.text)
    if verb == "disable-file":
        return 0, size
    if verb == "disable":
        ends = (each.start() for each in later if _ends(_read(each), names))
        return match.end(), next(ends, size)
    blocks = document.blocks
    at = bisect_right([block.source.start for block in blocks], match.start()) - 1
    inside = at >= 0 and match.start() <= blocks[at].source.end
    same_line = at >= 0 and b"\n" not in document.source.text[blocks[at].source.end : match.start()]
    if verb == "disable-line":
        start = blocks[at].source.start if inside or same_line else match.start()
        return start, max(match.end(), blocks[at].source.end if inside else match.end())
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    return match.end(), following.source.end if following else size


def _ends(directive: tuple[str, tuple[str, ...]], names: tuple[str, ...]) -> bool:
    verb, ended = directive
    return verb == "enable" and (not ended or set(names) <= set(ended))


def _front_matter(text: bytes) -> Iterator[Suppression]:
    """What the front matter leaves out, which counts for the whole file."""
    match = FRONT_MATTER.match(text)
    if match is None or b"newslint" not in match[0]:
        return
    names = _ignored(match)
    if names:
        yield Suppression(*match.span(), names, 0, len(text))


def _ignored(match: re.Match[bytes]) -> tuple[str, ...]:
    try:
        if match[1] is not None:
            import yaml

            fields = yaml.safe_load(match[1])
        else:
            import tomllib

            fields = tomllib.loads(match[2].decode("utf-8", "replace"))
    except Exception:  # broken front matter is another tool's business
        return ()
    settings = fields.get("newslint") if isinstance(fields, dict) else None
    ignored = settings.get("ignore") if isinstance(settings, dict) else None
    listed = [ignored] if isinstance(ignored, str) else ignored
    return tuple(map(str, listed)) if isinstance(listed, list) else ()

"""Directives: the comments and the front matter that suppress findings, read from a document's source.

Each format has its own comments, and a directive counts wherever it is no code. Offsets are bytes of the source's text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from newslint.document import Block, Document
from newslint.front_matter import ignored
from newslint.indentation import tags_in_paragraphs

DIRECTIVE = rb"newslint-(?P<verb>enable|disable(?:-next-line|-line|-file)?)(?![\w-])(?P<names>.*?)"
HTML = re.compile(rb"<!--\s*" + DIRECTIVE + rb"\s*-->", re.DOTALL)
COMMENTS = {
    "markdown": HTML,
    "html": HTML,
    "mdx": re.compile(rb"\{/\*\s*" + DIRECTIVE + rb"\s*\*/\}", re.DOTALL),
    "asciidoc": re.compile(rb"(?:////+\s+|//[ \t]*)" + DIRECTIVE + rb"(?:\s+////+)?\Z", re.DOTALL),
    "rst": re.compile(rb"\.\.\s+" + DIRECTIVE + rb"\Z", re.DOTALL),
}
"""What a directive looks like by format. Those of AsciiDoc and reStructuredText are found by the readers."""
BLANK_LINE = re.compile(rb"(?>\r\n|\r|\n)[ \t]*[\r\n]")
FENCE = re.compile(
    rb"^[ \t>]*(?:[-*+][ \t]+)?(`{3,}|~{3,})[^\r\n]*(?:.*?^[ \t>]*\1[`~]*[ \t]*\r?$|.*\Z)", re.DOTALL | re.MULTILINE
)
CODE = re.compile(rb"(?<!`)(`+)(?!`)[^`].*?(?<!`)\1(?!`)")
NAME = re.compile(rb"[^\s,]+")


class Name(NamedTuple):
    """A code, the start of codes or a rule's name, and where it stands. A comment without any has one that is empty."""

    text: str
    start: int
    end: int


class Suppression(NamedTuple):
    """A comment (or the front matter's entry), from `start` to `end`, and the stretch in which what it names is silent.

    `verb` is `enable` for a comment that ends others, else what follows `newslint-`. An `exact` one can be edited.
    """

    start: int
    end: int
    verb: str
    names: tuple[Name, ...]
    silent_from: int
    silent_to: int
    exact: bool = True


def suppressions(document: Document) -> list[Suppression]:
    """The suppressions of a document in the order of their comments."""
    text = document.source.text
    if b"newslint" not in text or document.dialect not in COMMENTS:
        return []
    found = _front_matter(text)
    for match in _comments(document, COMMENTS[document.dialect]):
        verb, names = _read(match)
        found.append(Suppression(*match.span(), verb, names, *_range(document, match, verb)))
    return found


def _comments(document: Document, pattern: re.Pattern[bytes]) -> Iterator[re.Match[bytes]]:
    """The comments that are directives, in order."""
    text = document.source.text
    if document.dialect in ("asciidoc", "rst"):
        for comment in document.comments:
            match = pattern.match(text, *comment)
            if match and not BLANK_LINE.search(text, *comment):
                yield match
        return
    patterns = (FENCE, CODE) if document.format == "markdown" else ()
    code = sorted(match.span() for pattern in patterns for match in pattern.finditer(text))
    starts, ends = [start for start, _ in code], [0, *accumulate((end for _, end in code), max)]
    for match in pattern.finditer(text):
        if ends[bisect_right(starts, match.start())] < match.end():
            yield match


def named_at(document: Document, offset: int) -> str | None:
    """The code or name in a suppression that stands at an offset of the source's text; None where there is none."""
    names = (name for each in suppressions(document) for name in each.names)
    return next((name.text for name in names if name.text and name.start <= offset <= name.end), None)


def _read(match: re.Match[bytes]) -> tuple[str, tuple[Name, ...]]:
    listed, start = match["names"].partition(b"--")[0], match.start("names")
    names = tuple(
        Name(name[0].decode("utf-8", "replace"), start + name.start(), start + name.end())
        for name in NAME.finditer(listed)
    )
    return match["verb"].decode(), names or (Name("", *match.span()),)


def _range(document: Document, match: re.Match[bytes], verb: str) -> tuple[int, int]:
    """Where a comment silences; a `disable` does so to the end, unless a later comment says otherwise."""
    size = len(document.source.text)
    if verb == "disable-file":
        return 0, size
    if verb in ("disable", "enable"):
        return match.end(), size
    blocks = document.blocks
    at = bisect_right(blocks, match.start(), key=attrgetter("source.start")) - 1
    inside = at >= 0 and match.start() <= blocks[at].source.end
    if verb == "disable-line":
        start = blocks[at].source.start if inside or (at >= 0 and _ends(blocks[at], match.start())) else match.start()
        return start, max(match.end(), blocks[at].source.end if inside else match.end())
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    return match.end(), following.source.end if following else size


def _ends(block: Block, at: int) -> bool:
    """Whether a comment behind a block is the end of it: on its last line, or on a line that goes on with it."""
    text = block.document.source.text
    if block.document.dialect == "asciidoc":
        return not BLANK_LINE.search(text, block.source.end, at)
    line = text.rfind(b"\n", block.source.end, at) + 1
    first_tag = text.find(b"<", line, at + 1)
    return not line or first_tag in tags_in_paragraphs(text)


def _front_matter(text: bytes) -> list[Suppression]:
    """What the front matter leaves out, which counts for the whole file."""
    found = ignored(text)
    if found is None:
        return []
    places = found.places or [found[1:3]] * len(found.names)
    names = tuple(Name(name, *place) for name, place in zip(found.names, places, strict=True))
    return [Suppression(found.start, found.end, "disable-file", names, 0, len(text), exact=bool(found.places))]

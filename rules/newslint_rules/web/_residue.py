"""What embedded posts and reference works leave in a text: short links, and marks such as `[3]` and `[edit]`."""

import re
from collections.abc import Iterator

from newslint import Block, Pattern

ADDRESS = r"(?:(?:https?://)?pic\.(?:twitter|x)\.com/|https?://t\.co/|(?<![\w.@/])t\.co/)\w+"
LINK = Pattern(rf"[ \t\u00a0]*({ADDRESS}(?:[ \t]+{ADDRESS})*)")
MARK = Pattern(
    r"(?:(?<=[a-zß-ÿ]{3})|(?<=[0-9]{2})|(?<=[.,;:!?%”’\"')\]]))((?:\[(?:[1-9][0-9]{0,2}|citation needed|edit)\])+)"
    r"(?![\w(\[.]|,\[| ?[=<>+*])"
)
APART = Pattern(r"(?<=[a-zß-ÿ]{3}[.,;!?”\"]) ((?:\[[1-9][0-9]{0,2}\])+)(?=$| [A-Za-z“‘\"])")
LINE_START = Pattern(r"(?:^|\n)[ \t]*$")
END = 20_000
"""Bytes at the end of a text that hold a list of references."""
LISTS = (b"\n[1]", b"\n [1]", b"\n  [1]", b"\nNotes", b"\nReferences", b"\nFootnotes", b"\nEndnotes")


def links(block: Block) -> Iterator[re.Match[str]]:
    """Short links that lead nowhere and are not what a sentence points to."""
    for match in LINK.finditer(block.text):
        if not _is_linked(block, match.start(1)) and not block.text[: match.start(1)].rstrip().endswith(":"):
            yield match


def marks(block: Block) -> Iterator[re.Match[str]]:
    """Citation marks; those behind a space only where they are alone, since several may number what follows them."""
    yield from MARK.finditer(block.text)
    apart = list(APART.finditer(block.text))
    if len(apart) == 1:
        yield apart[0]


def has_list(text: bytes) -> bool:
    """Whether a text says at its end what its citation marks stand for."""
    end = text[-END:]
    return any(opening in end for opening in LISTS)


def with_space(text: str, match: re.Match[str]) -> tuple[int, int]:
    """What to remove with a link or a mark: the space before it, or after it at the start of a line."""
    start, end = match.span()
    if LINE_START.search(text[:start]):
        end += len(text[end:]) - len(text[end:].lstrip(" \t\u00a0"))
    return start, end


def _is_linked(block: Block, start: int) -> bool:
    """Whether an address is a link of the page, so that it still leads somewhere."""
    at = block.document.map(block.offset(start), block.offset(start + 1)).start
    return block.document.format != "plain" and block.document.source.text[at - 1 : at] in (b">", b"<", b"[", b"(")

"""Embedded posts and reference works leave marks that led somewhere: `pic.twitter.com/…`, `https://t.co/…`, `[3]`, `[edit]`.

As text they lead nowhere, or to an address that nobody can read. The fix removes them, for a person to confirm.

Left alone: other addresses, links of the page, code, numbers in brackets in Markdown, where they are links, and in a
text that lists at its end what they stand for.
"""

import re
from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule

ADDRESS = r"(?:(?:https?://)?pic\.(?:twitter|x)\.com/|https?://t\.co/|(?<![\w.@/])t\.co/)\w+"
LINK = Pattern(rf"[ \t\u00a0]*({ADDRESS}(?:[ \t]+{ADDRESS})*)")
MARK = Pattern(
    r"(?:(?<=[a-zß-ÿ]{3})|(?<=[0-9]{2})|(?<=[.,;:!?%”’\"')\]]))((?:\[(?:[1-9][0-9]{0,2}|citation needed|edit)\])+)"
    r"(?![\w(\[.]|,\[| ?[=<>+*])"
)
END = 20_000
"""Bytes at the end of a text that hold such a list."""
LISTS = (b"\n[1]", b"\n [1]", b"\n  [1]", b"\nNotes", b"\nReferences", b"\nFootnotes", b"\nEndnotes")


@rule(
    code="WEB012",
    summary="Link or citation mark left in the text",
    trigger=r"pic\.(?:twitter|x)\.com/|\bt\.co/|\[(?:[1-9][0-9]*|citation needed|edit)\]",
    safety=Safety.UNSAFE,
    examples=[
        Bad("The bridge is shut pic.twitter.com/aB3dE9f — Ann", "The bridge is shut — Ann"),
        Bad("Seen at noon. https://t.co/x1Y2 pic.twitter.com/q9\nIt rained.", "Seen at noon.\nIt rained."),
        Bad("It rained.\n\nhttps://t.co/Zz12\n", "It rained.\n"),
        Bad(
            "The town was founded in 1204.[1][2] It burned[citation needed] twice.",
            "The town was founded in 1204. It burned twice.",
            2,
        ),
        Good("The town burned.[1] It rained.\n\n[1] Ann Holt, The Town, 1931."),
        Good("See https://example.org/t.co/a or row[1] = x[2]; he “did [1] of 3”."),
        Good("The town burned[1]. See <https://t.co/x1Y2>.\n", "markdown"),
    ],
)
def bare_link_residue(block: Block) -> Iterator[Finding]:
    for match in LINK.finditer(block.text):
        if not _is_linked(block, match.start(1)) and not block.text[: match.start(1)].rstrip().endswith(":"):
            yield _finding(block, match, "A link from an embedded post is left over")
    document = block.document
    if document.format != "markdown" and not _has_list(document.text):
        for match in MARK.finditer(block.text):
            yield _finding(block, match, "A citation mark is left over")


def _has_list(text: bytes) -> bool:
    """Whether a text says at its end what its citation marks stand for."""
    end = text[-END:]
    return any(opening in end for opening in LISTS)


def _is_linked(block: Block, start: int) -> bool:
    """Whether an address is a link of the page, so that it still leads somewhere."""
    at = block.document.map(block.offset(start), block.offset(start + 1)).start
    return block.document.format != "plain" and block.document.source.text[at - 1 : at] in (b">", b"<", b"[", b"(")


def _finding(block: Block, match: re.Match[str], message: str) -> Finding:
    where, space = match.span(1), match.span()
    if space == block.whole:
        return block.flag(where, message, block.removal(), safety=Safety.UNSAFE)
    return block.flag(where, message, "", at=space, safety=Safety.UNSAFE)

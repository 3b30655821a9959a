"""Embedded posts and reference works leave marks that led somewhere: `pic.twitter.com/…`, `https://t.co/…`, `[3]`, `[edit]`.

As text they lead nowhere, or to an address that nobody can read. The fix removes them, for a person to confirm.

Left alone: other addresses, links of the page, code, numbers in brackets in Markdown, where they are links, and in a
text that lists at its end what they stand for.
"""

import re
from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Safety, rule
from newslint_rules.web._residue import has_list, links, marks, with_space


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
        Bad("It rained. [7] It snowed.\n\npic.twitter.com/aB3dE9f It froze.", "It rained. It snowed.\n\nIt froze.", 2),
        Good("The town burned.[1] It rained.\n\n[1] Ann Holt, The Town, 1931."),
        Good("See https://example.org/t.co/a or row[1] = x[2]; he “did [1] of 3”."),
        Good("She wants two things, [1] rain and, [2] in winter, snow. She [1] slept."),
        Good("The town burned[1]. See <https://t.co/x1Y2>.\n", "markdown"),
    ],
)
def bare_link_residue(block: Block) -> Iterator[Finding]:
    for match in links(block):
        yield _finding(block, match, "A link from an embedded post is left over")
    if block.document.format != "markdown" and "[" in block.text and not has_list(block.document.text):
        for match in marks(block):
            yield _finding(block, match, "A citation mark is left over")


def _finding(block: Block, match: re.Match[str], message: str) -> Finding:
    where, space = match.span(1), with_space(block.text, match)
    if space == block.whole:
        return block.flag(where, message, block.removal(), safety=Safety.UNSAFE)
    return block.flag(where, message, "", at=space, safety=Safety.UNSAFE)

"""Merged copy shows its seams in headings: most of a page in sentence case, one In Title Case, or the other way round.

Which style is right is a matter of house style, so there is no fix.

Left alone: pages with fewer than four headings that show a style, or without a clear majority; headings of one or two words.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Document, Finding, Good, Pattern, rule

WORD = Pattern(r"[A-Za-z][\w’'-]{3,}")
HEADINGS = 4
SHARE = 0.75
"""The share of headings that sets the style."""


@rule(
    code="STR010",
    summary="Heading in another case than the others",
    scope="document",
    formats=("markdown", "html"),
    safety=None,
    default=False,
    examples=[
        Bad(
            "# Rain floods the valley\n\n# Schools stay closed today\n\n# Trains stop running\n\n# What The Mayor Said Next\n",
            format="markdown",
        ),
        Good("# Rain floods the valley\n\n# What The Mayor Said Next\n", format="markdown"),
        Good(
            "# Rain floods Weirtown\n\n# Schools stay closed\n\n# Trains stop running\n\n# Ann Weir\n",
            format="markdown",
        ),
    ],
)
def heading_case_mix(document: Document) -> Iterator[Finding]:
    cases = [(block, _is_title_case(block)) for block in document.blocks if block.kind == "heading"]
    styled = [(block, title) for block, title in cases if title is not None]
    titles = sum(title for _, title in styled)
    most = titles * 2 > len(styled)
    if len(styled) >= HEADINGS and max(titles, len(styled) - titles) >= SHARE * len(styled):
        for block, title in styled:
            if title != most:
                yield block.flag(
                    block.whole, f"This heading is {'not ' if most else ''}in title case, unlike the others"
                )


def _is_title_case(block: Block) -> bool | None:
    """Whether the longer words start with a capital, all or none but one; None where the heading does not tell."""
    words = [word[0] for word in WORD.finditer(block.text)][1:]
    capitals = sum(word[0].isupper() for word in words)
    if len(words) < 2 or block.text.isupper():
        return None
    return True if capitals == len(words) else False if 2 * capitals < len(words) else None

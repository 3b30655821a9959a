"""Content systems print the headline themselves, and a body that starts with it shows it twice.

The fix removes the second one. That is safe where it is the same and stands right below the first; elsewhere a person decides.

Left alone: headlines of one or two words; a first line that ends like a sentence; verse, whose first line often is its title; and the
same words again after the first paragraph of the body.
"""

from collections.abc import Iterator

from newslint import Bad, Document, Finding, Good, Pattern, Related, Safety, rule
from newslint_rules.repetition._copies import openings

FEWEST, MOST = 3, 30
"""Words of a headline."""
START = 20
"""Lines at the start of a text that hold its headline, a byline and the first line of the body, and blank ones."""
OPENING = 12
"""Letters of a headline that must come back for a closer look."""
BODY = 25
"""Words of a paragraph that starts the body for sure."""
SITE = Pattern(r"\s+[-–—|»·:]+\s+[^-–—|»·]{2,60}$")
"""The name of a page's site after its title."""
MARKS = Pattern(r"[\W_]+")


@rule(
    code="REP006",
    summary="Headline repeated",
    scope="document",
    supersedes=("REP001",),
    examples=[
        Bad("Old bridge closed\nOld bridge closed\nIt will stay so.", "Old bridge closed\nIt will stay so."),
        Bad(
            "Old Bridge Closed - The Weirtown Sun\n\nBy Ann Lund\n\nOLD BRIDGE CLOSED\n\nIt will stay so.",
            "Old Bridge Closed - The Weirtown Sun\n\nBy Ann Lund\n\nIt will stay so.",
        ),
        Bad("# Old bridge closed\n\n**Old bridge closed**\n\nIt will stay so.\n", None, format="markdown"),
        Good("Old bridge closed\nThe old bridge closed on Monday.\nOld bridge, new plans"),
        Good("The sea was calm and grey\n\nThe sea was calm and grey,\nand all the gulls had gone away."),
        Good("Yes\nYes\nNo\nNo"),
    ],
)
def repeated_headline(document: Document) -> Iterator[Finding]:
    lines = [line[:OPENING] for line in openings(b"\n".join(document.text.split(b"\n", START)[:START]))[:START] if line]
    if lines.count(b"".join(lines[:1])) < 2:
        return
    headline, *others = document.blocks[:12]
    if headline.text.endswith((".", ",", ":", ";")) or not FEWEST <= len(headline.text.split()) <= MOST:
        return
    titles = {_folded(headline.text), _folded(SITE.compiled.sub("", headline.text))}
    for block in others:
        words = block.text.split()
        if _folded(block.text) in titles and len(words) >= FEWEST and not block.text.endswith(","):
            same = block.index == 1 and block.text == headline.text
            related = [Related(headline.span(headline.whole), "the headline")]
            safety = Safety.SAFE if same else Safety.UNSAFE
            yield block.flag(
                block.whole, "The headline stands here again", block.removal(), safety=safety, related=related
            )
            return
        if len(words) >= BODY:
            return


def _folded(text: str) -> str:
    return MARKS.compiled.sub(" ", text.casefold()).strip()

"""HTML extraction drops the tags between a title and its blurb, or a full stop and its space, and two sentences touch.

A capital inside a word is scored: known words on both sides, a right side that often starts a sentence, enough words before
it and the shape of a title followed by a sentence speak for damage. A title gets a line of its own, other
sentences a full stop, a name after "the maker" or the like a space; a person decides.

Left alone: names and brands (McDonald, YouTube), words with such a capital that stand twice, addresses and handles.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Safety, rule
from newslint_rules.words import _seams


@rule(
    code="WRD003",
    summary="Two sentences run together",
    trigger=r"(?:[A-Za-z'’-][a-bd-z]|[A-LN-Za-z'’-]c|[0-9][mps])(?:[A-Z][A-Za-z]*(?:-[A-Za-z]+)*(?:['’][a-z]+)?[.,]?|U\.[SKN]\.) ",
    safety=Safety.UNSAFE,
    examples=[
        Bad(
            "Mayor Opens New Bridge Across the HarbourThe bridge cost four million and took three years to build.",
            "Mayor Opens New Bridge Across the Harbour\nThe bridge cost four million and took three years to build.",
        ),
        Bad("Members argued for hours over the planThey left.", "Members argued for hours over the plan. They left."),
        Bad(
            "Old Ideas in New Books: Faith vs. ReasonCritics look again at three books that came out this spring.",
            "Old Ideas in New Books: Faith vs. Reason\nCritics look again at three books that came out this spring.",
        ),
        Bad(
            "Mills Signs for LundAnn Mills has signed for Lund, the club said.",
            "Mills Signs for Lund\nAnn Mills has signed for Lund, the club said.",
        ),
        Bad("Shares of the pump makerWeir plc fell again.", "Shares of the pump maker Weir plc fell again."),
        Good("The node can load it with assumeUTXO, which is quick, or sync the rest of the chain later."),
        Good("Beyond Lund there is no Blue, but all of it goes to BeyondBlue and to the town."),
        Good("Ms McAllister told YouTube viewers that the iPhone was late."),
        Good("The two met at MetroCentre, and the MetroCentre was shut."),
        Good("More were sold than of the GameCube in its first week, he told SafeSearch users on Tuesday."),
        Good("Write to ourNews@example.org or see example.org/ourNewsPage for the rest of the story."),
    ],
)
def run_together_sentences(block: Block) -> Iterator[Finding]:
    for match, seam in _seams.find(block):
        text = _paragraph_break(block) if seam.is_title else " " if seam.is_name else ". "
        message = "A title runs into the text" if seam.is_title else "Two sentences run together"
        if seam.is_name:
            message = "A word runs into a name"
        yield block.flag(match, message, text, at=(seam.at, seam.at), safety=Safety.UNSAFE)


def _paragraph_break(block: Block) -> str | None:
    """What parts a title from its text, as paragraphs are parted in the file."""
    line_break = block.document.line_break
    if line_break is None or block.document.format != "plain":
        return line_break
    return 2 * line_break if 2 * line_break.encode() in block.document.source.text else line_break

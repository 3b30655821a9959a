"""Exports and merges put a paragraph into a text twice, and readers take it for carelessness.

Two paragraphs are the same when only capitals, white space and the shape of quotation marks differ. The second copy goes; that is
safe where it stands right below the first. Elsewhere a person decides which of the two is in its place.

Left alone: paragraphs of fewer than six words, and those that stand four times or more, which repeat as refrains, signatures
and labels; headings, list items and cells of tables. Copies further apart are left alone, too, where they are short or no sentences,
such as by-lines and captions; where a text has many, as threads of comments with their signatures have; and in Markdown, since
release notes are full of them.
"""

from collections.abc import Iterator

from newslint import Bad, Document, Finding, Good, Related, Safety, rule
from newslint_rules.repetition._paragraphs import copied

FAR = "The council met again late on Monday evening to vote."


@rule(
    code="REP001",
    summary="Paragraph repeated",
    scope="document",
    supersedes=("REP002", "REP003", "REP004"),
    examples=[
        Bad(
            "The council met late on Monday evening.\n\nThe council met late on Monday evening.\n\nIt agreed.",
            "The council met late on Monday evening.\n\nIt agreed.",
        ),
        Bad(
            '“We will not go,” the tenants of the house said.\nThen came rain.\n"We will not go," the  tenants of the house said.\n',
            "“We will not go,” the tenants of the house said.\nThen came rain.\n",
        ),
        Bad(f"{FAR}\nIt rained.\n{FAR}\nNobody came.\n", f"{FAR}\nIt rained.\nNobody came.\n"),
        Good("\n\n".join(["By a reader who signs each of his letters.", "Yes.", "No."] * 4)),
        Good("Yes, we can.\n\nThe crowd cheered.\n\nYes, we can."),
        Good("The council met on Monday to talk.\n\nThe council met on Tuesday to talk."),
        Good("by Ann Lund on May 9, 2012 11:49 AM\nNo.\nby Ann Lund on May 9, 2012 11:49 AM\nYes."),
        Good("\n".join(f"Weir {name} signs all that he writes in here.\nNo." for name in "ABCDEF" * 2)),
    ],
)
def duplicate_paragraph(document: Document) -> Iterator[Finding]:
    for above, block in copied(document):
        adjacent = above.index == block.index - 1
        if adjacent or document.format != "markdown":
            safety = Safety.SAFE if adjacent else Safety.UNSAFE
            related = [Related(above.span(above.whole), "the first copy")]
            yield block.flag(
                block.whole, "The paragraph repeats an earlier one", block.removal(), safety=safety, related=related
            )

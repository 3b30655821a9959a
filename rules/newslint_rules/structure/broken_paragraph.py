"""Tools that split text at full stops cut a paragraph in two after an abbreviation: "The U.S." and, a line below, "Army".

After a title such as "Gen." a name must follow, and after "vs.", "Nov." or "No." what they speak of. After another abbreviation
the break is damage where the next paragraph starts in lower case, or where the last sentence is a stump of up to four words without
a verb. The fix joins the two. A person confirms it after a name's initial, and between an hour and a weekday.

Left alone: every other paragraph that ends on an abbreviation, since a sentence may end there.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, rule
from newslint.sentences import OTHERS, TITLES
from newslint_rules.structure._abbreviations import EXTRA, cut_after

GOES_ON = Pattern(r"[A-Za-z0-9$£€“\"‘'(]")


@rule(
    code="STR001",
    summary="Paragraph cut after an abbreviation",
    trigger=rf"(?m)\b(?:{'|'.join(TITLES + OTHERS + EXTRA).replace('.', '[.]')}|[A-Z]|[ap][.]m)\.[\s\v]*$",
    examples=[
        Bad(
            "Talks went on for days. The U.S.\n\nNavy sent a ship.",
            "Talks went on for days. The U.S. Navy sent a ship.",
        ),
        Bad("The order came from Gen.\nHolt himself.", "The order came from Gen. Holt himself."),
        Bad("It was sold to Acme Inc.\r\n\r\nof Ohio.", "It was sold to Acme Inc. of Ohio."),
        Bad("Polls close on Nov.\n\n5 at ten.", "Polls close on Nov. 5 at ten."),
        Bad("It was sent to Judge Paul T.\n\nWeir twice.", "It was sent to Judge Paul T. Weir twice."),
        Bad("<p>He wrote to Prof.</p><p>Lund twice.</p>", None, format="html"),
        Good("The family has lived in the U.S.\n\nBut they moved on."),
        Good("They met at 5 p.m.\n\nNobody else came."),
        Good("Nobody spoke for Plan B.\n\nCritics were glad."),
        Good("Q.\n\nWas it late? It was. He asked A.\n\nShe said: No.\n\nIt rained."),
    ],
)
def broken_paragraph(block: Block) -> Iterator[Finding]:
    after = block.next
    if after is None or {block.kind, after.kind} != {"paragraph"} or not GOES_ON.match(after.text):
        return
    cut = cut_after(block, after.text)
    if cut is not None:
        yield block.flag_break(cut.start, cut.message, " ", cut.safety)

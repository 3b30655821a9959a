"""Tools that split text at full stops cut a paragraph in two after an abbreviation: "The U.S." and, a line below, "Army".

After a title such as "Gen." a name must follow. After another abbreviation the break is damage where the next paragraph
starts in lower case, or where the last of several sentences is a stump of two to four words without a verb. The fix joins the two.

Left alone: every other paragraph that ends on an abbreviation, since a sentence may end there.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, rule
from newslint.sentences import OTHERS, TITLES, abbreviation

VERB = Pattern(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did"
    r"|said|says|say|told|[a-z]{3,}(?:ed|s|ing))\b"
)
GOES_ON = Pattern(r"[A-Za-z0-9$£€“\"‘'(]")
STUMP = 4


@rule(
    code="STR001",
    summary="Paragraph cut after an abbreviation",
    trigger=rf"(?m)\b(?:{'|'.join(TITLES + OTHERS).replace('.', '[.]')}|[A-Z])\.[\s\v]*$",
    examples=[
        Bad(
            "Talks went on for days. The U.S.\n\nNavy sent a ship.",
            "Talks went on for days. The U.S. Navy sent a ship.",
        ),
        Bad("The order came from Gen.\nHolt himself.", "The order came from Gen. Holt himself."),
        Bad("It was sold to Acme Inc.\r\n\r\nof Ohio.", "It was sold to Acme Inc. of Ohio."),
        Bad("<p>He wrote to Prof.</p><p>Lund twice.</p>", None, format="html"),
        Good("The family has lived in the U.S.\n\nBut they moved on."),
        Good("They met at 5 p.m.\n\nNobody else came."),
        Good("Q.\n\nWas it late? It was. He asked A.\n\nShe said: No.\n\nIt rained."),
    ],
)
def broken_paragraph(block: Block) -> Iterator[Finding]:
    after = block.next
    if after is None or {block.kind, after.kind} != {"paragraph"} or not GOES_ON.match(after.text):
        return
    title, other = abbreviation(block.text)
    start = block.sentences[-1][0] if title or other else 0
    stump = start > 0 and _is_stump(block.text[start:])
    if title and after.text[0].isupper():
        yield block.flag_break(len(block.text) - len(title) - 1, "A paragraph is cut after a title", " ")
    elif other and (after.text[0].islower() or stump):
        yield block.flag_break(len(block.text) - len(other) - 1, "A paragraph is cut after an abbreviation", " ")


def _is_stump(sentence: str) -> bool:
    return 1 < len(sentence.split()) <= STUMP and not VERB.search(sentence)

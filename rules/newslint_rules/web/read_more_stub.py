"""A link that led to the rest of a story stays in the copy as a line of its own: "Read more »".

Without the page around it the line leads nowhere. The fix removes it, for a person to confirm.

Left alone: the same words inside a sentence, and lines of more than six words.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule

PHRASES = (
    r"read (?:more|on|full (?:story|article)|the (?:full|whole|rest|entire|complete)\b[^.\n]*)"
    r"|(?:continue|keep) reading|(?:click|tap) here(?: (?:to|for) [^.\n]*)?|see more|show more|view (?:more|full (?:story|article))"
    r"|(?:full|more) (?:story|article)(?: here)?|learn more|find out more"
)
STUB = Pattern(rf"(?im)^[\W_]*?((?:{PHRASES})(?: (?:here|below|about it))?[ \t]*[:.…»›>→⟶▸\[\]()]*)[ \t\r]*$")
LONGEST = 6


@rule(
    code="WEB001",
    summary="Leftover link to the rest of a story",
    trigger=rf"(?im)^[^\w\n]*(?:{PHRASES})",
    safety=Safety.UNSAFE,
    examples=[
        Bad("The vote is on Monday.\n\nRead more »\n", "The vote is on Monday.\n"),
        Bad("The vote is on Monday.\nContinue reading…", "The vote is on Monday."),
        Bad("Click here to read on.\nThe vote is on Monday.", "The vote is on Monday."),
        Bad("<p>It rained.</p><p><a href='/x'>Read the full story</a></p>", None, format="html"),
        Good("Read more books, the minister told the children."),
        Good("To continue reading was all she wanted."),
    ],
)
def read_more_stub(block: Block) -> Iterator[Finding]:
    for match in STUB.finditer(block.text):
        if len(match.group(1).split()) > LONGEST:
            continue
        alone = match.start() == 0 and match.end() == len(block.text)
        yield block.flag(
            match.span(1),
            "A link to the rest of the story is left over",
            block.removal() if alone else None,
            safety=Safety.UNSAFE,
        )

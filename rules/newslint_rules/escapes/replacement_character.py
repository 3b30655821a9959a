"""The replacement character � stands where a program met bytes that it could not read, and threw them away.

What stood there is lost, most often an apostrophe, a quotation mark, a dash or an accented letter; the source has to
be read again, or a person has to say what it was. So there is no fix.

Left alone: everything else; there is no other use for it in news copy.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Severity, rule

LOST = Pattern("\ufffd+")


@rule(
    code="ESC007",
    summary="Character lost in a conversion",
    trigger="\ufffd",
    severity=Severity.ERROR,
    safety=None,
    examples=[
        Bad("The mayor\ufffds plan."),
        Bad("\ufffd\ufffd\ufffdWe agree,\ufffd he said.", findings=2),
        Good("A question mark? An object: \ufffc. A box: □."),
    ],
)
def replacement_character(block: Block) -> Iterator[Finding]:
    for match in LOST.finditer(block.text):
        lost = "A character was" if len(match[0]) == 1 else f"{len(match[0])} characters were"
        yield block.flag(match, f"{lost} lost in a conversion")

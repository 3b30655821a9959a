"""A curly mark that faces the wrong way comes from a program that guessed: `”word`, `word“`, `don‘t`.

The fix turns it round. Double marks are turned only where the marks before and after them show that this is their side.

Left alone: German, Swedish and other texts in which such marks are right, the `‘` of names such as `Hawai‘i`, and single
quotation marks, which look like apostrophes.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, rule
from newslint_rules.quotes._marks import doubles

CONTRACTION = Pattern(r"(?<=[A-Za-z])‘(?=(?:s|re|ve|ll)\b)|(?<=[Nn])‘(?=[Tt]\b)|(?<=\bI)‘(?=m\b)")
ENGLISH = Pattern(r"\b(?:the|of|to|and|in|is|for|that|was|with|on|it|you|I)\b")


@rule(
    code="QUO004",
    summary="Curly quotation mark that faces the wrong way",
    trigger=r"(?:^|[^0-9A-Za-z.,!?;:…)])”[^ \t\r\n]|[^ \t\r\n]“(?:[^0-9A-Za-z]|$)|[A-Za-z]‘[A-Za-z]",
    examples=[
        Bad("He said ”we won” and left.", "He said “we won” and left."),
        Bad("“We have won,“ he said, “and they lost.“", "“We have won,” he said, “and they lost.”", findings=2),
        Bad("I don‘t know, it‘s over.", "I don’t know, it’s over.", findings=2),
        Good("He said: “we won ”and left the hall. It was “not so”."),
        Good("Er sagte: „Nein“, und ging. ”Jag vet inte”, sa han. In Hawai‘i and Ka‘u."),
        Good("“Here,” he said, “is the 5’10” guard.” ’Twas the ‘90s."),
    ],
)
def wrong_direction_quote(block: Block) -> Iterator[Finding]:
    text = block.text
    for match in CONTRACTION.finditer(text):
        yield block.flag(match, "This apostrophe faces the wrong way", "’")
    if "„" in text or not ENGLISH.search(text):
        return
    marks = list(doubles(text))
    for index, mark in enumerate(marks):
        before = marks[index - 1].lean if index else -1
        after = marks[index + 1].lean if index + 1 < len(marks) else 1
        if mark.glyph == "”" and mark.lean > 0 and before < 0 and after < 0:
            yield block.flag((mark.start, mark.end), "This quotation mark faces the wrong way", "“")
        elif mark.glyph == "“" and mark.lean < 0 and before > 0 and after > 0:
            yield block.flag((mark.start, mark.end), "This quotation mark faces the wrong way", "”")

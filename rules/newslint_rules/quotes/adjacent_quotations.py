"""Two quotations in a row, with no speaker between them, were two paragraphs once: nobody can tell who says the second.

The fix puts the paragraph break back, for a person to confirm. There is none after a comma, where the speaker is missing.

Left alone: titles, and words quoted inside a sentence of the writer's, as the first of the two; short quotations; lists of
three or more; marks that touch, which are for SPC005.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from newslint_rules.quotes._paragraphs import paragraph_break

SEAM = Pattern(
    r"[.!?…,](?P<marks>”[ \t\r\n\u00a0]+“|\"[ \t\r\n\u00a0]+\")(?=[‘']?[A-Z][^“”\"]*(?P<end>[”\"]|$)(?!\s+[“\"]))"
)
FIRST = Pattern(r"(?P<chain>[”\"]\s+)?[“\"](?P<words>[‘']?[A-Z][^“”\"]*)$")
FEWEST = {",": 4}
"""Words of the first quotation, at least, by the mark that ends it; else one more than of the second."""
MESSAGE = "Two quotations follow each other without a speaker or a paragraph break"
WORDS = 5
"""Words of the second quotation, at least."""


@rule(
    code="QUO003",
    summary="Two quotations with no speaker and no paragraph break between them",
    default=False,
    trigger=r"""[.!?…,](?:”[ \t\r\n\x{a0}]+“|"[ \t\r\n\x{a0}]+")['‘]?[A-Z]""",
    safety=Safety.UNSAFE,
    examples=[
        Bad("“It is so cold up here.” “We did not see it.”", "“It is so cold up here.”\n\n“We did not see it.”"),
        Bad('"We all of us stay here." "No one makes us go."', '"We all of us stay here."\n\n"No one makes us go."'),
        Bad("<p>“We stay here, all of us.” “Nobody will make us go,” said Lund.</p>", None, format="html"),
        Bad("“We stay here for the whole winter,” “Nobody will make us go,” said Lund.", None),
        Good("He wrote “Rain?” “Snow,” and “Wind.” “No,” she said."),
        Good("They shouted: “Go home now!” “We do not want you here!” “Leave us all alone!”"),
        Good("He was on “Face to Face.” “We will all stay here,” he said. It was “odd.” “Nobody else saw it.”"),
        Good("“We stay,” she said. “Nobody will make us go.”"),
    ],
)
def adjacent_quotations(block: Block) -> Iterator[Finding]:
    text = block.text
    for match in SEAM.finditer(text):
        first, second = FIRST.search(text[: match.start()]), text[match.end() : match.end("end")]
        if not first or first["chain"] or _is_title(first["words"]) or len(second.split()) < WORDS:
            continue
        mark = text[match.start()]
        if len(first["words"].split()) < FEWEST.get(mark, WORDS + 1):
            continue
        start, end = match.span("marks")
        fix = None if mark == "," else paragraph_break(block.document)
        yield block.flag((start, end), MESSAGE, fix, at=(start + 1, end - 1), safety=Safety.UNSAFE)


def _is_title(quotation: str) -> bool:
    """Whether all the longer words of a quotation are capitalised."""
    return all(word[0].isupper() for word in quotation.split() if len(word) > 3)

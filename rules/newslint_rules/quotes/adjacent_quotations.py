"""Two quotations in a row, with no speaker between them, were two paragraphs once: nobody can tell who says the second.

The fix puts the paragraph break back, for a person to confirm; sometimes a speaker is what is missing.

Left alone: titles, and words quoted inside a sentence of the writer's, as the first of the two; short second quotations;
lists of three or more; marks that touch, which are for SPC005.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule

SEAM = Pattern(
    r"[.!?…](?P<marks>”[ \t\r\n\u00a0]+“|\"[ \t\r\n\u00a0]+\")(?=[‘']?[A-Z][^“”\"]*(?P<end>[”\"]|$)(?!\s+[“\"]))"
)
FIRST = Pattern(r"(?P<chain>[”\"]\s+)?[“\"](?P<words>[‘']?[A-Z][^“”\"]*)$")
WORDS = 5


@rule(
    code="QUO003",
    summary="Two quotations with no speaker and no paragraph break between them",
    default=False,
    trigger=r"""[.!?…](?:”[ \t\r\n\x{a0}]+“|"[ \t\r\n\x{a0}]+")['‘]?[A-Z]""",
    safety=Safety.UNSAFE,
    examples=[
        Bad(
            "“It rained,” he said. “It was cold.” “We did not expect more,” she said.",
            "“It rained,” he said. “It was cold.”\n\n“We did not expect more,” she said.",
        ),
        Bad(
            'She was firm: "We stay here." "Nobody will make us go," said Lund.',
            'She was firm: "We stay here."\n\n"Nobody will make us go," said Lund.',
        ),
        Bad("<p>“We stay here.” “Nobody will make us go,” said Lund.</p>", None, format="html"),
        Good("He wrote “Rain?” “Snow,” and “Wind.” “No,” she said."),
        Good("They shouted: “Go home now!” “We do not want you here!” “Leave us all alone!”"),
        Good(
            "He spoke on “Face to Face.” “We will all stay here,” he said. It was “odd.” “Nobody else saw it,” she said."
        ),
        Good("“We stay,” she said. “Nobody will make us go.”"),
    ],
)
def adjacent_quotations(block: Block) -> Iterator[Finding]:
    text = block.text
    for match in SEAM.finditer(text):
        first, second = FIRST.search(text[: match.start()]), text[match.end() : match.end("end")]
        if not first or first["chain"] or _is_title(first["words"]) or len(second.split()) < WORDS:
            continue
        start, end = match.span("marks")
        fix = None if block.document.line_break is None else "\n\n"
        yield block.flag(
            (start, end),
            "Two quotations follow each other without a speaker or a paragraph break",
            fix,
            at=(start + 1, end - 1),
            safety=Safety.UNSAFE,
        )


def _is_title(quotation: str) -> bool:
    """Whether all the longer words of a quotation are capitalised."""
    return all(word[0].isupper() for word in quotation.split() if len(word) > 3)

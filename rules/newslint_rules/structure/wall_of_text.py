"""Extraction that drops paragraph breaks leaves whole articles in one block, which nobody reads on a screen.

Where the breaks were only an editor can say, so there is no fix.

Left alone: paragraphs of up to 300 words or up to ten sentences, unless set otherwise; lists and tables.
"""

from collections.abc import Iterator
from typing import Annotated, NamedTuple

from newslint import Bad, Document, Finding, Good, rule
from newslint_rules.structure._long import may_be_long, paragraph_size

STOPS = (b". ", b"? ", b'." ', ".” ".encode(), b".\n")
LETTERS = 5
"""Bytes that a word takes at least, near enough."""
SENTENCE = "The council met for the third time and put off the vote. "
LINE = "The council, which had met two times before,\nput off the vote again.\n"


class Options(NamedTuple):
    """What a configuration may set."""

    words: Annotated[int, "Paragraphs of more words are flagged, if they have more sentences, too."] = 300
    sentences: Annotated[int, "Paragraphs of more sentences are flagged, if they have more words, too."] = 10


@rule(
    code="STR006",
    summary="Paragraph far too long",
    scope="document",
    safety=None,
    options=Options(),
    examples=[
        Bad(30 * SENTENCE),
        Bad(f"<p>{15 * SENTENCE}<p>{30 * SENTENCE}</p>", format="html"),
        Bad(f"{LINE}\n{30 * LINE}"),
        Bad(12 * SENTENCE, options={"words": 100}),
        Good(30 * SENTENCE, options={"sentences": 40}),
        Good(20 * SENTENCE),
        Good("\n\n".join([20 * SENTENCE] * 2)),
        Good("\n".join([LINE] * 60)),
        Good(f"The whole of it reads: {'so it goes ' * 200}."),
    ],
)
def wall_of_text(document: Document, options: Options) -> Iterator[Finding]:
    shortest = max(LETTERS * options.words, 1)
    if len(document.text) < shortest or not may_be_long(document, shortest):
        return
    for at, size in enumerate(document.of_blocks(paragraph_size)):
        if size >= shortest:
            block = document.blocks[at]
            text = document.text[block.start : block.end]
            words = len(text.split())
            if words > options.words and sum(map(text.count, STOPS)) > options.sentences:
                yield block.flag(block.whole, f"A paragraph of {words} words")

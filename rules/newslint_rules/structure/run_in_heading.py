"""Scrapers glue headings to the text below, and a heading that asks a question reads like an odd sentence of the paragraph.

A question that could stand alone, between two statements of a long paragraph, is taken for a heading: it is short, and nothing in
it points back to the text before. The fix makes it a paragraph of its own, for a person to confirm.

Left alone: questions with a pronoun, inside quotation marks, next to other questions or answered at once ("Yes", "Because", "Vast riddles."), and
all questions in paragraphs of fewer than ten sentences.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Safety, rule
from newslint_rules.structure._questions import OPENERS, is_heading, stands_alone

NOT_ENDING = r"(?:[^.?!]|[A-Z]\.)*"
SHOP = " ".join(["The old shop on the square had closed its doors in May."] * 5)
"""Half a paragraph, for the examples."""
SENTENCES = 10
SHORTEST = 400
"""Bytes of a paragraph that may have so many sentences."""


@rule(
    code="STR005",
    summary="Heading run into a paragraph",
    trigger=rf"[.!?”\"’')\]]\s+(?:{OPENERS})(?:['’]s)?\s{NOT_ENDING}\s{NOT_ENDING}\?\s",
    safety=Safety.UNSAFE,
    examples=[
        Bad(
            f"{SHOP} Why did Lund leave the board? {SHOP}",
            f"{SHOP}\n\nWhy did Lund leave the board?\n\n{SHOP}",
        ),
        Bad(f"<p>{SHOP} What makes Weirtown special? {SHOP}</p>", None, format="html"),
        Good("The shop closed in May. Why did Lund leave the board? Nobody says."),
        Good(f"{SHOP} Why did they leave Lund? {SHOP}"),
        Good(f"{SHOP} Why did Lund leave? Because of the rent. {SHOP}"),
        Good(f"{SHOP} “Who is Lund? Why did Lund leave the board? Find out.” {SHOP}"),
    ],
)
def run_in_heading(block: Block) -> Iterator[Finding]:
    if block.kind != "paragraph" or block.end - block.start < SHORTEST or len(block.sentences) < SENTENCES:
        return
    text = block.text
    parts = [text[start:end] for start, end in block.sentences]
    for index in range(1, len(parts) - 1):
        if not is_heading(parts[index]) or not stands_alone(parts[index - 1], parts[index + 1]):
            continue
        start, end = block.sentences[index]
        if text.count("“", 0, start) > text.count("”", 0, start) or text.count('"', 0, start) % 2:
            continue
        around = block.sentences[index - 1][1], block.sentences[index + 1][0]
        line_break = block.document.line_break
        fix = None if line_break is None else f"{2 * line_break}{parts[index]}{2 * line_break}"
        yield block.flag((start, end), "A heading is run into the paragraph", fix, at=around, safety=Safety.UNSAFE)

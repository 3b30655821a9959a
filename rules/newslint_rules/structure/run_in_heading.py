"""Scrapers glue headings to the text below, and a heading that asks a question reads like an odd sentence of the paragraph.

A question that could stand alone, between two statements of a long paragraph, is taken for a heading: it is short, and nothing in
it points back to the text before. The fix makes it a paragraph of its own, for a person to confirm.

Left alone: questions with a pronoun, inside quotation marks, next to other questions or answered at once ("Yes", "Because", "Vast riddles."), and
all questions in paragraphs of fewer than ten sentences.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule

OPENERS = "Are|Can|Could|Did|Do|Does|Has|Have|How|Is|Should|Was|Were|What|When|Where|Which|Who|Whose|Why|Will|Would"
QUESTION = Pattern(rf"(?:{OPENERS})(?:['’]s)? [^?!]+\?")
POINTS_BACK = Pattern(
    r"\b(?i:I|me|my|we|us|our|ours|you|your|yours|he|him|she|hers|it|they|them|theirs|this|that|these"
    r"|those|there|then|so|else|about|one|ones|another|such|any(?:one|body|thing)|some(?:one|body|thing)|no(?:body|thing)?)\b"
)
NOT_ENDING = r"(?:[^.?!]|[A-Z]\.)*"
POSSESSIVE = Pattern(r"^[^A-Z]*.[^A-Z]*\b(?:her|his|its|their)\b")
"""A possessive with no name before it."""
ANSWER = Pattern(
    r"[“\"‘'(]|(?:Absolutely|Because|Certainly|Definitely|Hardly|For one|In short|Maybe|Most|Namely|No|Nobody|None|Not|Nothing|Of course|Perhaps|Possibly|Probably|Simple|Simply|Sure|Well|Yes)\b"
)
SHOP = " ".join(["The old shop on the square had closed its doors in May."] * 5)
"""Half a paragraph, for the examples."""
FEWEST, WORDS, REPLY = 3, 15, 5
"""Words of a heading, and the least of the sentence after it: fewer look like an answer."""
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
        if not _is_heading(parts[index]) or not _stands_alone(parts[index - 1], parts[index + 1]):
            continue
        start, end = block.sentences[index]
        if text.count("“", 0, start) > text.count("”", 0, start) or text.count('"', 0, start) % 2:
            continue
        around = block.sentences[index - 1][1], block.sentences[index + 1][0]
        line_break = block.document.line_break
        fix = None if line_break is None else f"{2 * line_break}{parts[index]}{2 * line_break}"
        yield block.flag((start, end), "A heading is run into the paragraph", fix, at=around, safety=Safety.UNSAFE)


def _is_heading(sentence: str) -> bool:
    if not QUESTION.fullmatch(sentence) or not FEWEST <= len(sentence.split()) <= WORDS:
        return False
    return POINTS_BACK.search(sentence) is None and POSSESSIVE.match(sentence) is None


def _stands_alone(before: str, after: str) -> bool:
    asked = "?" in (before.rstrip("”\"’')")[-1:], after[-1:])
    return not asked and len(after.split()) >= REPLY and ANSWER.match(after) is None

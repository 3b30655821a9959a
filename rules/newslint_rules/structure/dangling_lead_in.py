"""A line that ends on a colon promises a list, a quotation or a video; where extraction dropped that, the promise stays.

What should follow is lost, so there is no fix.

Left alone: lead-ins with anything after them that could be it, labels of a few words ("Contact:"), and links to other pages ("Read
more:"), which are residue themselves.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, rule

RESIDUE = (
    r"sign up (?:to|for) our\b|story continues below|article continues below|(?:please )?share (?:this|on)\b|follow us\b|follow @"
    r"|read (?:also|more|next)\b|see also\b|related(?: (?:articles?|stories|topics|news|posts))?\b|more (?:on|from) this\b"
    r"|copyright\b|©|all rights reserved|comments? (?:are )?closed|leave a (?:comment|reply)|filed under\b|tags: |tweet$"
)
AFTER = Pattern(rf"(?:{RESIDUE})(?!.*:$)", 2)
LEAD_IN = Pattern(r"[A-Z“\"'‘][^\n]*\s[a-z]{2,}[^\n]*\s[\w“\"'‘][^\s:@#/]*:")
LINK = Pattern(
    r"\b(?:read|see|watch|view|learn|find out|click|listen|more|also|related|follow|share|contact|source|sources|tags?|email|e-mail"
    r"|call|visit|via|photos?|at|from|com|website)\W*$",
    2,
)
WORDS = 4


@rule(
    code="STR008",
    summary="Colon with nothing after it",
    trigger=rf":\s*\z|:[ \t\r\v\f]*[\r\n]\s*(?i:{RESIDUE})",
    safety=None,
    formats=("plain", "markdown"),
    examples=[
        Bad("It rained.\n\nHere is how the council voted on the plan:"),
        Bad("These are the towns that were hit the hardest:\n\nRelated stories\n\nIt rained."),
        Bad("It rained.\n\nThe mayor then told the crowd:\n", format="markdown"),
        Good("These are the towns:\n\n- Weirtown\n- Lund\n", format="markdown"),
        Good("Run this line on your own machine:\n\n```\nls\n```\n", format="markdown"),
        Good("The mayor then told the crowd:\n\n“Go home.”"),
        Good("It rained.\n\nFor immediate release:"),
        Good("It rained.\n\nYou can find the whole story here. Read more:"),
    ],
)
def dangling_lead_in(block: Block) -> Iterator[Finding]:
    text, after = block.text, block.next
    if block.kind != "paragraph" or not text.endswith(":") or (after is not None and not AFTER.match(after.text)):
        return
    sentence = text[block.sentences[-1][0] : -1]
    if not LEAD_IN.fullmatch(f"{sentence}:") or len(sentence.split()) < WORDS or LINK.search(sentence):
        return
    if block.gap is not None:
        start = len(text) - len(text.split()[-1])
        yield block.flag((start, len(text)), "Nothing follows the colon")

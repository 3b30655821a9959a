"""A dash with a space on one side only, `only— fuel`, has lost the other to a converter.

The fix follows the other dash of the sentence, or those of the document; where they do not say, it sets a space on both sides, as news
agencies do.

Left alone: dashes at either end of a line, ranges of figures, bullets, the dash before a source's name behind a
sentence or a quotation, lists in law (`shall— (a)`) and speech broken off (`“I was—” he said`). En dashes count only
between words in lower case.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from newslint import Bad, Block, Document, Finding, Good, Pattern, rule
from newslint_rules.spacing._marks import CODE_LIKE, LETTER, blocks_with, token, word_start

UNEVEN = Pattern(
    r"—(?:(?<=[\w”’)\],%]—)(?P<after>[ ]+)(?=[\w“‘\"'$£€])(?!“?\(|[A-Z][\w .]*\(@)|(?<=[\w,)\]%][ ]—)(?=[\w“‘\"'$£€]))"
    r"|–(?:(?<=[a-z]–)(?P<after_en>[ ]+)(?!and\b|or\b|to\b)(?=[a-z])|(?<=[a-z,][ ]–)(?=[a-z]))"
)
CANDIDATE = re.compile(rb"\xe2\x80[\x93\x94](?:(?<=[^ ]\xe2\x80.) |(?<= \xe2\x80.)[^ ])")
MESSAGE = "Dash with a space on one side only"
CLOSED, OPEN = (re.compile(pattern.encode()) for pattern in (r"\S—\S", r" — "))


class Options(NamedTuple):
    """What a configuration may set."""

    style: Annotated[Literal["majority", "spaced", "unspaced"], "How a long dash is set, or as most are."] = "majority"


@rule(
    code="SPC006",
    summary="Dash with a space on one side only",
    trigger=rf"""[0-9{LETTER}_”’)\],%]— +[0-9{LETTER}_“‘"'$£€]|[0-9{LETTER}_,)\]%] —[0-9{LETTER}_“‘"'$£€]|[a-z]– +[a-z]|[a-z,] –[a-z]""",
    scope="document",
    options=Options(),
    examples=[
        Bad("They sold only— fuel and bread.", "They sold only — fuel and bread."),
        Bad("The mayor —who left— was ill.", "The mayor — who left — was ill.", findings=2),
        Bad("A cat—or two—came, then dogs— or foxes.", "A cat—or two—came, then dogs—or foxes."),
        Bad("One—two. The mayor— who left — was ill.", "One—two. The mayor — who left — was ill."),
        Bad("Out of prison– during the war – he wrote.", "Out of prison – during the war – he wrote."),
        Bad(
            "One—two. The mayor—who left —was ill.",
            "One—two. The mayor—who left — was ill.",
            options={"style": "spaced"},
        ),
        Bad("They sold only— fuel.", "They sold only—fuel.", options={"style": "unspaced"}),
        Good("“I was—” he said. Pages 14— 18.\n— First item\nNo more —\n“So it goes.” —Ann Ray"),
        Good("Pre– and post-war homes — the best—were sold."),
    ],
)
def uneven_dash(document: Document, options: Options) -> Iterator[Finding]:
    follows = options.style == "majority"
    closed = options.style == "unspaced"
    if follows:
        closed = len(CLOSED.findall(document.text)) > len(OPEN.findall(document.text))
    for block in blocks_with(document, CANDIDATE):
        text = block.text
        for match in UNEVEN.finditer(text):
            dash = match.start()
            start = dash - (text[dash - 1] == " ")
            between_figures = text[start - 1].isdigit() and text[match.end()].isdigit()
            if between_figures or CODE_LIKE.search(token(text, dash, dash + 1)):
                continue
            where = word_start(text, start), match.end()
            missing = dash if start == dash else dash + 1
            partner = _partner(block, dash) if follows else None
            if (closed if partner is None else partner) and text[dash] == "—":
                yield block.flag(where, MESSAGE, fix="—", at=(start, match.end()))
            else:
                yield block.flag(where, MESSAGE, fix=" ", at=(missing, missing))


def _partner(block: Block, dash: int) -> bool | None:
    """Whether the other dashes of a sentence are closed; None if it has none, or both kinds."""
    sentence = next((block.text[start:end] for start, end in block.sentences if start <= dash < end), "").encode(
        "utf-8", "surrogateescape"
    )
    closed, opened = CLOSED.search(sentence) is not None, OPEN.search(sentence) is not None
    return None if closed == opened else closed

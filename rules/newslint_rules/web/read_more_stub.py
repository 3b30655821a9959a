"""A link that led to the rest of a story, or to another one, stays in the copy as a line of its own: "Read more »".

Without the page around it the line leads nowhere. So does "Related:", with or without the title of the other story. The
fix removes the line, for a person to confirm.

Left alone: the same words inside a sentence, lines of more than six words, and in Markdown, where they may be set on
purpose, headings and labels such as "Related:".
"""

import re
from collections.abc import Iterator
from typing import Annotated, NamedTuple

from newslint import Bad, Block, Finding, Good, Safety, rule
from newslint_rules.web._stubs import AFTER_SENTENCE, LABELLED, LINE, LONGEST, LONGEST_TITLE, own_line, trigger

MESSAGE = "A link to the rest of the story is left over"
ENDS = ("", *'.!?…”":')
OTHER = "A link to another story is left over"


class Options(NamedTuple):
    """What a configuration may set."""

    phrases: Annotated[tuple[str, ...], "What else stands on your pages for a link, as a line of its own."] = ()


@rule(
    code="WEB001",
    summary="Leftover link to the rest of a story",
    trigger=lambda options: trigger(options.phrases),
    safety=Safety.UNSAFE,
    options=Options(),
    examples=[
        Bad("The vote is on Monday.\n\nRead more »\n", "The vote is on Monday.\n"),
        Bad("The vote is on Monday.\nContinue reading…", "The vote is on Monday."),
        Bad("Click here to read on.\nThe vote is on Monday.", "The vote is on Monday."),
        Bad("The vote is on Monday. Read more:", "The vote is on Monday."),
        Bad("It rained.\nRelated: Bridge Closed After Storm\nIt rained on.\nSee also:", "It rained.\nIt rained on.", 2),
        Bad("<p>It rained.</p><p><a href='/x'>Read the full story</a></p>", None, format="html"),
        Bad("It rained.\nClick here\nto see the map.", None),
        Bad("It rained.\n\nRelated:\n\nBridge Closed After Storm\n\nIt rained on.", None),
        Bad("It rained.\n\n» Dive (even) deeper »\n", "It rained.\n", options={"phrases": ["dive (even) deeper"]}),
        Good("Read more books, the minister told the children."),
        Good("To continue reading was all she wanted. Watch: it moves."),
        Good("Related: the ticket above.\n\n## Learn more\n\nFind out more:\n\n- in June", "markdown"),
    ],
)
def read_more_stub(block: Block, options: Options) -> Iterator[Finding]:
    markdown = block.document.format == "markdown"
    if markdown and block.kind == "heading":
        return
    for match in LINE.finditer(block.text):
        if len(match.group(1).split()) <= LONGEST and not (markdown and match.group(1).endswith(":")):
            yield _finding(block, match, MESSAGE)
    for match in own_line(options.phrases).finditer(block.text) if options.phrases else ():
        if not LINE.match(block.text, match.start()):
            yield _finding(block, match, MESSAGE)
    if markdown:
        return
    for match in LABELLED.finditer(block.text):
        if len(match.group(1).split()) <= LONGEST_TITLE and not LINE.match(block.text, match.start()):
            yield _finding(block, match, OTHER)
    for match in AFTER_SENTENCE.finditer(block.text):
        yield block.flag(match.span(1), MESSAGE, "", at=match.span(), safety=Safety.UNSAFE)


def _finding(block: Block, match: re.Match[str], message: str) -> Finding:
    """A finding whose fix removes the line, unless the next belongs to it: the rest of a sentence, or titles below it."""
    after = block.text[match.end() :].lstrip() or (block.next.text if block.next else "")
    line = after.partition("\n")[0].strip()
    is_label = match.group(1).endswith(":") or (message == OTHER and not match["title"])
    goes_on = line[:1].islower() or (is_label and line[-1:] not in ENDS)
    removal = None if goes_on else block.removal_of(match.start(), match.end(1))
    return block.flag(match.span(1), message, removal, safety=Safety.UNSAFE)

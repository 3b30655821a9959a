"""The fields of a page or a database get into the text: `date 2031-05-02`, `author: Ann Holt`, `Tags: harbour, ferries`.

They repeat what the page shows elsewhere, or what no reader was to see. Only the edges of a text are looked at: the short
lines before its first paragraph and after its last, and the start of the first. The fix removes them, for a person to confirm.

Left alone: front matter, bylines ("By Ann Holt"), dates without a year ("Updated at 5 p.m."), and such words in a sentence.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Safety, rule
from newslint_rules.quotes._paragraphs import paragraph_break
from newslint_rules.web._edges import is_front_matter, is_head, is_tail
from newslint_rules.web._metadata import DATES, FIELD, FILED, OPENING, TRIGGER, end_of_byline

MOST_WORDS = 25
MESSAGE = "A field of the page, not part of the story"


@rule(
    code="WEB006",
    summary="Metadata leaked into the text",
    trigger=TRIGGER,
    safety=Safety.UNSAFE,
    examples=[
        Bad("date 2031-05-02 Ferries will stop at noon on Friday.", "Ferries will stop at noon on Friday."),
        Bad("published: 2 May 2031, 10:15 GMT\n\nFerries will stop.", "Ferries will stop."),
        Bad("By Ann Holt Updated May 2, 2031 Ferries will stop.", "By Ann Holt\n\nFerries will stop."),
        Bad("By Ann Holt | Published May 2, 2031\n\nFerries will stop.", "By Ann Holt\n\nFerries will stop."),
        Bad("Author: Ann Holt | Posted 2031/05/02\n\nFerries will stop.", "Ferries will stop."),
        Bad("author Ann Holt\nFerries will stop.\nsection: harbour\nTags: ferries, harbour", "Ferries will stop.", 3),
        Good("By Ann Holt\n\nUpdated at 5:40 p.m.\n\nPublished 2 May 2031 by a small press, the book is short."),
        Good("Date and place are open. Title: none.\n\nAuthor Ann Holt: “No.”"),
        Good("**Date:** May 2, 2031\n\n- date: May 2, 2031", "markdown"),
        Good("\n---\ndate: 2031-05-02\n\ntitle: Ferries\n---\n\nFerries will stop.", "markdown"),
        Good("---\nauthor: Ann Holt\ndate: 2031-05-02\n---\n\nFerries will stop.", "markdown"),
    ],
)
def leaked_metadata(block: Block) -> Iterator[Finding]:
    head, tail = is_head(block), is_tail(block)
    if not (head or tail) or block.kind != "paragraph" or is_front_matter(block):
        return
    fields = [match for pattern in (DATES, FIELD, FILED) for match in pattern.finditer(block.text)]
    opening = OPENING.match(block.text) if head else None
    if opening and all(match.start() for match in fields):
        at = end_of_byline(opening) if opening["byline"] else 0, opening.end()
        fix = paragraph_break(block.document) if opening["byline"] else ""
        yield block.flag(opening.span("field"), MESSAGE, fix, at=at, safety=Safety.UNSAFE)
    for line in {match.start(): match for match in fields}.values():
        if block.document.format == "markdown" and (line.start() or not line["field"][0].islower()):
            continue
        if len(line.group().split()) > MOST_WORDS or (line.re is FILED.compiled and not tail):
            continue
        if line.re is DATES.compiled and line["byline"]:
            at = end_of_byline(line), line.end()
            yield block.flag(line.span("field"), MESSAGE, "", at=at, safety=Safety.UNSAFE)
        else:
            yield block.flag(line.span("field"), MESSAGE, block.removal_of(*line.span()), safety=Safety.UNSAFE)

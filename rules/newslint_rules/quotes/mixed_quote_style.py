"""Straight and curly quotation marks in one text show that it was put together from two sources, or cleaned by halves.

There is one finding for a document, at the first mark of the rarer kind, since nobody wants to decide forty times; its
fix gives all of them the other shape, apostrophes too, and the first few are listed. A newsroom can set the shape.

Left alone: inches, feet, minutes and seconds, marks in code, and the Hawaiian letter in `Hawai‘i`.
"""

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from newslint import Bad, Document, Edit, Finding, Fix, Good, Related, Safety, Severity, rule
from newslint_rules.consistency._together import MOST
from newslint_rules.quotes._shapes import sides


class Options(NamedTuple):
    """What a configuration may set."""

    style: Annotated[Literal["majority", "curly", "straight"], "The shape of all marks, or that of most."] = "majority"


@rule(
    code="QUO001",
    summary="Straight and curly quotation marks mixed",
    trigger=lambda options: "[\"']" if options.style == "curly" else "[“”‘’]",
    scope="document",
    safety=Safety.UNSAFE,
    options=Options(),
    examples=[
        Bad("“It’s done,” she said. “We've won.”", "“It’s done,” she said. “We’ve won.”"),
        Bad("“So,” he said. “So?” “So!”\n\n\"'Over' in '90?\"", "“So,” he said. “So?” “So!”\n\n“‘Over’ in ’90?”"),
        Bad('"I don\'t," he said. "Can\'t." It’s so.', '"I don\'t," he said. "Can\'t." It\'s so.'),
        Bad("&ldquo;No,&rdquo; she said. It isn't.", "&ldquo;No,&rdquo; she said. It isn’t.", format="html"),
        Bad('"No," she said. It\'s late.', "“No,” she said. It’s late.", options={"style": "curly"}),
        Bad("“No,” she said.", '"No," she said.', options={"style": "straight"}),
        Good("“He’s 6'2\" tall,” she said of the 5'10\" striker, who took 3'."),
        Good("It's on O‘ahu in Hawai‘i, isn't it?"),
        Good('It’s `echo "hello"` and ‘so on’.', format="markdown"),
    ],
)
def mixed_quote_style(document: Document, options: Options) -> Iterator[Finding]:
    wrong, right = sides(document, options.style)
    written = {glyph: document.escape(glyph) for glyph in right.glyphs}
    places = sorted(
        Edit(block.span((mark.start, mark.end)), text)
        for block, mark in wrong.places(document)
        if (text := written[wrong.turned(mark)]) is not None
    )
    is_set = options.style != "majority"
    if places and (is_set or any(block.once(right.marks) for block in document.blocks)):
        where = "" if is_set else f" in a text with mostly {right.name} ones"
        more = f", {len(places) - 1} more like it" if places[1:] else ""
        message = f"{wrong.name.capitalize()} quotation mark{where}{more}"
        related = tuple(Related(edit.span, f"another {wrong.name} mark") for edit in places[1 : 1 + MOST])
        fix = Fix(f"Make all quotation marks and apostrophes {right.name}", tuple(places), Safety.UNSAFE)
        yield Finding("", places[0].span, message, Severity.WARNING, fix, related)

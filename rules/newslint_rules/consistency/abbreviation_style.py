"""`US` in one paragraph and `U.S.` in the next is what two sources or two hands leave behind; a house has one style.

There is one finding for a document and an abbreviation, at the first place of the rarer form, since the decision is one;
its fix changes all of them. Of two that are as frequent the one that comes first stays. A newsroom can set the form.

Left alone: headlines and lines without a full stop, where agencies drop the points on purpose; what stands in quotation marks,
which keeps the style of its source; lists of other headlines in one line; lines in capitals; `US$`, addresses, codes and names such as US Airways.
"""

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from newslint import Bad, Block, Document, Finding, Good, Safety, rule
from newslint_rules.consistency._points import FORMS, Forms
from newslint_rules.consistency._together import together

DOTTED = r"[UE]\.[SKNU]\."


class Options(NamedTuple):
    """What a configuration may set."""

    style: Annotated[Literal["majority", "points", "no-points"], "The form of all, or that of most."] = "majority"


@rule(
    code="CON003",
    summary="An abbreviation with points and without them",
    trigger=lambda options: "US|UK|UN|EU" if options.style == "points" else DOTTED,
    scope="document",
    safety=Safety.UNSAFE,
    options=Options(),
    examples=[
        Bad("The US left. U.S. troops fled, the U.S. said.", "The U.S. left. U.S. troops fled, the U.S. said."),
        Bad("The UK is out. UK law holds in the U.K.", "The UK is out. UK law holds in the UK."),
        Bad(
            "U.N. aid came. The U.N. agreed; not all in the UN.", "U.N. aid came. The U.N. agreed; not all in the U.N."
        ),
        Bad("The UK is out. U.K. law holds.", "The U.K. is out. U.K. law holds.", options={"style": "points"}),
        Bad("The U.S. left. It was in the U.S.", "The US left. It was in the US.", options={"style": "no-points"}),
        Good("US sends aid to the north\n\nThe U.S. sent aid on Monday, worth US$5 million, by US Airways."),
        Good("“GIVE US THE KEYS!” they said. The U.S. refused, and U.S. ships left."),
        Good("“The Road to US Power” is a film about the U.S. army. The U.S. left."),
        Good("The U.S. left, and U.S. aid stopped.\n\nSee more: * US talks go on * Rain in the north."),
        Good("The US and the U.K. agreed. U.S.A. was on the shirt."),
    ],
)
def abbreviation_style(document: Document, options: Options) -> Iterator[Finding]:
    for forms in FORMS:
        has_dotted, has_plain = forms.dotted.encode() in document.text, document.count(forms.plain) > 0
        if {"points": has_plain, "no-points": has_dotted}.get(options.style, has_dotted and has_plain):
            yield from _mixed(document, forms, options.style)


def _mixed(document: Document, forms: Forms, style: str) -> Iterator[Finding]:
    places = forms.places(document)
    wrong, right = (forms.plain, forms.dotted) if style == "points" else (forms.dotted, forms.plain)
    if style == "majority" and places[wrong] and places[right]:
        first = {form: (found[0][0].index, found[0][1]) for form, found in places.items()}
        wrong, right = sorted(places, key=lambda form: (len(places[form]), [-at for at in first[form]]))
    if not places[wrong] or (style == "majority" and not places[right]):
        return
    found = [_flag(block, start, wrong, right) for block, start in places[wrong]]
    more = f", and in {len(found) - 1} more places" if found[1:] else ""
    why = "elsewhere in the text" if style == "majority" else "is the style"
    yield together(found, f"‘{wrong}’ here{more}, but ‘{right}’ {why}", f"Write ‘{right}’ throughout", f"‘{wrong}’ too")


def _flag(block: Block, start: int, form: str, other: str) -> Finding:
    """A place with the edit for it; a point that ends a sentence stays one point."""
    end = start + len(form)
    where, fix, at = (start, end), other, (start, end)
    if form.endswith("."):
        fix += "." if any(end == last for _, last in block.sentences) or not block.text[end:].strip("”’\"') ") else ""
    elif block.text[end : end + 1] == "." and block.text[end + 1 : end + 2] != ".":
        at = (start, end + 1)
    return block.flag(where, "", fix, at=at, safety=Safety.UNSAFE)

"""A text that gives an office with room for one to two people has a wrong name or a wrong office in it.

The offices are those of states and of well-known bodies: the president or the defence minister of a country, the head of
NATO or of the IMF by whatever title. The finding stands at the person who has the office less often, or later.

Left alone: offices that changed hands, as words such as former, successor, elected or a year near one of the two show;
deputies; two spellings of one name; offices without their state or body.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, NamedTuple

from newslint import Bad, Block, Document, Finding, Good, Pattern, Related, Trigger, rule
from newslint_rules.consistency._names import related
from newslint_rules.consistency._offices import Holder, Offices

QUALIFIED = Pattern(
    r"(?i)\b(?:former|ex|then|late|acting|deputy|vice|assistant|incoming|outgoing|future|next|interim|previous|first|last|past"
    r"|old|onetime|time|new|newly|current|rival|North|South|Western)[ -](?:\w+ )?$"
)
CHANGE = Pattern(
    r"(?i)\b(?:elected|elections?|inaugurat\w+|candidate|nominee|succe(?:ed|ss)\w*|predecessors?|replac\w+|resign\w*|oust\w+|t[ao]ke?s? over|took over"
    r"|took office|step\w* down|stood down|appoint\w*|nominat\w+|designate|elect|ago|died|death|assassinat\w+|served as|century"
    r"|(?:in|since|until|from|of|between|by) (?:\w+ )?(?:1[5-9]|20)\d\d(?:s|\b))"
)
QUALIFIER, AROUND = 25, 150
"""Bytes before a holder that hold what qualifies the office, and bytes around where a change of hands may be told of."""


class Options(NamedTuple):
    """What a configuration may set."""

    offices: Annotated[tuple[str, ...], "Offices of a state, besides the known ones, that one person holds."] = ()


@lru_cache
def _offices(options: Options) -> Offices:
    return Offices(options.offices)


def _trigger(options: Options) -> Trigger:
    def confirm(text: bytes, start: int, end: int) -> bool:
        offices = _offices(options)
        return any(
            True for entity in offices.entities(text[start:end].decode()) for _ in _clashes(text, entity, offices)
        )

    return Trigger(lambda: _offices(options).trigger(), confirm)


@rule(
    code="CON002",
    summary="An office with room for one given to two people",
    trigger=_trigger,
    safety=None,
    options=Options(),
    examples=[
        Bad("NATO chief Ana Lund spoke in Oslo.\n\nIt rained. Per Holm, NATO’s secretary-general, agreed."),
        Bad("Norwegian Prime Minister Per Holm flew home.\n\nNorway’s prime minister, Ana Lund, stayed."),
        Bad(
            "Norwegian army chief Per Holm flew home.\n\nNorway’s army chief, Ana Lund, stayed.",
            options={"offices": ["army chief"]},
        ),
        Good("Norwegian Prime Minister Per Holm flew home.\n\nNorway’s prime minister, Per Holm, will stay."),
        Good("Norwegian Prime Minister Per Holm flew home.\n\nFormer Norwegian Prime Minister Ana Lund stayed."),
        Good("Norwegian Prime Minister Per Holm met Danish Prime Minister Ana Lund. Norwegian King Olav Berg came."),
        Good("In 2009 Norwegian Prime Minister Per Holm lost. Norwegian Prime Minister Ana Lund did not."),
        Good("NATO chief Abdul el-Karim came. Mr Karim was glad. NATO’s head, Abdul al-Karim, spoke."),
    ],
)
def role_clash(block: Block, options: Options) -> Iterator[Finding]:
    document = block.document
    for entity in sorted(_offices(options).entities(block.text)):
        for holder, other in document.once(_found, entity, options):
            if block.start <= holder.start < block.end:
                start, end = (_index(block, at) for at in (holder.start, holder.end))
                first = document.map(other.start, other.end)
                related = [Related(document.span(first.start, first.end), f"{other.name} has it here")]
                message = f"Two people have one office: {holder.name} here, {other.name} elsewhere in the text"
                yield block.flag((start, end), message, related=related)


def _found(document: Document, entity: str, options: Options) -> list[tuple[Holder, Holder]]:
    return list(_clashes(document.text, entity, _offices(options)))


def _index(block: Block, at: int) -> int:
    """The place in the block's text, in code points, of a byte of the document's text."""
    return len(block.document.text[block.start : at].decode("utf-8", "replace"))


def _clashes(text: bytes, entity: str, known: Offices) -> Iterator[tuple[Holder, Holder]]:
    """The holders of one office where there are two, the one who has it less often or later first."""
    offices: dict[str, dict[str, list[Holder]]] = {}
    for holder in known.holders(text, entity):
        people = offices.setdefault(holder.office, {})
        same = next((name for name in people if _is_same(name, holder.name)), holder.name)
        people.setdefault(same, []).append(holder)
    for people in offices.values():
        if len(people) == 2 and not any(_changed_hands(text, holder) for found in people.values() for holder in found):
            one, other = sorted(people.values(), key=lambda found: (len(found), -min(holder.start for holder in found)))
            yield min(one, key=lambda holder: holder.start), min(other, key=lambda holder: holder.start)


def _is_same(one: str, other: str) -> bool:
    """Whether two names share a part, or a part in two spellings."""
    return any(related(part, another) for part in one.split() for another in other.split())


def _changed_hands(text: bytes, holder: Holder) -> bool:
    before = text[max(holder.start - QUALIFIER, 0) : holder.start].decode("utf-8", "ignore")
    around = text[max(holder.start - AROUND, 0) : holder.end + AROUND].decode("utf-8", "ignore")
    return bool(QUALIFIED.search(before) or CHANGE.search(around))

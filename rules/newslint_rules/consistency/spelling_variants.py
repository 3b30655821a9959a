"""`colour` in one paragraph and `color` in the next is what a merge of two sources leaves behind; a text keeps to one.

The forms of a word go together: `coloured` clashes with `color`. There is one finding for a word, at the first place of the
rarer spelling, and its fix changes all of them. Of two that are as frequent the one that comes first stays.

Left alone: words that mean two things in their two spellings (metre, programme, licence, cheque); words with a capital, which
may be names (Labour, Pearl Harbor); quotations, headings, lines without a full stop; addresses; and pages on which several
people write, so that three words or more clash, some one way and some the other.
"""

import re
from collections.abc import Iterator

from newslint import Bad, Block, Document, Finding, Good, Pattern, Safety, rule
from newslint_rules.consistency import _variants
from newslint_rules.consistency._prose import is_prose
from newslint_rules.consistency._together import together

WORD = Pattern(r"(?<![\w@/._#&=’'])(?:(?:e-mail|co-o)[a-z]*|[a-z]+)(?![\w@/_=]|\.\w)")
QUOTATION = Pattern(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|(?<!\w)[‘'](?=\w)[^‘]*?[’'](?!\w)")
LETTERS = bytes(byte if chr(byte).islower() else 32 for byte in range(128)) + b" " * 128
WITH_HYPHENS = LETTERS[:45] + b"-" + LETTERS[46:]
SEVERAL = 3
"""Words that clash, in both directions, where several people write, as in comments on a page."""


@rule(
    code="CON004",
    summary="One word in two spellings",
    trigger=_variants.TRIGGER,
    scope="document",
    safety=Safety.UNSAFE,
    default=False,
    examples=[
        Bad(
            "The colour faded. No color lasts, they said, and colours run.",
            "The colour faded. No colour lasts, they said, and colours run.",
        ),
        Bad(
            "An advisor left.\n\nTwo advisers stayed. The adviser is ill.",
            "An adviser left.\n\nTwo advisers stayed. The adviser is ill.",
        ),
        Bad(
            "They organized well and organise it. An organizer slept.",
            "They organized well and organize it. An organizer slept.",
        ),
        Bad(
            "She sent an e-mail. The email was read, but e-mails get lost.",
            "She sent an e-mail. The e-mail was read, but e-mails get lost.",
        ),
        Good("The neighbor called the Labour Party, whose Defence Ministry spoke of labor."),
        Good("A program of the theatre. Its programme was called “the theater of color” by a colour expert."),
        Good("The colour is new. See color.example.com or /color/ for it."),
    ],
)
def spelling_variants(document: Document) -> Iterator[Finding]:
    clashes = _clashes(document.text)
    if not clashes:
        return
    places: dict[str, tuple[list[tuple[Block, re.Match[str]]], ...]] = {word: ([], []) for word in clashes}
    for block in document.blocks:
        if not is_prose(block):
            continue
        quoted = [match.span() for match in QUOTATION.finditer(block.text)]
        for match in WORD.finditer(block.text):
            known = _variants.spellings().get(match.group())
            if known and known.word in places and not any(start < match.start() < end for start, end in quoted):
                places[known.word][known.side].append((block, match))
    mixed = [sorted(found, key=_rank) for found in places.values() if all(found)]
    sides = {_variants.spellings()[rarer[0][1].group()].side for rarer, _ in mixed}
    if len(mixed) < SEVERAL or len(sides) == 1:
        for rarer, other in mixed:
            yield _mixed(rarer, other[0][1].group())


def _rank(places: list[tuple[Block, re.Match[str]]]) -> tuple[int, int, int]:
    """Least for the rarer spelling, and of two that are as frequent for the one that comes later."""
    return len(places), -places[0][0].index, -places[0][1].start()


def _clashes(text: bytes) -> set[str]:
    """The words that stand in a text in both spellings, wherever they stand."""
    words = set(text.translate(LETTERS).split())
    if b"e-mail" in text or b"co-o" in text:  # the forms that have a hyphen of their own
        words.update(text.translate(WITH_HYPHENS).split())
    known = [_variants.spellings()[form.decode()] for form in words & _variants.forms()]
    return {one.word for one in known if one.side == 0} & {other.word for other in known if other.side == 1}


def _mixed(rarer: list[tuple[Block, re.Match[str]]], other: str) -> Finding:
    """One finding for all places of the rarer spelling."""
    spellings = _variants.spellings()
    places = [block.flag(match, "", spellings[match.group()].other, safety=Safety.UNSAFE) for block, match in rarer]
    found = rarer[0][1].group()
    more = f", and in {len(places) - 1} more places" if places[1:] else ""
    message = f"‘{found}’ here{more}, but ‘{other}’ elsewhere in the text"
    return together(places, message, "Write it one way throughout", "the same spelling")

"""Programs that cut text into tokens write `do n't` and `Trump 's`, and what is joined again keeps the space.

Others set the space behind the apostrophe, or leave a space in its place: `it’ s`, `it s`. The fix takes the space out,
or puts an apostrophe there. It is safe for `n't` and `'s` behind a space.

Left alone: quotations that start with such letters (`the 'S' model`), names such as `'s-Hertogenbosch`, and letters
that a hyphen joins to what follows (`you re-read`).
"""

import re
from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from newslint_rules.spacing._marks import word_start

TAILS = "(?:d|ll|m|re|s|t|ve)"
END = r"""[ \t\r\n.,;:!?)\]”"…–—]"""
SPLIT = Pattern(
    rf" (?=(?P<after>(?i:n?['’]))?(?P<tail>(?i:{TAILS}))(?={END}|$)(?P<more> [a-z])?)(?!['’]s (?i:graven|hertogen))"
)
VERBS = frozenset(
    "ai are ca could did do does had has have is might must need ought sha should was were wo would".split()
)
SUBJECTS = {
    "d": frozenset("he i it she that there they we who you".split()),
    "ll": frozenset("he i it she that there they we what who you".split()),
    "m": frozenset("i".split()),
    "re": frozenset("they we what who you".split()),
    "s": frozenset("he here how it let she that there what when where who why".split()),
    "ve": frozenset("could i might must should they we who would you".split()),
}
NO_OWNERS = frozenset(
    "about and are but each every for from into letter not one or small than the then this was were with".split()
)


@rule(
    code="SPC011",
    summary="Space inside a contraction or before ’s",
    trigger=rf"(?m)(?i: n?['’]{TAILS}|['’] {TAILS})\b|(?:[Nn] t|[A-Za-z] s|\b(?i:i|they|we|what|who|you) (?:ll|m|re|ve))(?:{END}|$)",
    supersedes=("WRD001",),
    examples=[
        Bad("They do n't know, ca n't say and WERE N’T there.", "They don't know, can't say and WEREN’T there.", 3),
        Bad("Moreau 's plan was Paris ’s, and she 'll say so.", "Moreau's plan was Paris’s, and she'll say so.", 3),
        Bad(
            "It s late, they re here and we don t know Rome s mayor. I ve won.",
            "It's late, they're here and we don't know Rome's mayor. I've won.",
            5,
        ),
        Bad("It’ s late and isn’ t the mayor’ s. “You re here.”", "It’s late and isn’t the mayor’s. “You’re here.”", 4),
        Good("You re-read the 'S' model of the 's-Hertogenbosch firm, rock 'n' roll of the '80s, in 's Gravenhage."),
        Good("The dogs' s-bends, size S, t-shirts, that t-test, and a vitamin: the letter s when S&P fell."),
    ],
)
def detached_contraction(block: Block) -> Iterator[Finding]:
    text = block.text
    for match in SPLIT.finditer(text):
        space = match.start()
        before = text[:space].endswith(("'", "’"))
        after = (match["after"] or "").lower().replace("’", "'")
        end = space - before
        start = word_start(text, end)
        if start < end and _belong(text[start:end].lower(), before, after, match):
            lost = "’" if "’" in text or "“" in text else "'"
            fix = "" if before or after else lost
            safety = Safety.SAFE if after + match["tail"].lower() in ("'s", "n't") else Safety.UNSAFE
            where = start, match.end("tail")
            message = f"A space inside ‘{text[slice(*where)]}’"
            yield block.flag(where, message, fix, at=match, safety=safety)


def _belong(head: str, before: bool, after: str, match: re.Match[str]) -> bool:
    """Whether a word and what follows are one, with an apostrophe before or after the space, or with none."""
    tail = match["tail"]
    if (before and after) or not (before or after or tail.islower()):
        return False
    tail = tail.lower()
    if after == "n'":
        return tail == "t" and head in VERBS
    if tail == "t":
        return head[-1] == "n" and head[:-1] in VERBS
    if before or after:
        return tail == "s" or head in SUBJECTS[tail]
    is_owner = len(head) > 2 and head.isalpha() and head[-1] != "s" and head not in NO_OWNERS
    return (head in SUBJECTS[tail] and tail != "d") or (tail == "s" and match["more"] is not None and is_owner)

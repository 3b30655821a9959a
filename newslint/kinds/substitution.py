"""`substitution`: phrases, and what to write for each.

    kind = "substitution"
    swap = { percent = "per cent", "in order to" = "to" }

`swap` gives for each phrase what to write; the capitals of what was found stay, unless the rule is about them or is
`case-sensitive`. A message may hold `{fix}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from newslint.document import Block
from newslint.finding import Finding, Safety
from newslint.kinds.casing import in_case
from newslint.kinds.expression import Expression, folded
from newslint.kinds.kind import Kind, KindError, Made, filled


def make(keys: Mapping[str, Any], message: str, safety: Safety) -> Made:
    """A rule that flags phrases and knows what to write for each."""
    if "swap" not in keys:
        raise KindError("'swap' is missing")
    exact = keys.get("case-sensitive", False)
    swap = {folded(phrase, exact): text for phrase, text in keys["swap"].items()}
    phrase = Expression(keys["swap"], case_sensitive=exact)
    message = message or "Write ‘{fix}’, not ‘{found}’"

    def check(block: Block) -> Iterator[Finding]:
        for hit in phrase.hits(block):
            wanted = swap.get(folded(hit.found, exact))
            if wanted is not None and hit.found != wanted:
                fix = wanted if exact else in_case(hit.found, wanted)
                fix = wanted if fix == hit.found else fix  # the letters are right, and the capitals are not
                yield block.flag(hit.at, filled(message, found=hit.found, fix=fix), fix, safety=safety)

    return Made(check, phrase.trigger(), "block", True)


KIND = Kind({"swap": "swaps", "case-sensitive": "boolean"}, ("found", "fix"), make)

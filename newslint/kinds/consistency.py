"""`consistency`: of two spellings in one text, the rarer one, or of two that are as frequent the later one.

    kind = "consistency"
    either = [["grey", "gray"], ["adviser", "advisor"]]

`either` gives the pairs of spellings. A message may hold `{fix}`, the spelling of the rest of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from newslint.document import Block, Document
from newslint.finding import Finding, Safety
from newslint.kinds.casing import in_case
from newslint.kinds.expression import Expression, Hit, folded
from newslint.kinds.kind import Kind, KindError, Made, filled


def make(keys: Mapping[str, Any], message: str, safety: Safety) -> Made:
    """A rule that flags the rarer of two spellings in one document."""
    if not keys.get("either"):
        raise KindError("'either' is missing")
    exact = keys.get("case-sensitive", False)
    other = {folded(one, exact): two for pair in keys["either"] for one, two in (pair, pair[::-1])}
    phrase = Expression([one for pair in keys["either"] for one in pair], case_sensitive=exact)
    message = message or "‘{found}’ here, but ‘{fix}’ elsewhere in the text"

    def check(document: Document) -> Iterator[Finding]:
        places: dict[str, list[tuple[Block, Hit]]] = {}
        for block in document.blocks:
            for hit in phrase.hits(block):
                places.setdefault(folded(hit.found, exact), []).append((block, hit))
        for spelling, found in places.items():
            rival = places.get(folded(other.get(spelling, ""), exact), [])
            if rival and (len(found), -found[0][0].index) < (len(rival), -rival[0][0].index):
                for block, hit in found:
                    fix = other[spelling] if exact else in_case(hit.found, other[spelling])
                    yield block.flag(hit.at, filled(message, found=hit.found, fix=fix), fix, safety=safety)

    return Made(check, phrase.trigger(), "document", True)


KIND = Kind({"either": "pairs", "case-sensitive": "boolean"}, ("found", "fix"), make)

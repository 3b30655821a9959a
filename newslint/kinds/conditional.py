r"""`conditional`: what has to be there when something else is, such as the expansion of an acronym.

    kind = "conditional"
    patterns = ['\b[A-Z]{3,5}\b']
    needs-patterns = ['\(([A-Z]{3,5})\)']
    case-sensitive = true
    exceptions = ["NATO"]

Where the text has `phrases` or `patterns` but none of `needs` (phrases) or `needs-patterns`, the first of them is
flagged. Where the needed patterns have a group, as above, it has to hold what the first ones matched (or what their
own group did): each that lacks its own is flagged. `exceptions` need nothing. `scope` is `"document"` unless said
otherwise. There is no fix. A message may hold `{scope}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from newslint.document import Block, Document
from newslint.finding import Finding, Safety
from newslint.kinds.expression import KEYS, Expression, Hit, folded
from newslint.kinds.kind import Kind, KindError, Made, filled, one_of
from newslint.kinds.scopes import SCOPES, stretches


def make(keys: Mapping[str, Any], message: str, _safety: Safety) -> Made:
    """A rule that flags one thing where another is missing."""
    exact = keys.get("case-sensitive", False)
    expression = Expression(keys.get("phrases", ()), keys.get("patterns", ()), case_sensitive=exact)
    if not (keys.get("needs") or keys.get("needs-patterns")):
        raise KindError("there are neither 'needs' nor 'needs-patterns'")
    needed = Expression(keys.get("needs", ()), keys.get("needs-patterns", ()), case_sensitive=exact)
    scope = one_of("scope", keys.get("scope", "document"), SCOPES)
    exceptions = {folded(text, exact) for text in keys.get("exceptions", ())}
    default = f"‘{keys['needs'][0]}’" if keys.get("needs") else "what explains it"
    message = message or f"‘{{found}}’ needs {default} in the same {{scope}}"

    def key(hit: Hit) -> str:
        return folded(hit.found if hit.group is None else hit.group, exact) if needed.groups else ""

    def check(subject: Document | Block) -> Iterator[Finding]:
        for stretch in stretches(subject, scope, expression, needed):
            found, there = stretch.found
            known = {key(hit) for _, hit in there}
            for block, hit in found:
                if key(hit) not in known and folded(hit.found, exact) not in exceptions:
                    known.add(key(hit))
                    yield block.flag(hit.at, filled(message, found=hit.found, scope=scope))

    return Made(check, expression.trigger(), "document" if scope == "document" else "block", False)


KIND = Kind(
    {**KEYS, "needs": "texts", "needs-patterns": "texts", "exceptions": "texts", "scope": "text"},
    ("found", "scope"),
    make,
)

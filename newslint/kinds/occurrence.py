"""`occurrence`: too many, or too few, of something in a sentence, a paragraph, a heading or a text.

    kind = "occurrence"
    patterns = ["!"]
    most = 1
    scope = "paragraph"

Where there are more than `most`, the first that is too many is flagged; where there are fewer than `least`, the
sentence, the paragraph or the first block of the text is. There is no fix. `scope` is `"paragraph"` unless said
otherwise; a list item counts as one. A message may hold `{count}`, `{most}`, `{least}` and `{scope}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from newslint.document import Block, Document
from newslint.finding import Finding, Related, Safety
from newslint.kinds.expression import KEYS, Expression
from newslint.kinds.kind import Kind, KindError, Made, filled, one_of
from newslint.kinds.scopes import SCOPES, stretches


def make(keys: Mapping[str, Any], message: str, _safety: Safety) -> Made:
    """A rule that counts."""
    expression = Expression(
        keys.get("phrases", ()), keys.get("patterns", ()), case_sensitive=keys.get("case-sensitive", False)
    )
    scope = one_of("scope", keys.get("scope", "paragraph"), SCOPES)
    most, least = keys.get("most"), keys.get("least")
    if most is None and least is None:
        raise KindError("there is neither 'most' nor 'least'")
    if most is not None and least is not None and least > most:
        raise KindError(f"'least' is {least}, which is more than 'most', {most}")
    too_many = message or "‘{found}’ is one too many: {count} in one {scope}, at most {most}"
    too_few = message or "{count} in this {scope} of what has to be there, at least {least}"

    def check(subject: Document | Block) -> Iterator[Finding]:
        for stretch in stretches(subject, scope, expression):
            (found,) = stretch.found
            values = {"count": len(found), "most": most, "least": least, "scope": scope}
            if most is not None and len(found) > most:
                block, hit = found[most]
                first = Related(found[0][0].span(found[0][1].at), "the first is here")
                yield block.flag(hit.at, filled(too_many, found=hit.found, **values), related=[first])
            elif least is not None and len(found) < least:
                text = filled(too_few, found=found[0][1].found if found else "", **values)
                yield stretch.block.flag((stretch.start, stretch.end), text)

    trigger = expression.trigger() if least is None else None
    return Made(check, trigger, "document" if scope == "document" else "block", False)


KIND = Kind(
    {**KEYS, "most": "number", "least": "number", "scope": "text"},
    ("found", "count", "most", "least", "scope"),
    make,
)

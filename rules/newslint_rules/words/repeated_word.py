"""A word typed twice, or doubled where two lines were joined, slips past spell checkers since each copy is right.

The fix removes the second copy, for a person to confirm: a writer may have meant it.

Left alone: words that are doubled on purpose ("had had", "very very"), names ("Duran Duran"), words too rare for the lexicon to know as common, and copies with punctuation between them.
"""

import re
from collections.abc import Iterator

from newslint import Bad, Block, Finding, Fix, Good, Pattern, Safety, Trigger, rule
from newslint.lexicon import english
from newslint_rules.words._doubles import is_meant, is_sentence, surplus
from newslint_rules.words._lines import is_english

REPEATED = Pattern(r"(?<![\w’'&/.-])([A-Za-z]+)((?: |\r?\n)\1)(?![\w’'&/-]|\.\w)", re.IGNORECASE)
SAME = re.compile(rb"([A-Za-z]+)(?: |\r?\n)\1(?![A-Za-z])", re.IGNORECASE)
LAST = Pattern(r"(?<= )[a-z]+\Z")
FIRST = Pattern(r"([a-z]+)(?![\w’'&/.-])")
BREAKS = (b"\n", b"\r\n")
LINE = 25
"""Characters of a line from which it is no entry in a list of things."""


def same_word(text: bytes, start: int, end: int) -> bool:
    """Whether a match holds one word twice, and not two that start alike; or its second word stands twice."""
    second = max(text.rfind(b" ", start, end), text.rfind(b"\n", start, end)) + 1
    return SAME.match(text, start) is not None or SAME.match(text, second) is not None


@rule(
    code="WRD006",
    summary="Word repeated",
    trigger=Trigger(lambda: english().repeat_trigger, same_word, same_word),
    safety=Safety.UNSAFE,
    examples=[
        Bad("They went to the the market.", "They went to the market."),
        Bad("The the mayor came with with his wife.", "The mayor came with his wife.", findings=2),
        Bad(
            "The council will talk on Monday about the\nthe bridge to the island.",
            "The council will talk on Monday about the bridge to the island.",
        ),
        Good("She said that that was all she had had. The troops dug in in the north."),
        Good("Duran Duran played in New York, New York, for a long, long time."),
        Good("The team is in. In spring they go out, as the new New Deal says."),
        Good("bread and milk\nmilk and honey"),
    ],
)
def repeated_word(block: Block) -> Iterator[Finding]:
    for match in REPEATED.finditer(block.text):
        word, copy = match.group(1), match.group(2).lstrip()
        if is_meant(block.document, word, copy) or is_sentence(match):
            continue
        if is_english(block, match.start()):
            yield block.flag(match, f"‘{word}’ stands twice", "", at=surplus(match), safety=Safety.UNSAFE)
    yield from _over_break(block)


def _over_break(block: Block) -> Iterator[Finding]:
    """The last word of a long line that the next line starts with, where each line is a paragraph."""
    last, after = LAST.search(block.text), block.next
    if not last or not after or block.break_after not in BREAKS:
        return
    word, first = last.group(), FIRST.match(after.text)
    if not first or first.group(1) != word or min(len(block.text), len(after.text)) < LINE:
        return
    finding = block.flag_break(last.start(), f"‘{word}’ stands twice", "", Safety.UNSAFE)
    if finding.fix and not is_meant(block.document, word, word):
        edit = finding.fix.edits[0]
        through_copy = edit.span._replace(end=after.span(first.span(1)).end)
        yield finding._replace(fix=Fix(f"Remove ‘{word}’", (edit._replace(span=through_copy),), Safety.UNSAFE))

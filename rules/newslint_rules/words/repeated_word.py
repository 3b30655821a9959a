"""A word typed twice, or doubled where two lines were joined, slips past spell checkers since each copy is right.

The fix removes the second copy, for a person to confirm: a writer may have meant it.

Left alone: words that are doubled on purpose ("had had", "very very"), names ("Duran Duran"), words too rare for the lexicon
to know as common, and copies with punctuation between them.
"""

import re
from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, Trigger, rule
from newslint.lexicon import FREQUENT, english
from newslint_rules.words._lines import is_english

REPEATED = Pattern(r"(?<![\w’'&/.-])([A-Za-z]+)((?: |\r?\n)\1)(?![\w’'&/-]|\.\w)", re.IGNORECASE)
SAME = re.compile(rb"([A-Za-z]+)(?: |\r?\n)\1(?![A-Za-z])", re.IGNORECASE)
ON_PURPOSE = frozenset(
    """
    blah boo bye chop far go ha had hear her hip knock la long many more much never night no now out please pretty really
    so that there tick too tut very well win yeah yes yo
    """.split()
)
FUNCTION_WORDS = frozenset("a an and are as at be by for from has in is it of on or the to was were with".split())


def same_word(text: bytes, start: int, _end: int) -> bool:
    """Whether a match holds one word twice, and not two that start alike."""
    return SAME.match(text, start) is not None


@rule(
    code="WRD006",
    summary="Word repeated",
    trigger=Trigger(lambda: english().repeat_trigger, same_word),
    safety=Safety.UNSAFE,
    examples=[
        Bad("They went to the the market.", "They went to the market."),
        Bad("The the mayor came with with his wife.", "The mayor came with his wife.", findings=2),
        Good("She said that that was all she had had."),
        Good("Duran Duran played in New York, New York, for a long, long time."),
        Good("The team is in. In spring they go out."),
    ],
)
def repeated_word(block: Block) -> Iterator[Finding]:
    for match in REPEATED.finditer(block.text):
        word, copy = match.group(1), match.group(2).lstrip()
        lower = word.lower()
        is_name = copy[0].isupper() and lower not in FUNCTION_WORDS
        if lower in ON_PURPOSE or is_name or english().zipf(lower.encode()) < FREQUENT:
            continue
        if is_english(block.document.text, block.offset(match.start())):
            yield block.flag(match, f"‘{word}’ stands twice", "", at=match.span(2), safety=Safety.UNSAFE)

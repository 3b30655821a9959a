"""A word typed twice, or doubled where two lines were joined, slips past spell checkers since each copy is right.

The fix removes the second copy, for a person to confirm: a writer may have meant it.

Left alone: words that are doubled on purpose ("had had", "very very"), names ("Duran Duran"), words too rare for the lexicon to know as common, and copies with punctuation between them.
"""

import re
from collections.abc import Iterator

from newslint import Bad, Block, Finding, Fix, Good, Pattern, Safety, Trigger, rule
from newslint.lexicon import english
from newslint_rules.words._doubles import is_meant, is_sentence, over_break, same_word, surplus
from newslint_rules.words._lines import is_english

REPEATED = Pattern(r"(?<![\w’'&/.-])([A-Za-z]+)((?: |\r?\n)\1)(?![\w’'&/-]|\.\w)", re.IGNORECASE)


@rule(
    code="WRD006",
    summary="Word repeated",
    trigger=Trigger(lambda: english().repeat_trigger, same_word, same_word),
    safety=Safety.UNSAFE,
    examples=[
        Bad("They went to the the market.", "They went to the market."),
        Bad("The the mayor came with with his wife.", "The mayor came with his wife.", findings=2),
        Bad(
            "They talk on Monday about the\nthe bridge to the island.",
            "They talk on Monday about the bridge to the island.",
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
    over = over_break(block)
    if over is not None and not is_meant(block.document, over.word, over.word):
        finding = block.flag_break(over.start, f"‘{over.word}’ stands twice", "", Safety.UNSAFE)
        if finding.fix:
            edit = finding.fix.edits[0]
            through_copy = edit.span._replace(end=over.copy.end)
            yield finding._replace(fix=Fix(f"Remove ‘{over.word}’", (edit._replace(span=through_copy),), Safety.UNSAFE))

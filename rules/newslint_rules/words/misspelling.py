"""A misspelt word makes readers doubt the rest. It is one that neither the lexicon nor pyspellchecker's English word list knows.

The message gives up to three likely words; the fix puts in the first, for a person to confirm. The word list is loaded
when a candidate turns up (some 150 ms). Off by default: new words, foreign words and jargon are unknown as well.

Left alone: words with a capital, a hyphen, an apostrophe or a digit, words that stand twice in the text, compounds of known
words, lines in other languages, words that nothing common is like, and what the user's word lists accept.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from newslint.lexicon import english
from newslint_rules.words._lines import is_english
from newslint_rules.words._spelling import suggestions

WORD = Pattern(r"(?<![\w@#/\\.&’'=+-])[a-z]{4,}(?![\w@/\\&=+(-]|[.’']\w|:[\w/])")


@rule(
    code="WRD008",
    summary="Word misspelt",
    trigger=r"[a-z][a-z][a-z][a-z]",
    safety=Safety.UNSAFE,
    default=False,
    examples=[
        Bad("The goverment fell.", "The government fell."),
        Bad("They will recieve it tomorow.", "They will receive it tomorrow.", findings=2),
        Good("The Goverment party's retweeted e-goverment paywall is at goverment.example.org."),
        Good("A qubit is no bit; a qubit is new."),
    ],
)
def misspelling(block: Block) -> Iterator[Finding]:
    document = block.document
    for match in WORD.finditer(block.text):
        word = match.group()
        if word.encode() in english() or word in document.accepted or document.count(word) > 1:
            continue
        if not is_english(block, match.start()):
            continue
        likely = suggestions(word)
        if likely:
            meant = ", ".join(f"‘{each}’" for each in likely)
            yield block.flag(match, f"‘{word}’ may be misspelt for {meant}", likely[0], safety=Safety.UNSAFE)

"""Where a line break or a tag between two words is dropped, they become one that no reader expects: `inthe`, `ofJanuary`.

A word that the lexicon does not know is taken apart if there is one way to do so, and both parts are among the commonest
words, or the second is a name. The fix puts the space back, for a person to confirm.

Left alone: known words ("into", "without"), words that stand twice unless both parts are function words, names and
brands, words in quotation marks, four letters where a noun has to stand ("the itin"), addresses and code, and lines in
other languages.
"""

import re
from collections.abc import Iterable, Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, Trigger, rule
from newslint.lexicon import english
from newslint_rules.words._common import BEFORE_NAMES, CLOSED, CODE, FIRST, GLUED, REAL, VERBS, is_glued
from newslint_rules.words._lines import is_english
from newslint_rules.words._names import ALWAYS_FIRST

TOKEN = Pattern(
    r"(?<![\w@/#.\\'’&+=-])(?:(?P<words>[A-Za-z][a-z]{2,})|(?P<first>[a-z]{2,4})(?P<name>[A-Z][a-z]{2,}))"
    r"(?=['’]s\b|[^\w@/\\&+=('’-]|$)(?![.:][\w/])"
)
START = Pattern(r"(?:\n|[.!?:][”’\"')]? )[“‘\"'(]?\Z")
WINDOW = 5
DETERMINER = Pattern(r"(?i)\b(?:a|an|another|her|his|its|my|our|that|the|their|this|your) \Z")
DETERMINED = 8
"""Code points before a word that hold its determiner."""
SHORT = 4
QUOTES = "“”‘’\"'"


def pattern() -> str:
    """An RE2 pattern for two of the commonest words in one, and for one of a few with a name."""
    pairs = (*GLUED, (frozenset(word.capitalize() for word in FIRST), VERBS), (BEFORE_NAMES, ("[A-Z][a-z]+",)))
    return rf"\b(?:{'|'.join(f'(?:{_either(first)})(?:{_either(second)})' for first, second in pairs)})\b"


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words))


def unknown(text: bytes, start: int, end: int) -> bool:
    """Whether a match is no known word."""
    return text[start:end].lower() not in english()


@rule(
    code="WRD002",
    summary="Two words run together",
    trigger=Trigger(pattern, unknown, unknown),
    safety=Safety.UNSAFE,
    supersedes=("WRD008",),
    examples=[
        Bad("One ofthe ships lay inthe harbour.", "One of the ships lay in the harbour.", findings=2),
        Bad("The talks began inJanuary and failed.", "The talks began in January and failed."),
        Bad("Theyhave seen it.", "They have seen it."),
        Good("Today another boat came into the harbour without any of the goods."),
        Good("Tobe and Hasan met at Newsday; see getValue or forEach, and write to inthe@example.org."),
        Good("El himno de la ciudad."),
        Good("She changed the itin, saw the comet ison. An app called “myfamily” won."),
    ],
)
def run_together_words(block: Block) -> Iterator[Finding]:
    for match in TOKEN.finditer(block.text):
        cut = _cut(block, match)
        if cut and is_english(block, match.start()):
            at = match.start() + cut
            message = f"‘{match.group()[:cut]}’ and ‘{match.group()[cut:]}’ run together"
            yield block.flag(match, message, " ", at=(at, at), safety=Safety.UNSAFE)


def _cut(block: Block, match: re.Match[str]) -> int:
    """Where a word is to be cut in two; 0 if it is not."""
    word, lower, document = match.group(), match.group().lower(), block.document
    if match["name"]:
        if lower in document.accepted or lower.encode() in english():
            return 0
        name = match["name"].lower()
        known = name.encode() in english() or document.count(match["name"]) > 0
        is_name = match["first"] in BEFORE_NAMES and name not in ALWAYS_FIRST | CODE and document.count(word) == 1
        return match.end("first") - match.start() if known and is_name and b"`" not in document.source.text else 0
    cuts = [cut for cut in range(1, len(word)) if is_glued(lower[:cut], lower[cut:])]
    if len(cuts) != 1 or lower in document.accepted or lower in REAL or lower.encode() in english():
        return 0
    first, second = lower[: cuts[0]], lower[cuts[0] :]
    if (len(word) == SHORT and _is_noun(match)) or _is_quoted(match):
        return 0
    function_words = first in CLOSED and second in CLOSED | {"a", "an"}
    if word[0].isupper() and not (first in FIRST and second in VERBS and _starts_sentence(match)):
        return 0
    return cuts[0] if function_words or document.count(word) == 1 else 0


def _is_noun(match: re.Match[str]) -> bool:
    """Whether a word stands where only a noun can: behind a determiner, or at the end of a sentence."""
    text, start, end = match.string, match.start(), match.end()
    return DETERMINER.search(text[max(start - DETERMINED, 0) : start]) is not None or text[end : end + 1] in (*".?!",)


def _is_quoted(match: re.Match[str]) -> bool:
    """Whether a word has quotation marks of its own."""
    before, after = match.string[max(match.start() - 1, 0) : match.start()], match.string[match.end() : match.end() + 1]
    return bool(before and after) and before in QUOTES and after in QUOTES


def _starts_sentence(match: re.Match[str]) -> bool:
    before = match.string[max(match.start() - WINDOW, 0) : match.start()]
    return START.search(before if len(before) == WINDOW else f"\n{before}") is not None

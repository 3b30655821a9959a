"""Print breaks long words with a hyphen at the end of a line, and text taken from a page keeps hyphen and break: `govern- ment`.

No search finds the word then. The fix joins the halves where that gives a known word, or a name that the text has as well.

Left alone: what the text writes with a hyphen elsewhere, prefixes that many write with one ("anti-", "co-"), hyphens that
stand for a part ("pre- and post-war"), and dashes between words that make none together.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Edit, Finding, Fix, Good, Pattern, Safety, Span, rule
from newslint.lexicon import COMMON, english
from newslint_rules.words._lines import is_english

HYPHEN = Pattern(r"(?<![\w’'@/.-])([A-Za-z][a-z]+)-(?: |[ \t]*\r?\n[ \t]*)([a-z]+)(?![\w@/’'-])")
LAST = Pattern(r"(?<![\w’'@/.-])([A-Za-z][a-z]+)-\Z")
FIRST = Pattern(r"([a-z]+)(?![\w@/’'-])")
PART = frozenset("and but nor or to".split())
PREFIXES = frozenset(
    "anti bi co counter ex extra inter mid multi non over post pre pro re self semi sub super under".split()
)
FREQUENT = 4.3
"""Zipf frequency from which nobody writes a word with its prefix apart ("report")."""


@rule(
    code="WRD004",
    summary="Hyphen left from the end of a line",
    trigger=r"[a-z]-(?: |[ \t\v\f]*\r?\n[\s\v]*)[a-z]",
    safety=Safety.UNSAFE,
    supersedes=("WRD001", "WRD008"),
    examples=[
        Bad("The govern- ment fell.", "The government fell."),
        Bad("The talks ended, the minis-\nter said.", "The talks ended, the minister said."),
        Bad("Anna Lindqvist sang. The crowd loved Lind- qvist.", "Anna Lindqvist sang. The crowd loved Lindqvist."),
        Good("They like pre- and post-war films, fact- or fiction-based."),
        Good("The new plan- which is old- fell. He re- entered."),
        Good("Some write news-paper, and break it: news- paper."),
    ],
)
def line_end_hyphen(block: Block) -> Iterator[Finding]:
    for match in HYPHEN.finditer(block.text):
        word = _joined(block, match.group(1), match.group(2))
        if word and is_english(block, match.start()):
            at = (match.end(1), match.start(2))
            yield block.flag(match, f"‘{word}’ is broken by a hyphen", "", at=at, safety=Safety.UNSAFE)
    last, after = LAST.search(block.text), block.next
    first = FIRST.match(after.text) if last and after and after.kind == block.kind == "paragraph" else None
    if last and after and first:
        word, gap = _joined(block, last.group(1), first.group(1)), block.gap
        if word and gap and is_english(block, 1):
            finding = block.flag_break(last.start(), f"‘{word}’ is broken by a hyphen", "", Safety.UNSAFE)
            edit = Edit(Span(block.span((last.end() - 1, last.end())).start, gap.end), "")
            yield finding._replace(fix=Fix("Join the word", (edit,), Safety.UNSAFE))


def _joined(block: Block, head: str, tail: str) -> str:
    """The word that two halves make; empty where they make none or are not meant to."""
    word, document = head + tail, block.document
    hyphenated = f"{head}-{tail}"
    if tail in PART or hyphenated.encode() in document.text or _is_prefixed(head, tail):
        return ""
    if not document.accepted.isdisjoint((head.lower(), tail, hyphenated.lower())):
        return ""
    known = english().zipf(word.lower().encode()) >= COMMON or (head[0].isupper() and document.count(word) > 0)
    return word if known else ""


def _is_prefixed(head: str, tail: str) -> bool:
    joined = (head + tail).lower().encode()
    return head.lower() in PREFIXES and tail.encode() in english() and english().zipf(joined) < FREQUENT

"""Feeds and paywalls hand out the start of a text, and it breaks off: "The council said on" or "[+1234 chars]".

What is missing is nowhere in the file, so there is no fix.

Left alone: texts that end on a full stop, another mark or a quotation, on an ellipsis for effect, or on a line that is no sentence
of the text: a credit, an address, a heading, a list item, an appeal to follow or subscribe.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Document, Finding, Good, Pattern, rule
from newslint.lexicon import english

MARK = Pattern(
    r"\[\+ ?\d+ ?char(?:acter)?s?\]$|\[(?:\.\.\.|…|&hellip;|truncated|cut|continued|more)\]\.{0,3}$"
    r"|(?:\.\.\.|…)? ?\((?:continued|continues|cont'd|cont\.|more|truncated)(?: (?:on|below|next)[^()]*)?\)\.{0,3}$",
    2,
)
OPEN_ELLIPSIS = Pattern(
    r"\b(?:a|an|and|at|but|by|for|from|his|into|its|of|or|than|that the|the|their|to|with)(?: ?…|\.\.\.)$"
)
LAST_WORD = Pattern(r"(?:^|[\s“\"(—–-])([a-z][a-z’'-]*)$|[A-Za-z0-9],$")
NEVER_LAST = frozenset(
    """
    a although an and are as at be because been between but by every for from had has have he his if including into is its
    may might must my nor of or our she should than that the their they to under until upon was we were when where whether
    which while who whose will with would your
    """.split()
)
"""Words that end no sentence of news."""
NO_TEXT = Pattern(
    r"[-*•‣◦▪–·>#|(\[©@]|(?:related|see also|read|more|source|photos?|image|picture|caption|tags?|by|via|posted|filed|follow|share"
    r"|watch|video|contact|copyright|correction|note|editor|reporting|written|compiled|with|additional|thanks?)(?:\b|(?-i:[A-Z]))",
    2,
)
NO_PROSE = Pattern(
    r"\b(?:click|comments?|copyright|download|email|e-mail|facebook|follow|instagram|log in|newsletter|register|registering|reprinted"
    r"|source|subscribe|twitter|visit|website|youtube)\b",
    2,
)
SHORT_WORDS = frozenset("a am an as at be by do go he if in is it me mm my no of oh ok on or so to up us we".split())
SIGN_OFFS = frozenset("end ends more reuter reuters".split())
MARKS = (".", "!", "?", '"', "'", ":", "”", "’")
STOPPED = tuple(mark.encode() for mark in MARKS)
MARK_ENDS = ("]", ")", "…", "...")
MARKED = 40
"""Code points at the end of a line that hold a mark, or the last word."""
TAIL = 600
"""Bytes at the end of a text that hold its last line, or enough of it."""
FEW, LONG, SHORTEST = 8, 18, 4
"""Words of a line that may be a sentence, of one that must be, and of what is left of a sentence."""


@rule(
    code="STR007",
    summary="Text breaks off",
    scope="document",
    safety=None,
    default=False,
    examples=[
        Bad("It rained.\n\nThe council said on Monday that it would not agree to the"),
        Bad("It rained for a week. The river rose by two met… [+1234 chars]"),
        Bad("It rained.\n\nThe mayor told the council that no more homes would be built (continued)"),
        Bad("It rained all day. The river rose. The mayor asked everybody in the two villages to pack and le"),
        Good("It rained.\n\nThe council said it would not agree to it."),
        Good("It rained. It poured.\n\nWatch the people of the valley leave their homes as the river rises"),
        Good("And so, on the last day of the year, it all came to nothing…"),
        Good("It rained.\n\nUnited States Latest News"),
    ],
)
def truncated_text(document: Document) -> Iterator[Finding]:
    tail = document.text[-TAIL:].rstrip()
    if tail.endswith(STOPPED) and not tail.endswith(b"..."):
        return
    line = tail[tail.rfind(b"\n") + 1 :].decode("utf-8", "replace").strip()
    marked = line.endswith(MARK_ENDS) and (MARK.search(line[-MARKED:]) or OPEN_ELLIPSIS.search(line[-MARKED:]))
    if not marked and not _may_be_cut(line):
        return
    block = document.blocks[-1]
    if marked or (block.kind == "paragraph" and _is_cut(block)):
        start = len(block.text) - len(block.text.split()[-1])
        yield block.flag((start, len(block.text)), "The text breaks off here")


def _may_be_cut(line: str) -> bool:
    last = LAST_WORD.search(line[-MARKED:])
    return last is not None and last[1] not in SIGN_OFFS and len(line.split()) >= FEW and NO_TEXT.match(line) is None


def _is_cut(block: Block) -> bool:
    """Whether the last sentence of a block cannot end where it does, or is one of several and has no end."""
    last = LAST_WORD.search(block.text[-MARKED:])
    sentence = block.text[slice(*block.sentences[-1])]
    words = sentence.split()
    if last is None or not sentence.lstrip("“\"‘'($")[:1].isupper():
        return False
    if last[1] is None or last[1] in NEVER_LAST:
        return True
    above = block.document.blocks[max(block.index - 3, 0) : block.index]
    stopped = [each.text.endswith(MARKS) for each in above if len(each.text.split()) >= FEW]
    if (
        len(words) < SHORTEST
        or not all(stopped)
        or len(stopped) + len(block.sentences) < 3
        or NO_PROSE.search(sentence)
    ):
        return False
    unknown = [word for word in words if word.isascii() and word.isalpha() and word.islower() and not _is_known(word)]
    if unknown:
        return unknown == [last[1]]
    return len(block.sentences) > 1 or len(words) >= LONG


def _is_known(word: str) -> bool:
    return word in SHORT_WORDS if len(word) < 3 else word.encode() in english()

"""A quotation that is opened and never closed, or closed and never opened, leaves the reader to guess whose words they are.

Left alone: a quotation that goes on in the next paragraph, whether that paragraph opens with a mark of its own or not;
quotations inside quotations, single marks and apostrophes, inches and seconds.
"""

from collections.abc import Generator, Iterator
from itertools import accumulate

from newslint import Bad, Block, Document, Finding, Good, Pattern, rule
from newslint_rules.quotes._marks import DOUBLE, DOUBLE_OR_TWO, Mark, doubles

Place = tuple[Block, Mark]
OPENING, CLOSING = "“".encode(), "”".encode()
TWO_SINGLES = ("''", "``", "’’", "‘‘")
ENDS = (".", "!", "?", "…")
ATTRIBUTED = Pattern(
    r"[,?!] (?:[\w.’'-]+ ){0,6}?(?:said|says|saying|added|adds|told|asked|wrote|explained|argued|warned|insisted|replied|claimed"
    r"|noted|recalled|continued|declared|stated|tweeted|testified)\b[^.!?\n]{0,99}[.!?]\s*$"
)
"""A speaker at the end of a stretch: what stands before was a quotation that should have been closed."""
UNSURE = Pattern('[0-9]["”]|=["“”]')
"""What may be inches or code, in a block whose marks do not pair up."""


@rule(
    code="QUO002",
    summary="Quotation mark without its partner",
    default=False,
    trigger='["“”]',
    scope="document",
    safety=None,
    examples=[
        Bad("“We have won, she said.\n\nNobody cheered."),
        Bad("We have won,” she said.\n\nNobody cheered."),
        Bad('The "great day was here.\n\nHe called it "a start".'),
        Good("“We have won. It took years.\n\n“It was worth it,” she said."),
        Good("“We have won.\n\nIt took years,” she said."),
        Good("“He said “no” to me,” she said of the 6'2\" guard. \"Rock 'n' roll,\" he said."),
        Good('The 7" single and the 5’10” singer of "Heroes".'),
    ],
)
def unbalanced_quotes(document: Document) -> Iterator[Finding]:
    if document.text.count(OPENING) == document.text.count(CLOSING) and not _has_odd_line(document.text):
        return
    waiting: Place | None = None
    for block in document.blocks:
        if waiting or not _has_pairs(document.text[block.start : block.end]):
            waiting = yield from _follow(block, waiting)
    if waiting:
        yield _unclosed(waiting)


def _has_odd_line(text: bytes) -> bool:
    """Whether a line ends inside straight marks, which is the case if and only if a line has an odd number of them."""
    parts = text.split(b'"') if b'"' in text else []
    return len(parts) > 1 and (len(parts) % 2 == 0 or b"\n" in b"".join(parts[1::2]))


def _has_pairs(text: bytes) -> bool:
    """Whether a block has as many closing marks as opening ones. Those that face the wrong way are for QUO004."""
    return text.count(OPENING) == text.count(CLOSING) and not text.count(b'"') % 2


def _follow(block: Block, waiting: Place | None) -> Generator[Finding, None, Place | None]:
    """Go through the marks of a block; `waiting` is the opening mark of a quotation that goes on, here or from above."""
    kind = DOUBLE_OR_TWO if any(map(block.text.__contains__, TWO_SINGLES)) else DOUBLE
    marks = list(doubles(block.text, kind, inside=waiting is not None))
    if UNSURE.search(block.text) or (waiting is None and _is_balanced(marks)):
        return None
    for mark in marks:
        if mark.opens if mark.lean or mark.glyph != '"' else not waiting:
            if waiting and not _goes_on(waiting, block, mark):
                yield _unclosed(waiting)
            waiting = block, mark
        else:
            if not waiting:
                yield block.flag((mark.start, mark.end), "This quotation was never opened")
            waiting = None
    return waiting


def _goes_on(waiting: Place, block: Block, mark: Mark) -> bool:
    """Whether a mark opens a quotation again, in a new paragraph or where a paragraph was joined to the one above."""
    first, opening = waiting
    between = block.text[opening.end if first is block else 0 : mark.start]
    if first is not block:
        between, above = "" if not any(map(str.isalnum, between)) else between, first.text[opening.end :]
        return not between and not ATTRIBUTED.search(above)
    return between.rstrip().endswith(ENDS) and not ATTRIBUTED.search(between)


def _is_balanced(marks: list[Mark]) -> bool:
    """Whether the marks of a block pair up, quotations inside quotations too."""
    depths = list(accumulate(1 if mark.opens else -1 for mark in marks))
    return not depths or (not depths[-1] and min(depths) >= 0)


def _unclosed(place: Place) -> Finding:
    block, mark = place
    return block.flag((mark.start, mark.end), "This quotation is never closed")

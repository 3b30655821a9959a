"""A quotation that is opened and never closed, or closed and never opened, leaves the reader to guess whose words they are.

Left alone: a quotation that goes on in the next paragraph, whether that paragraph opens with a mark of its own or not;
quotations inside quotations, single marks and apostrophes, inches and seconds.
"""

from collections.abc import Iterator
from itertools import accumulate

from newslint import Bad, Block, Document, Finding, Good, Pattern, rule
from newslint_rules.quotes._attribution import is_attributed
from newslint_rules.quotes._marks import DOUBLE, DOUBLE_OR_TWO, Mark, doubles

Place = tuple[Block, Mark]
OPENING, CLOSING = "“".encode(), "”".encode()
MARKS = (b'"', b"\xe2\x80", b"''", b"``")
"""The bytes that marks start with, one of which is in any block that has some."""
TWO_SINGLES = ("''", "``", "’’", "‘‘")
ENDS = (".", "!", "?", "…")
UNSURE = Pattern('[0-9]["”]|=["“”]')
"""What may be inches or code, in a block whose marks do not pair up."""


@rule(
    code="QUO002",
    summary="Quotation mark without its partner",
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
    pairs_up = document.occurrences(OPENING) == document.occurrences(CLOSING)
    if pairs_up and not any(document.of_blocks(_has_odd_line)):
        return
    opened: list[Place] = []
    for at, (has_marks, has_pairs) in enumerate(document.of_blocks(_signs)):
        if has_marks and (opened or not has_pairs):
            yield from _follow(document.blocks[at], opened)
    yield from map(_unclosed, opened)


def _has_odd_line(block: Block) -> bool:
    """Whether a line ends inside marks of any shape, which is so if and only if a line has an odd number of them."""
    text = block.data
    if OPENING in text or CLOSING in text:
        text = text.replace(OPENING, b'"').replace(CLOSING, b'"')
    parts = text.split(b'"')
    return len(parts) > 1 and (len(parts) % 2 == 0 or b"\n" in b"".join(parts[1::2]))


def _signs(block: Block) -> tuple[bool, bool]:
    """Whether a block may have marks, and has as many that close as open; what faces the wrong way is for QUO004."""
    text = block.data
    has_pairs = text.count(OPENING) == text.count(CLOSING) and not text.count(b'"') % 2
    return any(map(text.__contains__, MARKS)), has_pairs


def _follow(block: Block, opened: list[Place]) -> Iterator[Finding]:
    """Go through the marks of a block; `opened` are the marks of quotations that go on, the innermost last."""
    marks = block.once(_marks_going_on if opened else _marks)
    if marks is None:
        opened.clear()
        return
    if not opened and _is_balanced(marks):
        return
    for mark in marks:
        place = block, mark
        if not (mark.opens if mark.lean or mark.glyph != '"' else not opened) and (
            opened or not _faces_away(block, mark)
        ):
            if not opened:
                yield block.flag((mark.start, mark.end), "This quotation was never opened")
            del opened[-1:]
        elif opened and _is_over(opened[-1], block, mark):
            yield _unclosed(opened.pop())
            opened.append(place)
        elif opened and _goes_on(opened[-1], block, mark):
            opened[-1] = place
        else:
            opened.append(place)


def _marks(block: Block, inside: bool = False) -> list[Mark] | None:
    """The marks of a block; None where they cannot be told from inches and code."""
    if UNSURE.search(block.text):
        return None
    kind = DOUBLE_OR_TWO if any(map(block.text.__contains__, TWO_SINGLES)) else DOUBLE
    return list(doubles(block.text, kind, inside))


def _marks_going_on(block: Block) -> list[Mark] | None:
    """The same where a quotation goes on from above."""
    return _marks(block, inside=True)


def _faces_away(block: Block, mark: Mark) -> bool:
    """Whether a closing mark stands where an opening one should: before a word, or behind a space."""
    before, after = block.text[: mark.start][-1:], block.text[mark.end :][:1]
    return mark.glyph == "”" and (not before.strip() or (after.isalnum() and not before.isalnum()))


def _is_over(waiting: Place, block: Block, mark: Mark) -> bool:
    """Whether a speaker is named between an opening mark and the next, or the end of the block, so that one is missing."""
    first, opening = waiting
    end = mark.start if first is block else len(first.text)
    return block.document.recall(is_attributed, first.text, opening.end, end)


def _goes_on(waiting: Place, block: Block, mark: Mark) -> bool:
    """Whether a mark opens a quotation again, in a new paragraph or where a paragraph was joined to the one above."""
    first, opening = waiting
    if first is block:
        return block.text[opening.end : mark.start].rstrip().endswith(ENDS)
    return not any(map(str.isalnum, block.text[: mark.start]))


def _is_balanced(marks: list[Mark]) -> bool:
    """Whether the marks of a block pair up, quotations inside quotations too."""
    depths = list(accumulate(1 if mark.opens else -1 for mark in marks))
    return not depths or (not depths[-1] and min(depths) >= 0)


def _unclosed(place: Place) -> Finding:
    block, mark = place
    return block.flag((mark.start, mark.end), "This quotation is never closed")

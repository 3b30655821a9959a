"""List items lose their text on the way, and leave a bullet or a number on a line of its own, or a number amid a sentence.

A marker without an item tells the reader nothing. The fix removes it, for a person to confirm: the text may have to come back.

Left alone: markers whose neighbours count on (1., 2., 3.), numbers that belong to what stands before them ("Article 5.",
"Sept. 3.", "aiming for 60."), dashes and stars that divide sections, more than one of a kind, and whatever fills the cell of a table.
"""

from collections import Counter
from collections.abc import Iterator

from newslint import Bad, Block, Document, Finding, Good, Pattern, Safety, rule
from newslint_rules.structure._numbers import takes_number

LONE = Pattern(r"[-*•‣◦▪–·]|([0-9]{1,3})[.)]")
NUMBER = Pattern(r"(?:^|(?<=[\s(]))([0-9]{1,3})\. (?=([a-z]+)\b(?![@:/]|\.\w))")
BEFORE = 60
"""Code points before a number that hold the word before it."""
NEAR = 50
"""Blocks to look through for a list item beside a row of lone marks."""
COUNTED = Pattern(r"(?:^|\s)([0-9]{1,3})[.)](?=\s|$)")
COUNTED_LINE = Pattern(r"(?m)^\s*([0-9]{1,3})[.)](?=\s|$)")


@rule(
    code="STR003",
    summary="List marker without an item",
    trigger=r"(?m)^[ \t\f\v]*(?:[-*•‣◦▪–·]|[0-9]+[.)])[ \t\r\f\v]*$|[0-9]\. [a-z]",
    safety=Safety.UNSAFE,
    examples=[
        Bad("The plan has three parts.\n\n•\n\nIt starts in May.", "The plan has three parts.\n\nIt starts in May."),
        Bad("Voters agreed.\n4.\nThe count goes on.", "Voters agreed.\nThe count goes on."),
        Bad("The first part ends here.\n\n-\n\nThe second begins.", "The first part ends here.\n\nThe second begins."),
        Bad("City Desk / ★ 14. in the county", "City Desk / ★ in the county"),
        Bad("The mayor 27. told reporters to wait.", "The mayor told reporters to wait."),
        Bad("Buy bread.\n\n- milk\n-\n", "Buy bread.\n\n- milk\n", format="markdown"),
        Good("1.\nPeel them.\n2.\nBoil them."),
        Good("Under Article 5. members help each other, and in No. 10. nobody slept."),
        Good("He turned 27. then he left for a job that paid up to 60. with luck."),
        Good("Here ends one.\n\n-\n\nThe second begins.\n\n-\n\nAnd a third."),
    ],
)
def dangling_list_marker(block: Block) -> Iterator[Finding]:
    lone = LONE.fullmatch(block.text)
    if lone:
        if not (_counts_on(block.document, int(lone[1])) if lone[1] else _divides(block)):
            yield block.flag(block.whole, "A list marker without an item", block.removal(), safety=Safety.UNSAFE)
        return
    listed: set[int] | None = None
    for match in NUMBER.finditer(block.text):
        if takes_number(block.text[max(match.start() - BEFORE, 0) : match.start()], match[2]):
            continue
        listed = listed or _numbers_near(block)
        if listed.isdisjoint((int(match[1]) - 1, int(match[1]) + 1)):
            stray = (match.start(1), match.end())
            yield block.flag(
                (match.start(1), match.end() - 1), "A list number amid the text", "", at=stray, safety=Safety.UNSAFE
            )


def _divides(block: Block) -> bool:
    """Whether a dash or a star divides sections, or fills a cell: no list item with the same mark stands beside it."""
    if block.kind == "table_cell":
        return True
    if block.kind == "marker" or block.text in "•‣◦▪":
        return False
    blocks = block.document.blocks
    above = next(
        (each for each in blocks[max(block.index - NEAR, 0) : block.index][::-1] if each.text != block.text), block
    )
    below = next((each for each in blocks[block.index : block.index + NEAR] if each.text != block.text), block)
    items = any(each.text.startswith(block.text) and each is not block for each in (above, below))
    return not items and (block.text == "–" or block.document.once(_lone_marks)[block.text] > 1)


def _lone_marks(document: Document) -> Counter[str]:
    """How often each mark stands alone."""
    return Counter(filter(None, document.of_blocks(_lone_mark)))


def _lone_mark(block: Block) -> str:
    return block.text if block.end - block.start < 4 else ""


def _counts_on(document: Document, number: int) -> bool:
    """Whether the number before or after this one starts a line somewhere."""
    return not document.once(_line_numbers).isdisjoint((number - 1, number + 1))


def _line_numbers(document: Document) -> frozenset[int]:
    return frozenset().union(*document.of_blocks(_numbers_at_starts))


def _numbers_at_starts(block: Block) -> frozenset[int]:
    return frozenset(int(match[1]) for match in COUNTED_LINE.finditer(block.text))


def _numbers_near(block: Block) -> set[int]:
    """The numbers that may count items nearby."""
    blocks = block.document.blocks
    nearby = " ".join(each.text for each in blocks[max(block.index - 6, 0) : block.index + 7])
    return {int(match[1]) for match in COUNTED.finditer(nearby)}

"""List items lose their text on the way, and leave a bullet or a number on a line of its own, or a number amid a sentence.

A marker without an item tells the reader nothing. The fix removes it, for a person to confirm: the text may have to come back.

Left alone: markers whose neighbours count on (1., 2., 3.), numbers that belong to a word before them ("Article 5.", "Sept. 3."),
and rules and stars that divide sections.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule

LONE = Pattern(r"[-*•‣◦▪–·]|([0-9]{1,3})[.)]")
DIVIDERS = "-*–·"
NUMBER = Pattern(r"(?:^|(?<=\s))([0-9]{1,3})\. (?=[a-z])")
COUNTED = Pattern(r"(?:^|\s)([0-9]{1,3})[.)](?=\s|$)")
WORD_BEFORE = Pattern(r"[\w)”’\"'%€$£.,:;–-]\s*$")


@rule(
    code="STR003",
    summary="List marker without an item",
    trigger=r"(?m)^[ \t\f\v]*(?:[-*•‣◦▪–·]|\d+[.)])[ \t\r\f\v]*$|[0-9]\. [a-z]",
    safety=Safety.UNSAFE,
    examples=[
        Bad("The plan has three parts.\n\n•\n\nIt starts in May.", "The plan has three parts.\n\nIt starts in May."),
        Bad("Voters agreed.\n4.\nThe count goes on.", "Voters agreed.\nThe count goes on."),
        Bad("City Desk / ★ 14. in the county", "City Desk / ★ in the county"),
        Bad("Buy bread.\n\n- milk\n-\n", "Buy bread.\n\n- milk\n", format="markdown"),
        Good("1.\nPeel them.\n2.\nBoil them."),
        Good("Under Article 5. members help each other, and in No. 10. nobody slept."),
        Good("He turned 27. then he left."),
        Good("The first part ends here.\n\n-\n\nThe second begins."),
    ],
)
def dangling_list_marker(block: Block) -> Iterator[Finding]:
    lone = LONE.fullmatch(block.text)
    if lone:
        if not (_counts_on(block, int(lone.group(1))) if lone.group(1) else _divides(block)):
            yield block.flag(block.whole, "A list marker without an item", block.removal(), safety=Safety.UNSAFE)
        return
    for match in NUMBER.finditer(block.text):
        if not WORD_BEFORE.search(block.text[: match.start()]) and not _counts_on(block, int(match.group(1))):
            stray = (match.start(1), match.end())
            yield block.flag(
                (match.start(1), match.end() - 1), "A list number amid the text", "", at=stray, safety=Safety.UNSAFE
            )


def _divides(block: Block) -> bool:
    """Whether a dash or a star divides sections, or fills a cell: no list item with the same mark stands beside it."""
    if block.kind == "table_cell":
        return True
    beside = block.document.blocks[max(block.index - 1, 0) : block.index + 2]
    items = [each for each in beside if each is not block and each.text.startswith(block.text)]
    return block.kind != "marker" and block.text in DIVIDERS and not items


def _counts_on(block: Block, number: int) -> bool:
    """Whether the number before or after this one marks something nearby."""
    blocks = block.document.blocks
    nearby = " ".join(each.text for each in blocks[max(block.index - 6, 0) : block.index + 7])
    return not {number - 1, number + 1}.isdisjoint(int(match.group(1)) for match in COUNTED.finditer(nearby))

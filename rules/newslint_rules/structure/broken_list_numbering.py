"""Items that are lost or moved leave a numbered list that counts 1, 2, 4, and references to its numbers go wrong.

The fix counts on without the gap, for a person to confirm: an item may be missing.

Left alone: lists that do not start at one, count down, have ties, or skip more than two numbers, where a number may mean a rank, a
date or a page. Markdown counts by itself. Off by default, since rankings that show only some places look the same.
"""

from collections.abc import Iterator
from itertools import pairwise

from newslint import Bad, Block, Document, Finding, Good, Pattern, Safety, rule

NUMBER = Pattern(r"([0-9]{1,3})[.)] ")
NEAR = 3
"""Blocks between two numbers of one list."""
SKIP = 3
ITEMS = 3


@rule(
    code="STR009",
    summary="List that skips a number",
    trigger=r"(?m)^\s*1[.)] ",
    scope="document",
    formats=("plain",),
    safety=Safety.UNSAFE,
    default=False,
    examples=[
        Bad("1. Peel them.\n2. Boil them.\n4. Mash them.", "1. Peel them.\n2. Boil them.\n3. Mash them."),
        Bad("1) Weir\n3) Lund\n4) Dorn", "1) Weir\n2) Lund\n3) Dorn", findings=2),
        Good("1. Peel them.\n2. Boil them.\n3. Mash them."),
        Good("3. Weir\n2. Lund\n1. Dorn"),
        Good("1. Weir\n2. Lund\n2. Dorn\n4. Holt"),
        Good("1. Weir\n2. Lund\n17. Dorn"),
    ],
)
def broken_list_numbering(document: Document) -> Iterator[Finding]:
    items: list[tuple[Block, int]] = []
    for block in document.blocks:
        match = NUMBER.match(block.text)
        if match is None:
            continue
        number = int(match[1])
        if items and (number == 1 or block.index - items[-1][0].index > NEAR):
            yield from _renumbered(items)
            items = []
        if items or number == 1:
            items.append((block, number))
    yield from _renumbered(items)


def _renumbered(items: list[tuple[Block, int]]) -> Iterator[Finding]:
    steps = [after - before for (_, before), (_, after) in pairwise(items)]
    if len(items) < ITEMS or not all(0 < step <= SKIP for step in steps):
        return
    for right, (block, number) in enumerate(items, 1):
        if number != right:
            where = 0, len(str(number))
            yield block.flag(where, f"The list skips to {number}", str(right), safety=Safety.UNSAFE)

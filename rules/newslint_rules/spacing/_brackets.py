"""Brackets in a block: which of them belong together, and which stand alone."""

from collections.abc import Iterator

from newslint import Block, Pattern

BRACKETS = {"(": Pattern(r"[()]"), "[": Pattern(r"[\[\]]")}
CODE = Pattern(r"\$[A-Za-z_]|[{}<>\\|_]|->|=[=>]|::|', '|^\[ \$")
AT_EDGE = Pattern(r"^[(\[](?P<first>[ \u00a0]+)|(?P<last>[ \u00a0]+)[)\]]$")
NEARBY = 5
"""Paragraphs to each side in which the partner of a bracket may stand."""


def matched(text: str, opening: str) -> tuple[list[tuple[int, int]], list[int]]:
    """The pairs of brackets of one kind, from the first to behind the second, and the brackets without a partner."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    lone: list[int] = []
    for match in BRACKETS[opening].finditer(text):
        if match[0] == opening:
            opened.append(match.start())
        elif opened:
            pairs.append((opened.pop(), match.end()))
        else:
            lone.append(match.start())
    return pairs, lone + opened


def stands_nearby(block: Block, opening: str, opens: bool) -> bool:
    """Whether a partner for brackets that have none in their block stands in one after it, or before it."""
    blocks, index = block.document.blocks, block.index
    near = blocks[index + 1 : index + 1 + NEARBY] if opens else blocks[max(index - NEARBY, 0) : index]
    return any((other.text[at] == opening) != opens for other in near for at in matched(other.text, opening)[1])


def gaps(text: str, start: int, end: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The spaces at the edges of what a pair of brackets holds: each with its bracket, and alone."""
    held = text[start:end]
    is_call = start > 0 and text[start - 1].isalnum()
    if any(map(str.isalnum, held)) and not is_call and not CODE.search(held):
        for match in AT_EDGE.finditer(held):
            first, last = match.span("first" if match["first"] else "last")
            yield (match.start() + start, match.end() + start), (first + start, last + start)

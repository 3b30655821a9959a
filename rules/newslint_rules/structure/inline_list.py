"""A list that lost its line breaks runs on in one paragraph: "• milk • bread" or "1. Peel. 2. Boil.", and is hard to read.

The fix gives each item a line of its own, for a person to confirm.

Left alone: numbers that a sentence counts with ("1) cheaper, 2) faster, and 3) safer"), lists that do not count from one, bullets
that part the names in a menu or a byline ("News • Sport"), and fewer than two bullets or three numbers.
"""

from collections.abc import Iterator
from itertools import pairwise

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule

BULLET = Pattern(r"(?:^|(?<=[ \t\xa0]))[•‣◦▪](?=[ \t\xa0]+\S)")
NUMBER = Pattern(r"(?:^|(?<=[ \t\xa0]))([0-9]{1,2})[.)](?= +[“\"‘']?[A-Za-z])")
PROSE = Pattern(r"(?:^|\s)[a-z]{2,}")
IN_SENTENCE = Pattern(r"(?:[,;:–-]|\b(?:and|or|to|of|in|no|section|article|chapter|page|part|rule|number))\s*$", 2)
BULLETS, NUMBERS = 2, 3
"""How many items make a list."""
BEFORE = 20
"""Code points before a marker that hold the word before it."""
TITLE = "Give each item a line of its own"


@rule(
    code="STR004",
    summary="List run into a paragraph",
    trigger=r"\S[ \t\xa0]+(?:[•‣◦▪][ \t\xa0]|3[.)] )",
    safety=Safety.UNSAFE,
    examples=[
        Bad("Bring these: • warm socks • a map • a lamp", "Bring these:\n• warm socks\n• a map\n• a lamp"),
        Bad("1. Peel them. 2. Boil them. 3. Mash them.", "1. Peel them.\n2. Boil them.\n3. Mash them."),
        Bad(
            "The winners were 1. Ann Weir 2. Bo Lund 3. Cy Dorn",
            "The winners were\n1. Ann Weir\n2. Bo Lund\n3. Cy Dorn",
        ),
        Bad("You need 1. a map 2. a lamp 3. luck", "You need\n1. a map\n2. a lamp\n3. luck"),
        Bad("<p>• Buy milk today • Then go home</p>", None, format="html"),
        Good("It was 1) Cheaper, 2) Faster, and 3) Safer than the last."),
        Good("By Ann Weir • May 3 • New York • Sport"),
        Good("He won 3. Lund had 2. Dorn had 1. Nobody had 4."),
        Good("• one line\n• another line"),
    ],
)
def inline_list(block: Block) -> Iterator[Finding]:
    text = block.text
    starts = _bullets(text) or _numbers(text)
    if not starts:
        return
    cuts = [(len(text[:start].rstrip()), start) for start in starts if text[:start].strip()]
    fix, at = None, (cuts[0][0], cuts[-1][1])
    if block.document.line_break is not None:
        items = [text[start:end] for (_, start), (end, _) in pairwise(cuts)]
        fix = block.document.line_break.join(["", *items, ""])
    yield block.flag(
        (starts[0], len(text)), "A list runs on in one paragraph", fix, at=at, safety=Safety.UNSAFE, title=TITLE
    )


def _bullets(text: str) -> list[int]:
    """Where the items start, unless they are names as in a menu."""
    starts = [match.start() for match in BULLET.finditer(text)]
    starts = starts[:1] + [start for start in starts[1:] if _is_inline(text, start)]
    items = [text[start + 1 : end] for start, end in pairwise([*starts, len(text)])]
    return starts if len(items) >= BULLETS and all(PROSE.search(item) for item in items) else []


def _numbers(text: str) -> list[int]:
    """Where the items start that count from one, unless a sentence counts them."""
    starts: list[int] = []
    for match in NUMBER.finditer(text):
        if int(match[1]) == len(starts) + 1 and (not starts or _follows(text, match.start())):
            starts.append(match.start())
    return starts if len(starts) >= NUMBERS else []


def _follows(text: str, start: int) -> bool:
    """Whether a marker stands after something that is not part of the same sentence."""
    return _is_inline(text, start) and not IN_SENTENCE.search(text[max(start - BEFORE, 0) : start])


def _is_inline(text: str, start: int) -> bool:
    """Whether something stands before a marker on its line."""
    return bool(text[text.rfind("\n", 0, start) + 1 : start].strip())

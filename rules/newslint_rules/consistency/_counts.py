"""Counts of people, homes and ships, and of what happened to them."""

from collections.abc import Iterator

from newslint import Block, Pattern

SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
NUMBER = rf"(?P<{{}}>(?i:\b(?:{'|'.join(SMALL)})\b)|(?<![\d.,])[0-9]{{{{1,3}}}}(?:,?[0-9]{{{{3}}}})*(?![\d.,]*\d))"
NOUN = r"(?P<{}>people|persons|men|women|children|students|soldiers|troops|civilians|officers|passengers|workers|residents|patients|protesters|victims|homes|houses|buildings|schools|villages|ships)"
FATES = "killed|dead|died|injured|wounded|hurt|missing|arrested|detained|rescued|evacuated|charged|hit|damaged|destroyed|flooded"
FATE = rf"(?P<{{}}>{FATES})"
COUNT = Pattern(
    rf"{NUMBER.format('n1')} {NOUN.format('w1')} (?:(?:were|are|was|have|had|been|left|reported|confirmed) )*{FATE.format('f1')}"
    rf"|\b{FATE.format('f2')} (?:at least |about |some |nearly |more than |over )?{NUMBER.format('n2')} {NOUN.format('w2')}"
)
PART = Pattern(
    r"(?i)\b(?:another|other|further|additional|more|of (?:them|whom|those)|including|among (?:them|those))\W+(?:\w+\W+)?$"
)


def counts(block: Block) -> Iterator[tuple[tuple[str, str], int, tuple[int, int]]]:
    """Who and what happened to them, how many, and where it says so."""
    for match in COUNT.finditer(block.text):
        number = match["n1"] or match["n2"]
        if not PART.search(block.text[: match.start("n1" if match["n1"] else "n2")]):
            value = SMALL.index(number.lower()) + 1 if number.isalpha() else int(number.replace(",", ""))
            fate = match["f1"] or match["f2"]
            yield (match["w1"] or match["w2"], "killed" if fate in ("dead", "died") else fate), value, match.span()

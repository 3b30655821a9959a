"""Sites repeat what people search for in a line that is written for search engines: "Kent Latest News, Kent Headlines".

It is part of the page, not of the story. The fix removes the line, for a person to confirm.

Left alone: such words in a sentence, names such as "Breaking News" that stand alone, and lines of more than twelve words.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule

TERM = r"(?:News|Headlines|Stories|Updates|Videos|Photos)"
OPENER = r"(?:Latest|Breaking|Live|Top|Today)"
LINE = Pattern(r"(?m)^[ \t]*(\S[^\n]*)(?<=[^ \t\r])")
PART = Pattern(r"[ \t]*(?:[,|•·/;]|[ \t][-–—][ \t])[ \t]*")
ENDS = Pattern(rf"\b{TERM}(?: (?:Today|Online|Live|Now))?$|\b{OPENER}\b.*\b{TERM}\b")
OPENS = Pattern(rf"\b{OPENER}\b.*\b{TERM}\b")
MOST_WORDS = 12


@rule(
    code="WEB005",
    summary="Line written for search engines",
    trigger=rf"{OPENER}(?:['’]s)?(?: [A-Z0-9][^ \n,|]*)* {TERM}",
    safety=Safety.UNSAFE,
    examples=[
        Bad("It rained.\n\nKent Latest News, Kent Headlines\n", "It rained.\n"),
        Bad("Breaking News | Sports News | Top Stories\nIt rained.", "It rained."),
        Bad("It rained.\nLatest Harbour News - Ferry Updates Today", "It rained."),
        Good("He reads Breaking News, Local Headlines and the weather."),
        Good("Breaking News\n\nIt rained in Top Stories, the shop."),
        Good("Today, the Morning News and its Headlines editor moved."),
    ],
)
def seo_line(block: Block) -> Iterator[Finding]:
    for match in LINE.finditer(block.text):
        line, words = match.group(1), match.group(1).split()
        if len(words) > MOST_WORDS or line[-1] in ".!?:" or any(word[0].islower() for word in words):
            continue
        parts = PART.compiled.split(line)
        if sum(ENDS.search(part) is not None for part in parts) > 1 and any(map(OPENS.search, parts)):
            removal = block.removal_of(*match.span(1))
            yield block.flag(match.span(1), "A line for search engines", removal, safety=Safety.UNSAFE)

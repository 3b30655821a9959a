"""A comma or a colon with the next word hard on it is where a line break or a tag was dropped: `one,two`, `News:You`.

The fix puts a space in. After a comma nothing else can be meant; after a colon it may have been a line break, so that
fix needs a person.

Left alone: a quoted list without spaces, figures, times and ratios, addresses, code, tickers such as `NYSE:IBM`, and titles such as `Re:Invent`.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from newslint_rules.spacing._marks import CODE_LIKE, LETTER, token, word_start

GLUED = Pattern(
    r"(?P<mark>,(?<=[^\W\d_]{2},)|:(?<=[a-zß-ÿ]{2}:)(?=[A-ZÀ-Þ][a-zß-ÿ]))(?P<after>[^\W\d_]{2,}|[aI](?=[ ]))"
)
QUOTED_LIST = Pattern(r"[“\"‘'(]*[“\"‘']\w+(?:,\w+)+[”\"’'][.,;:!?)]*")
TITLES = ("re:", "file:", "user:", "nasdaq:", "xetra:")


@rule(
    code="SPC004",
    summary="No space after a comma or a colon",
    trigger=rf"[{LETTER}][{LETTER}],(?:[{LETTER}][{LETTER}]|[aI] )|[a-zß-ÿ][a-zß-ÿ]:[A-ZÀ-Þ][a-zß-ÿ]",
    examples=[
        Bad("Rain,wind and snow fell in Paris,France.", "Rain, wind and snow fell in Paris, France.", findings=2),
        Bad("Similar News:You can read more.", "Similar News: You can read more."),
        Bad("He came,a day late.", "He came, a day late."),
        Good('Mount it with "noatime,nodiratime" or “one,two”.'),
        Good("It cost 1,200 at 10:30 with odds of 2:1, says Luke 2:3."),
        Good("See https://example.org/one,two and call f(one,two) at NYSE:IBM before Re:Invent, std::Vec and C,D."),
    ],
)
def missing_space_after_comma(block: Block) -> Iterator[Finding]:
    for match in GLUED.finditer(block.text):
        whole = token(block.text, *match.span("mark"))
        if CODE_LIKE.search(whole) or QUOTED_LIST.fullmatch(whole) or whole.lower().lstrip("(").startswith(TITLES):
            continue
        at = match.end("mark")
        name, safety = ("comma", Safety.SAFE) if match["mark"] == "," else ("colon", Safety.UNSAFE)
        where = word_start(block.text, match.start()), match.end()
        yield block.flag(where, f"No space after the {name}", fix=" ", at=(at, at), safety=safety)

"""Aggregators note where a story comes from and how the source ranks: "City Herald / 🏆 14. in UK".

Below the story, without the page around it, that tells the reader nothing. The fix removes it, for a person to confirm.

Left alone: a slash between words, as in a byline or a credit ("Ann Holt / City Herald"), and ranks in a sentence.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule

MEDAL = "[★☆\u2600-\u27bf\U0001f300-\U0001faff]"
PLACE = r"(?:(?:the )?(?:United|South|North|New|Saudi|Sri|Hong) [A-Z][a-z]+|(?:the )?[A-Z][\w.]*|[^\n.]{2,20}$)"
RANK = Pattern(
    rf"(?m)^[ \t]*([^\W\d_][^/\n]{{1,60}}?[ \t]*/[ \t]*"
    rf"(?:{MEDAL}\ufe0f?[ \t]*(?:(?:#?[0-9]{{1,5}}[.)]?[ \t]*)?in {PLACE}|#?[0-9]{{1,5}}[.)]?[ \t\r]*$|$)|#?[0-9]{{1,5}}\. in {PLACE}))"
)
MOST_WORDS = 6


@rule(
    code="WEB007",
    summary="Name and rank of a source",
    trigger=rf"/[ \t]*(?:{MEDAL}|#?[0-9]+\. in )",
    safety=Safety.UNSAFE,
    examples=[
        Bad("It rained.\n\nCity Herald / 🏆 14. in UK\n", "It rained.\n"),
        Bad("City Herald / ★ 3. in South Africa It rained.", "It rained."),
        Bad("HeraldWomen/ 7. in the county\nIt rained.", "It rained."),
        Bad("It rained.\nHerald / 🏅", "It rained."),
        Good("Ann Holt / City Herald\nThe 3rd / 4. of them came 2. in Leeds."),
        Good("Sun / ☀ / rain: the forecast."),
    ],
)
def source_rank_line(block: Block) -> Iterator[Finding]:
    for match in RANK.finditer(block.text):
        start, end = match.span(1)
        if len(match.group(1).partition("/")[0].split()) > MOST_WORDS:
            continue
        line_end = block.text.find("\n", end) if "\n" in block.text[end:] else len(block.text)
        message = "The name and rank of a source, not part of the story"
        if block.text[end:line_end].strip():
            after = len(block.text) - len(block.text[end:].lstrip())
            yield block.flag((start, end), message, "", at=(start, after), safety=Safety.UNSAFE)
        else:
            yield block.flag((start, end), message, block.removal_of(start, end), safety=Safety.UNSAFE)

"""Links and tickers that were cut out of brackets leave spaces, or nothing, between them: `( Reuters )`, `the firm ()`.

The fix closes the gap, and offers to take out brackets that hold nothing. A bracket without its partner is reported; a
person has to say where the other one belongs.

Left alone: faces such as `:(`, list letters such as `a)`, code, boxes to tick, blanks to fill in where there are several,
and brackets that are closed a few paragraphs on.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from newslint_rules.spacing._brackets import BRACKETS, gaps, matched, stands_nearby

FACE = Pattern(r"[:;=]['’]?[-o^]?[()\[\]]|(?<!\S)[()\[\]][-o^]?['’]?[:;=](?!\S)|\^[()]")
LIST_MARK = Pattern(r"(?:^|[\s(/.\"“])(?:[A-Za-z]|\d{1,3}|[ivxIVX]{1,5})\.?$")
EMPTY = Pattern(r"[ ](?:\(\)(?=[ ]|$)|\[\](?=[ ]|$)|(?:\([ \u00a0]*\)|\[\])(?=[.,;:!?”]|$))")
BLANK = Pattern(r"(?<=[a-zß-ÿ.,;:!?”\"’)]) \([ \u00a0]{1,2}\)(?= [^\s()\[\]])")


@rule(
    code="SPC009",
    summary="Space, nothing or no partner in brackets",
    trigger=r"""(?m)[(\[][ \x{a0})\]]|[ \x{a0}][)\]]|\([^()\n]*(?:\(|$)|(?:^|\))[^()\n]*\)|\[[^\[\]\n]*(?:\[|$)|(?:^|\])[^\[\]\n]*\]""",
    examples=[
        Bad("The firm ( based in Leeds ) and others [ sic].", "The firm (based in Leeds) and others [sic].", 3),
        Bad("The bank (), once big, is gone (  ).", "The bank, once big, is gone.", 2),
        Bad("A judge (who heard ( ) both sides) left.", "A judge (who heard both sides) left."),
        Bad("He won (in May and left. She did] too.", None, 2),
        Good("a) this 2) that. A shrug: [ ] yes, call f() or f( x == 1 ) or a[ $i ], ( … )."),
        Good("Tick: ham ( ) egg ( ) tea."),
        Good("It rained (as it does.\n\nIt snowed.)\n\nHow sad :( and glad :)"),
        Good("It rained (on page\n\n351) and more."),
        Good("- [ ] Buy [milk](https://example.org)\n- [x] See it", format="markdown"),
    ],
)
def bracket_spacing(block: Block) -> Iterator[Finding]:
    text = block.text
    blanks = list(BLANK.finditer(text))
    for match in (*EMPTY.finditer(text), *(blanks if len(blanks) == 1 else ())):
        if match.start():
            yield block.flag(match, "There is nothing in the brackets", "", safety=Safety.UNSAFE)
    for opening in () if FACE.search(text) else BRACKETS:
        pairs, lone = matched(text, opening)
        for pair in pairs:
            for where, gap in gaps(text, *pair):
                yield block.flag(where, "Space inside brackets", "", at=gap)
        nearby = {mark: stands_nearby(block, opening, mark == opening) for mark in {text[at] for at in lone}}
        for at in lone:
            is_list_mark = text[at] != opening and LIST_MARK.search(text[max(at - 8, 0) : at])
            if not is_list_mark and not nearby[text[at]]:
                yield block.flag((at, at + 1), f"‘{text[at]}’ has no partner", safety=Safety.UNSAFE)

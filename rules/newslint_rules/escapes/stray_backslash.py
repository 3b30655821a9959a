r"""Copy that went through JSON or a CMS export is often escaped twice, and the reader sees the backslash.

Before a quotation mark or an apostrophe it is residue, never intent: Markdown does not need it there, and renders it away
where it stands, so in Markdown the rule looks at the source.

Left alone: backslashes before anything else, such as Markdown's own escapes, and code.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, rule

BACKSLASH = Pattern(r"\\+(?=[\"'‘’“”])")


@rule(
    code="ESC001",
    summary="Backslash left over from an escaped export",
    trigger=r"""\\["'‘’“”]""",
    view="source",
    examples=[
        Bad(r"The firm\'s chief agreed.", "The firm's chief agreed."),
        Bad(r"He called it \"a start\".", 'He called it "a start".', findings=2),
        Bad(r"The mayor said: \“We are ready.”", "The mayor said: “We are ready.”"),
        Bad(r"It\'s *over*.", "It's *over*.", format="markdown"),
        Good(r"Two \*literal\* asterisks.", format="markdown"),
        Good(r"Type `echo \"hello\"` and press Enter.", format="markdown"),
    ],
)
def stray_backslash(block: Block) -> Iterator[Finding]:
    for match in BACKSLASH.finditer(block.text):
        yield block.flag(match, "Backslash left over from an escaped export", fix="")

r"""Copy that went through JSON or a CMS export is often escaped twice, and the reader sees the backslash.

Before a quotation mark or an apostrophe it is residue, never intent: Markdown does not need it there, and renders it away
where it stands, so in Markdown the rule looks at the source. In plain text punctuation that no markup uses counts too.

Left alone: backslashes before anything else, such as Markdown's own escapes, code, and what a template is given.
"""

import re
from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, rule
from newslint_rules.escapes._about import is_in_template

BACKSLASH = Pattern(r"\\+(?=[\"'‘’“”])|(?<=[\w\s])(?P<plain>\\+)(?=[,;:%?](?:\s|$)|[£€][0-9])")
CODE = Pattern(r"\(\\'|\\['\"]\);|\$[A-Za-z_]|=>|\);")
COMMAND = Pattern(r"\\[A-Za-z]")
ATTRIBUTE = Pattern(r"(?m)^\s*\w+=\"")


@rule(
    code="ESC001",
    summary="Backslash left over from an escaped export",
    trigger=r"""\\["'‘’“”,;:%?£€]""",
    view="source",
    examples=[
        Bad(r"The firm\'s chief agreed.", "The firm's chief agreed."),
        Bad(r"He called it \"a start\".", 'He called it "a start".', findings=2),
        Bad(r"The mayor said: \“We are ready.”", "The mayor said: “We are ready.”"),
        Bad(r"It\'s *over*.", "It's *over*.", format="markdown"),
        Bad(r"It rose 5\% to \£3\, they said.", "It rose 5% to £3, they said.", findings=3),
        Good(r"echo(\'%s\'); $name = \"x\"; \alpha\, \beta"),
        Good('{% include a.html\n\n  q4="How \\"off\\" is it?"\n\n%}', format="markdown"),
        Good(r"Two \*literal\* asterisks.", format="markdown"),
        Good(r"Type `echo \"hello\"` and press Enter.", format="markdown"),
    ],
)
def stray_backslash(block: Block) -> Iterator[Finding]:
    text = block.text
    if ATTRIBUTE.search(text) or is_in_template(block):
        return
    for match in BACKSLASH.finditer(text):
        line = _line(match)
        if CODE.search(line) or (match["plain"] and (block.document.format != "plain" or COMMAND.search(line))):
            continue
        yield block.flag(match, "Backslash left over from an escaped export", fix="")


def _line(match: re.Match[str]) -> str:
    """The line in which a match lies."""
    text = match.string
    end = text.find("\n", match.end())
    return text[text.rfind("\n", 0, match.start()) + 1 : end if end >= 0 else len(text)]

"""Where a line break or a tag was lost, the next sentence starts hard on the full stop before it: `end.Next`.

Readers stumble, and every tool that counts sentences or looks up words sees one long word. The fix puts a space in;
it may have been a paragraph break, so a person should look.

Left alone: web and mail addresses, file names, code, initials and abbreviations, names with a dot inside such as
`Node.js`, and `Name.Name` unless a sentence goes on behind it. Dots that run two thoughts together (`wait...What`)
are a style.
"""

import re
from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from newslint.sentences import STARTERS
from newslint_rules.spacing._marks import CODE_LIKE, LETTER, straight_mark, token, word_start

GLUED = Pattern(
    r"""(?P<mark>[.!?…](?:(?:(?<=[a-zß-ÿ\d’'][a-zß-ÿ%][.!?])|(?<=\b(?:19|20)\d\d[.!?])|(?<=[\w%]\)[.!?]))[!?]*|(?<=[\w%].)[.!?…]*(?=”))"""
    r"""(?P<quote>[”’"])?)(?P<after>[A-ZÀ-Þ][^\W\d_]+|[AI](?=[ ’']))(?P<more>[’'-]\w|,?[ ]\w)?"""
)
ENDINGS = Pattern(
    "(?i)ai|app|aspx?|au|ca|cc|cn|com?|css?|de|doc|edu|eu|exe|fm|go|gov|html?|in|info|io|it|java|jpg?|js|json|ly|md|me|mil"
    "|net|org|pdf|php|png|pro|py|rb|rs|ru|sh|sql|ts|tv|txt|uk|us|xml|xyz|zip"
)
MARKS = {"!": "exclamation mark", "?": "question mark", "…": "ellipsis"}


@rule(
    code="SPC003",
    summary="No space after the end of a sentence",
    trigger=rf"""(?:(?:[a-zß-ÿ0-9’'][a-zß-ÿ%]|(?:19|20)[0-9][0-9]|\))[.!?][!?]*[”’"]?|[0-9{LETTER}%][.!?…]+”)[A-ZÀ-Þ][{LETTER} ’']""",
    safety=Safety.UNSAFE,
    examples=[
        Bad("The talks failed.The mayor left.", "The talks failed. The mayor left."),
        Bad("“We lost.”Fans wept.", "“We lost.” Fans wept."),
        Bad('"Did they lose?"Nobody knew.', '"Did they lose?" Nobody knew.'),
        Bad(
            "It ended in 2004.A year later (or two).She wrote.",
            "It ended in 2004. A year later (or two). She wrote.",
            2,
        ),
        Bad("They met in Paris.President Moreau spoke.", "They met in Paris. President Moreau spoke."),
        Good("Write to Ann.Lee@example.org or see www.Example.Com, Node.Js, setup.Py, Will.I.Am and Daily.Planet."),
        Good("The U.S.A. and J.R.R. Tolkien, at 3.Main Street, No.Ten."),
        Good('He asked "Why?" and "Who knows."Then" was odd.'),
    ],
)
def missing_space_after_sentence(block: Block) -> Iterator[Finding]:
    for match in GLUED.finditer(block.text):
        at = match.end("mark")
        whole = token(block.text, *match.span("mark"))
        if _is_name(match, whole) or (match["quote"] == '"' and straight_mark(block.text, at - 1) != "closing"):
            continue
        message = f"No space after the {MARKS.get(match['mark'][0], 'full stop')}"
        where = word_start(block.text, match.start()), match.end("after")
        yield block.flag(where, message, fix=" ", at=(at, at), safety=Safety.UNSAFE)


def _is_name(match: re.Match[str], whole: str) -> bool:
    """Whether the dot belongs to a name, an address or code."""
    if CODE_LIKE.search(whole):
        return True
    if match["mark"] != ".":
        return False
    before, after = whole.partition(".")[0], match["after"]
    if whole.rstrip(".").count(".") > 1 or (ENDINGS.fullmatch(after) and not _starts_sentence(match)):
        return True
    if after.isupper() and len(after) > 1 and before[:1].isupper():
        return True
    return before[:1].isupper() and (not match["more"] or match.string.count(f"{before}.{after}") > 1)


def _starts_sentence(match: re.Match[str]) -> bool:
    """Whether a word that could end an address, such as "In" or "UK", starts a sentence."""
    return match["after"] in STARTERS or (match["after"].isupper() and match["more"] is not None)

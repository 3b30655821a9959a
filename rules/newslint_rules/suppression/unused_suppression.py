"""A comment that silences nothing hides the next problem of its kind, and tells readers of the source about one that is gone.

Each name in it counts: one whose rule ran and found nothing in the comment's stretch, one that stands twice, one that is
no rule's; and the end of a suppression where there was none. The fix takes out the name, and with the last name the
comment, with its line if it has one to itself. Front matter is mended the same way, but for TOML and lists with
comments or anchors. An unknown name is left to a person.

Left alone: names of rules that did not run, and everything in plain text, which has no comments.
"""

from collections.abc import Iterator

from newslint import Bad, Edit, Finding, Fix, Good, Safety, Severity, Suppressions, rule

MESSAGES = {
    "unused": ("This suppresses nothing", "‘{name}’ suppresses nothing"),
    "ends nothing": ("No suppression ends here", "No suppression of ‘{name}’ ends here"),
    "repeated": ("", "‘{name}’ is named before"),
    "unknown": ("", "There is no rule ‘{name}’ to suppress{advice}"),
}
"""Of a comment, and of a name in one."""


@rule(
    code="SUP001",
    summary="Suppression comment that suppresses nothing",
    scope="suppressions",
    formats=("markdown", "html"),
    examples=[
        Bad("One.\n\n<!-- newslint-disable -->\n\nTwo.\n", "One.\n\n\nTwo.\n", format="markdown"),
        Bad("One <!-- newslint-disable-line -- why not --> two.\n", "One  two.\n", format="markdown"),
        Bad("<!-- newslint-enable SUP001, SUP -->\n\nOne.\n", "\nOne.\n", format="markdown"),
        Bad("<p>One.</p><!-- newslint-disable-file SUP999 -->", None, format="html"),
        Bad(
            "---\nnewslint: {ignore: [SUP001]}\ntitle: x\n---\nOne.\n",
            "---\ntitle: x\n---\nOne.\n",
            format="markdown",
        ),
        Bad('+++\n[newslint]\nignore = ["SUP001"]\n+++\nOne.\n', None, format="markdown"),
        Good("One.\n\n`<!-- newslint-disable -->` silences all.\n", format="markdown"),
    ],
)
def unused_suppression(suppressions: Suppressions) -> Iterator[Finding]:
    span = suppressions.document.span
    for start, end, name, why, cut, advice in suppressions.useless:
        message = MESSAGES[why][name != ""].format(name=name, advice=advice)
        title = "Remove the name" if name else "Remove the comment"
        fix = Fix(title, (Edit(span(*cut), ""),), Safety.SAFE) if cut else None
        yield Finding("", span(start, end), message, Severity.WARNING, fix, ())

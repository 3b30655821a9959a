"""A comment that silences nothing hides the next problem of its kind, and tells readers of the source about one that is gone.

It is reported where every rule that it names ran and found nothing in its stretch, and where it names a rule that does not exist.
The fix removes the comment, with its line if it has one to itself; front matter and unknown names are left to a person.

Left alone: comments that name a rule which did not run, and everything in plain text, which has no comments.
"""

import re
from collections.abc import Iterator

from newslint import Bad, Edit, Finding, Fix, Good, Safety, Severity, Suppressions, rule

ALONE = re.compile(rb"(?m)^[ \t]*\Z")
REST = re.compile(rb"[ \t]*(?:\r\n|\r|\n|\Z)")


@rule(
    code="SUP001",
    summary="Suppression comment that suppresses nothing",
    scope="suppressions",
    formats=("markdown", "html"),
    examples=[
        Bad("One.\n\n<!-- newslint-disable -->\n\nTwo.\n", "One.\n\n\nTwo.\n", format="markdown"),
        Bad("One <!-- newslint-disable-line -- why not --> two.\n", "One  two.\n", format="markdown"),
        Bad("<p>One.</p><!-- newslint-disable-file SUP999 -->", None, format="html"),
        Bad("---\nnewslint: {ignore: [NOT-A-RULE]}\n---\nOne.\n", None, format="markdown"),
        Good("One.\n\n`<!-- newslint-disable -->` silences all.\n", format="markdown"),
        Good("One.\n\n<!-- newslint-enable -->\n\nTwo.\n", format="markdown"),
    ],
)
def unused_suppression(suppressions: Suppressions) -> Iterator[Finding]:
    document = suppressions.document
    for comment, name in suppressions.unknown:
        span = document.span(comment.start, comment.end)
        yield Finding("", span, f"There is no rule ‘{name}’ to suppress", Severity.WARNING, None, ())
    for comment in suppressions.unused:
        fix = None
        if comment.start or comment.silent_from:
            fix = Fix(
                "Remove the comment",
                (Edit(document.span(*_whole(document.source.text, comment.start, comment.end)), ""),),
                Safety.SAFE,
            )
        yield Finding(
            "", document.span(comment.start, comment.end), "This suppresses nothing", Severity.WARNING, fix, ()
        )


def _whole(text: bytes, start: int, end: int) -> tuple[int, int]:
    """A comment, with its line where nothing else stands on it."""
    before, after = ALONE.search(text[:start]), REST.match(text, end)
    return (before.start(), after.end()) if before and after else (start, end)

"""Below a story, sites set titles and first lines of others, each with a link; as text they read like its last paragraphs.

The mark of them is a title glued to the line below it, with a "Read more" after it, twice or more in a row. They are one
finding, with each title and each link named beside it; the fix removes them all, for a person to confirm.

Left alone: a single one, which may be a sentence run into the next, and links between paragraphs of the story.
"""

from collections.abc import Iterator

from newslint import Bad, Document, Finding, Fix, Good, Related, Safety, Severity, Span, rule
from newslint_rules.web._stubs import OPENING
from newslint_rules.web._teasers import Teaser, removal, teasers


@rule(
    code="WEB003",
    summary="Titles and first lines of other stories below the text",
    trigger=rf"(?im)^[^A-Za-z0-9\n]*{OPENING}",
    scope="document",
    safety=Safety.UNSAFE,
    supersedes=("WRD003", "WEB001", "SPC003", "SPC004", "SPC005", "WRD007"),
    examples=[
        Bad(
            "It rained.\n\nMayor Opens New BridgeThe bridge cost four million and took years.\n\nRead more »\n\n"
            "Ferry line to close in MayOwners say that nobody takes the boats.\n\nRead more »\n",
            "It rained.\n",
        ),
        Bad(
            "Will the Harbour Flood Again?Experts look at the new wall and its gates.\nContinue reading\n"
            "Town to Vote in 2031Two parties have named those who will stand.\nContinue reading\nIt rained.",
            "It rained.",
        ),
        Good("Mayor Opens New BridgeThe bridge cost four million and took years.\n\nRead more »\n\nIt rained."),
        Good("The mayor opened a bridge and said so on YouTube in May.\n\nRead more »\n\nIt is long.\n\nRead more »"),
    ],
)
def related_teasers(document: Document) -> Iterator[Finding]:
    run: list[Teaser] = []
    for teaser in [*teasers(document), None]:
        if teaser and run and teaser.text.index == run[-1].stub.index + 1:
            run.append(teaser)
            continue
        if sum(each.seam is not None for each in run) > 1:
            yield _finding(document, run)
        run = [teaser] if teaser and teaser.seam else []


def _finding(document: Document, run: list[Teaser]) -> Finding:
    first, last = run[0].text, run[-1].stub
    related = []
    for teaser in run:
        if teaser.seam:
            related.append(Related(teaser.text.span(teaser.seam), "a title runs into the line below it"))
        related.append(Related(teaser.stub.span(teaser.stub.whole), "the link to that story"))
    edit = removal(document, first, last)
    fix = None if edit is None else Fix("Remove the stories", (edit,), Safety.UNSAFE)
    span = Span(first.span(first.whole).start, last.span(last.whole).end)
    return Finding("", span, f"{len(run)} other stories follow the text", Severity.WARNING, fix, tuple(related))

"""What a template or a CMS was to fill in, and did not: `{{ name }}`, `[object Object]`, `%s`, `[caption id=…]`.

The reader sees code, often in the place of a name or a figure that is lost. The fix takes code out, and leaves of
`[words](http…)` the words. A field in a line of words has none, since a person has to say what is missing.

Left alone: the bare words "undefined" and "null", remarks in brackets (`[sic]`, `[video]`), tags that Markdown files
are written with, templates in HTML, and texts that mention templates or HTML.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Safety, rule
from newslint_rules.escapes._about import is_about_markup, is_quoted
from newslint_rules.escapes._removing import with_space
from newslint_rules.escapes._templates import FIELDS, RESIDUE, TRIGGER


@rule(
    code="ESC005",
    summary="Code of a template shown to the reader",
    trigger=TRIGGER,
    safety=Safety.UNSAFE,
    supersedes=("ESC001", "ESC002", "ESC003", "SPC", "WRD", "QUO", "WEB012"),
    examples=[
        Bad("Dear {{ first_name }}, it rained in ${city}.", None, findings=2),
        Bad("It rained {% if x %} twice.", "It rained twice."),
        Bad("The price is [object Object] and %s said so.", None, 2),
        Bad("It rained.\n\n{{ ad.slot }}", "It rained."),
        Bad('[caption id="a_1" width="300"]A boat[/caption] sank.', "A boat sank.", findings=2),
        Bad("It rained.\n\n[embed]https://example.org/v[/embed]\n\nIt snowed.", "It rained.\n\nIt snowed."),
        Bad("The [council](https://example.org/a_(b)) met. More](http://example.org/x)", "The council met. More", 2),
        Good("He [sic] said “%s” is 5 %s, null and undefined [video], [laughs], {a} and $5."),
        Good("Use {{ name }} in the template."),
        Good("See {{ page.title }} and [it](https://example.org).", format="markdown"),
    ],
)
def template_residue(block: Block) -> Iterator[Finding]:
    text, document = block.text, block.document
    for match in RESIDUE.finditer(text):
        start, end = match.span()
        written_so = (match["link"] and document.format != "plain") or (match["template"] and document.format == "html")
        if written_so or is_quoted(text, start, end) or is_about_markup(document):
            continue
        message = f"‘{match[0]}’ was to be filled in, or is code" if len(match[0]) < 40 else "Code shown to the reader"
        if match["link"]:
            label = match["label"] or ""
            yield block.flag(match, "A link in Markdown, shown as it is written", label, safety=Safety.UNSAFE)
        elif match.span() == block.whole:
            yield block.flag(match, message, block.removal(), safety=Safety.UNSAFE)
        elif match[0].startswith(FIELDS):
            yield block.flag(match, message, safety=Safety.UNSAFE)
        else:
            yield block.flag(match, message, "", at=with_space(text, start, end), safety=Safety.UNSAFE)

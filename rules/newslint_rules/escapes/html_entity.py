"""Text that was escaped for HTML once too often shows its entities: `&amp;`, `&nbsp;`, `&#8217;`.

In plain text every entity is residue; in Markdown and HTML only what still reads as one on the page, as `&amp;quot;`
does. The fix puts in the character, through all the layers; codes from 128 to 159 are read as Windows-1252, as
browsers do. A `¿` between two letters was an apostrophe; a person should look. A no-break space stays one only beside a figure, since editors on pages write it for any space.

Left alone: names that HTML does not know (`AT&T;`), and an entity between quotation marks, which is being talked about.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from newslint_rules.escapes._about import is_quoted

ENTITY = Pattern(
    r"&(?:(?:amp|#0*38|#[xX]0*26);)*(?:#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|(?P<name>[A-Za-z][A-Za-z0-9]{1,31}));"
)
BESIDE_FIGURE = Pattern(r"(?<=\d)&|&[^;]*;\d")


@rule(
    code="ESC003",
    summary="HTML entity shown to the reader",
    trigger=r"&(?:#(?:[0-9]+|[xX][0-9a-fA-F]+)|[A-Za-z][A-Za-z0-9]+);",
    examples=[
        Bad("Marks &amp; Sons&nbsp;opened 10&nbsp;shops.", "Marks & Sons opened 10\u00a0shops.", findings=3),
        Bad("&quot;It&#8217;s over,&#148; he said.", '"It’s over,” he said.', findings=3),
        Bad("They said &amp;quot;no&amp;amp;quot;.", 'They said "no".', findings=2),
        Bad("A &amp;amp;mdash; B", "A — B", format="html"),
        Bad("It isn&#191;t &iquest;Qu&eacute;?", "It isn’t ¿Qué?", findings=3),
        Good("AT&T; Q&A; R&D; fish&chips; &#; & so on."),
        Good("To show an ampersand, write “&amp;” in HTML."),
        Good("Caf&eacute; &amp; bar.", format="html"),
    ],
)
def html_entity(block: Block) -> Iterator[Finding]:
    from html.entities import html5

    for match in ENTITY.finditer(block.text):
        start, end = match.span()
        if (match["name"] and match["name"] + ";" not in html5) or is_quoted(block.text, start, end):
            continue
        text = _unescape(match[0])
        if text == "\u00a0" and not BESIDE_FIGURE.match(block.text, start):
            text = " "
        safety = Safety.SAFE
        if text == "¿" and block.text[max(start - 1, 0) : start].isalpha() and block.text[end : end + 1].isalpha():
            text, safety = "’", Safety.UNSAFE
        fix = None if "\ufffd" in text else text
        yield block.flag(match, f"‘{match[0]}’ is an HTML entity, not text", fix=fix, safety=safety)


def _unescape(text: str) -> str:
    """Undo all the layers of escaping."""
    from html import unescape

    while (once := unescape(text)) != text:
        text = once
    return text

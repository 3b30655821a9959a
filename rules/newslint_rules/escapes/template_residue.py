"""What a template or a CMS was to fill in, and did not: `{{ name }}`, `[object Object]`, `%s`, `[caption id=…]`.

The reader sees code, often in the place of a name or a figure that is lost. The fix takes code out, and leaves of
`[words](http…)` the words. A field in a line of words has none, since a person has to say what is missing.

Left alone: the bare words "undefined" and "null", remarks in brackets (`[sic]`, `[video]`), tags that Markdown files
are written with, templates in HTML, and texts that mention templates or HTML.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from newslint_rules.escapes._about import is_about_markup
from newslint_rules.escapes._removing import with_space

MEDIA = "audio|embed|facebook|instagram|tweet|twitter|video|vimeo|youtube"
SHORTCODES = rf"{MEDIA}|ad|button|caption|column|columns|contact-form|divider|dropcap|gallery|playlist|poll|pullquote|quote|row|toc|widget"
ALONE = "caption|contact-form|dropcap|gallery|nextpage|playlist|pullquote"
VALUE = r"""\\*"[^"\]]*"|\\*'[^'\]]*'|[“”″][^“”″\]]*[“”″]|[^][\s"'“”]+"""
ADDRESS = r"https?://[^\s()]*(?:\([^\s()]*\)[^\s()]*)*"
RESIDUE = Pattern(
    rf"(?P<link>\[(?P<label>[^][\n]+)\]\({ADDRESS}\)|\]\({ADDRESS}\)?)"
    r"|(?P<template>\{\{(?:(?!\}\})[^\n]){1,200}\}\}|\{%(?:(?!%\})[^\n]){1,200}%\})"
    r"|\[object [A-Z][A-Za-z]+\]|\$\{[A-Za-z_][\w.]*\}|\*\|[A-Z0-9_:]+\|\*"
    r"|(?<![^\s(“‘\"'])(?<!\d\s)%(?:[0-9]\$)?[sd](?![\w%])"
    rf"|\[(?P<media>{MEDIA})\b[^][\n]*\]\s*{ADDRESS}\s*\[/(?P=media)\]"
    rf"|\[/(?:{SHORTCODES})\]|\[/?(?:vc|et|su|fusion)_[a-z_]+\]|\[(?:{ALONE})\]|\[(?:{MEDIA})[ =]{ADDRESS}\]"
    rf"|\[[a-z][a-z0-9_-]*(?:[ ][a-z][\w-]*=(?:{VALUE}))+[ ]?/?\]"
)
FIELDS = ("{{", "${", "[object ", "*|", "%")
"""What stands for words that are lost, so that to take it out of a line would only hide that they are."""
QUOTES = frozenset("\"'`‘’“”")


@rule(
    code="ESC005",
    summary="Code of a template shown to the reader",
    trigger=rf"""\]\(https?:|\{{\{{|\{{%|\[object |\$\{{[A-Za-z_]|\*\|[A-Z0-9_:]|%(?:[0-9]\$)?[sd]|\[(?:{ALONE}|(?:vc|et|su|fusion)_[a-z_]+)\]"""
    rf"""|\[/[a-z]|\[(?:{MEDIA})[ =]|\[[a-z][a-z0-9_-]* [a-z][A-Za-z0-9_-]*=""",
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
        quoted = start and text[start - 1] in QUOTES and text[end : end + 1] in QUOTES
        if written_so or quoted or is_about_markup(document):
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

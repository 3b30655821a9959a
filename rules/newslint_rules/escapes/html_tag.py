"""Plain text that was taken from a page, or from a CMS field, still shows the page's tags: `<br>`, `</p>`, `<span class=…>`.

Only a browser hides them. The fix takes them out, and puts a line break in where a tag that starts a block or a line
stood between two sentences; a person should look. Tags in a row are one finding; a tag that does not end has no fix.

Left alone: names that are no tags (`<rant>`), tickers in capitals such as `<GM>`, hearts and arrows (`<3`, `<-`), a tag
that is being talked about, and texts that mention HTML or templates.
"""

import re
from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from newslint_rules.escapes._about import is_about_markup, is_quoted
from newslint_rules.escapes._removing import with_space

BREAKS = (
    "address|article|aside|blockquote|body|br|center|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|hr|html"
    "|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
NAMES = (
    f"{BREAKS}|a|abbr|audio|b|big|button|canvas|cite|code|del|details|em|embed|fieldset|font|i|iframe|img|input|ins|kbd"
    "|label|legend|link|map|mark|meta|noscript|object|option|param|picture|q|s|samp|script|select|small|source|span"
    "|strike|strong|style|sub|summary|sup|svg|textarea|time|title|tt|u|var|video|wbr"
)
SWITCHES = (
    "allowfullscreen|async|autoplay|checked|controls|defer|disabled|hidden|loop|muted|noshade|nowrap|required|selected"
)
ATTRIBUTE = (
    r"""[ \t\r\n]+(?:[a-z][a-z0-9:_-]*=(?:\\*"[^"<>]*"|\\*'[^'<>]*'|[“”][^“”<>]*[“”]|[^\s"'<>]+)"""
    rf"|(?:{SWITCHES})(?=[ \t\r\n/>]))"
)
TAG = rf"</?(?:{NAMES})(?=[ \t\r\n/>])(?:{ATTRIBUTE})*[ \t\r\n]*/?>|<!--(?:(?!-->)[^\n]){{0,3000}}-->"
SHOWN = Pattern(rf"(?i)(?P<run>(?:{TAG})(?:\s*(?:{TAG}))*)|<(?:{NAMES})(?:{ATTRIBUTE})*[ \t\r\n]+[a-z-]+=(?![^<>]*>)")
NAME = Pattern(rf"(?i)</?(?:({BREAKS})|{NAMES})\b")
TICKER = Pattern(r"[A-Z][\w.&’'-]* $")
TALKED_ABOUT = Pattern(r"[\"'“”‘’`]?\s*(?:tags?|elements?|attributes?)\b")
NEAR = 1000


@rule(
    code="ESC004",
    summary="HTML tag shown to the reader",
    trigger=rf"(?i)<(?:/?(?:{NAMES})[ \t\r\n/>]|!--)",
    formats=("plain",),
    safety=Safety.UNSAFE,
    supersedes=("ESC001", "ESC002", "ESC003", "SPC", "WRD", "QUO", "WEB012"),
    examples=[
        Bad("It rained.<br />Then it snowed.</p>", "It rained.\nThen it snowed.", findings=2),
        Bad("A <b>big</b> day for <br> the <span class=meta>town.", "A big day for the town.", findings=4),
        Bad('She won.</p> <p class="x">He <a href=\\"/lost\\">lost</a>.', "She won.\n\nHe lost.", findings=3),
        Bad("It rained.\n\n<script async src='//example.org/a.js'></script>\n\nIt snowed.", "It rained.\n\nIt snowed."),
        Bad("<!-- wp:paragraph -->\n\nHe left.", "He left."),
        Bad('The photo <img src="/a.jpg has gone.', None),
        Good("I <3 Ford <F> and Sears <S>, a <- b, <rant>, <Acme Inc> and x<b and c>d; the <br> tag makes a break."),
        Good("In HTML, <b>this</b> is bold."),
        Good("<b>This</b> is bold.", format="markdown"),
    ],
)
def html_tag(block: Block) -> Iterator[Finding]:
    text = block.text
    for match in SHOWN.finditer(text):
        start, end = match.span()
        talked_about = is_quoted(text, start, end) or TALKED_ABOUT.match(text, end)
        if talked_about or _is_ticker(match) or is_about_markup(block.document):
            continue
        if match["run"] is None:
            yield block.flag(match, "An HTML tag that does not end", safety=Safety.UNSAFE)
            continue
        message = f"‘{match[0]}’ is an HTML tag, not text" if len(match[0]) < 30 else "HTML tags shown to the reader"
        if match.span() == block.whole:
            yield block.flag(match, message, block.removal(), safety=Safety.UNSAFE)
            continue
        fix, at = _fix(match, block.document.line_break or " ")
        yield block.flag(match, message, fix, at=at, safety=Safety.UNSAFE)


def _is_ticker(match: re.Match[str]) -> bool:
    """Whether what looks like a tag in capitals stands behind a name, and is never closed."""
    name, text = match[0][1:-1], match.string
    return (
        name.isupper()
        and f"</{name}>" not in text[match.end() : match.end() + NEAR]
        and TICKER.search(text[max(match.start() - NEAR, 0) : match.start()]) is not None
    )


def _fix(match: re.Match[str], line_break: str) -> tuple[str, tuple[int, int]]:
    text, (start, end) = match.string, match.span()
    names = [name[1] for name in NAME.finditer(match[0])]
    breaks = [name.lower() for name in names if name]
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if not before or not after:
        return "", (len(before), end) if before else (start, len(text) - len(after))
    if breaks and not after[0].islower():
        return line_break * (1 if breaks == ["br"] else 2), (len(before), len(text) - len(after))
    if breaks or (before[-1].islower() and after[0].isupper()):
        return " ", (len(before), len(text) - len(after))
    return "", with_space(text, start, end)

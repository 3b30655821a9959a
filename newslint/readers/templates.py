"""Template tags in Markdown (Liquid, Jekyll, Hugo): where they are, and how to keep them from the parser.

`{% include a_b.html %}`, `{{ page.title }}` and `{{< figure >}}` are filled in before Markdown is read, so nothing in
them is markup. The parser is given the same text with letters in their place, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newslint.readers.following import Following
from newslint.span import Span

CLOSERS = {b"{%": b"%}", b"{{": b"}}"}
OPENER = re.compile(rb"\{[{%]")
BLANK_LINE = re.compile(rb"(?>\r\n|\r|\n)[ \t]*[\r\n]")
BLOCK_TAGS = (b"{%", b"{{<", b"{{%")
CODE_BLOCK = re.compile(rb"\{%-?\s*(highlight|comment)\b|\{\{[<%]\s*(highlight|code|mermaid)\b")
ALONE = b"\x01"
"""Stands for a tag that may stand alone on its line, until that is known."""
TAG_LINE = re.compile(rb"^[ \t\x01]++(?=[\r\n]|\Z)", re.MULTILINE)
NOT_LINE_END = re.compile(rb"[^\r\n]")


def template_spans(text: bytes) -> list[Span]:
    """The template tags of a text, in order and in bytes; one that holds code goes as far as its closing tag.

    A tag does not reach over a blank line. The search is linear: a closer that lies too far away is looked up once.
    """
    spans: list[Span] = []
    closers = {opener: Following(re.compile(re.escape(closer))) for opener, closer in CLOSERS.items()}
    blank = Following(BLANK_LINE)
    match = OPENER.search(text)
    while match is not None:
        start = match.start()
        closer = closers[match.group()].after(text, match.end())
        end = match.end()
        if closer is not None and closer.start() <= blank.start(text, match.end()):
            end = _end_of_code(text, start, closer.end())
            spans.append(Span(start, end))
        match = OPENER.search(text, end)
    return spans


def masked(text: bytes, spans: list[Span]) -> bytes:
    """The text with an `x` for each byte of the spans."""
    return _filled(text, spans, lambda hidden: b"x" * len(hidden))


def blocks_masked(text: bytes, spans: list[Span], byte: bytes = b"x") -> bytes:
    """The text with a byte for each of the spans but for line ends, and blank lines for tags that stand alone.

    Such a tag makes a block or nothing, so it ends a paragraph; definitions of links often follow it.
    """
    filled = _filled(
        text, spans, lambda hidden: NOT_LINE_END.sub(ALONE if hidden.startswith(BLOCK_TAGS) else byte, hidden)
    )
    return TAG_LINE.sub(lambda line: b" " * len(line[0]), filled).replace(ALONE, byte) if spans else text


def _filled(text: bytes, spans: list[Span], fill: Callable[[bytes], bytes]) -> bytes:
    parts: list[bytes] = []
    end = 0
    for span in spans:
        parts += [text[end : span.start], fill(text[span.start : span.end])]
        end = span.end
    return b"".join([*parts, text[end:]]) if parts else text


def _end_of_code(text: bytes, start: int, end: int) -> int:
    """Where the code ends that a tag introduces; the end of the tag itself where it introduces none."""
    opener = CODE_BLOCK.match(text, start, end)
    if opener is None:
        return end
    liquid, hugo = opener.groups()
    closing = rb"\{%%-?\s*end%b\s*-?%%\}" % liquid if liquid else rb"\{\{[<%%]\s*/\s*%b\s*[%%>]\}\}" % hugo
    match = re.compile(closing).search(text, end)
    return end if match is None else match.end()

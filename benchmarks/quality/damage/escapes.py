"""Damage by escaping: backslashes, escape sequences, entities, tags, templates and URL encoding."""

from __future__ import annotations

import html
import re
from html.entities import html5
from random import Random
from urllib.parse import quote

from benchmarks.quality.damage.kind import Change, damages, pick, swap
from benchmarks.quality.damage.places import LINE, accented, curled, stray_line

MARK = "[\"'‘’“”]"
TYPOGRAPHY = "[‘’“”–—…£€à-öø-ÿ]"
PHRASE = r"(?<= )[a-z]+(?: [a-z]+){1,2}(?= )"
ENTITIES = {"'": "&apos;", "‘": "&lsquo;", "’": "&rsquo;", "“": "&ldquo;", "”": "&rdquo;", "…": "&hellip;"}
ELEMENTS = (
    ("<em>", "</em>"),
    ("<b>", "</b>"),
    ("<strong>", "</strong>"),
    ('<a href="https://example.org/a/31">', "</a>"),
    ("<span class='lede'>", "</span>"),
)


def entity(match: re.Match[str]) -> str:
    """A character as a named entity."""
    name = ENTITIES.get(match[0]) or html.escape(match[0])
    codes = {ord(text): f"&{known};" for known, text in html5.items() if len(text) == 1 and known[-1] != ";"}
    return name if name != match[0] else codes.get(ord(match[0]), f"&#{ord(match[0])};")


def unbroken(rng: Random, text: str) -> str:
    """A text with one of its spaces made a no-break space."""
    space = pick(rng, re.compile(r"(?<=[a-z]) (?=[a-z])"), text)
    return text if space is None else f"{text[: space.start()]}\u00a0{text[space.end() :]}"


escaped_mark = swap("ESC001", "escaped apostrophe", r"(?<=\w)['’](?=\w)", r"\\\g<0>")
twice_escaped = swap("ESC001", "mark escaped twice", r"(?<= )[\"“‘]|[\"”](?= )", r"\\\\\g<0>", r"\\\\\\\g<0>")
escaped_sign = swap("ESC001", "escaped sign", r"(?<=\w)[,;:%?](?= )|£(?=\d)", r"\\\g<0>")


escaped_quotation = swap("ESC001", "both marks of a quotation", r"([\"“])([^\"“”\r\n]+)([\"”])", r"\\\1\2\\\3")

literal_break = swap("ESC002", "line break", r"(?<=[.!?\"”])(?:\r?\n)+(?=\S)", lambda match: repr(match[0])[1:-1])
literal_tab = swap(
    "ESC002", "tab", r"(?<=:)\t", r"\\t", prepare=lambda _rng, text: re.sub(r"(?<=[a-z]:) ", "\t", text, count=1)
)
literal_unicode = swap("ESC002", "code point", TYPOGRAPHY, lambda match: f"\\u{ord(match[0]):04x}", prepare=accented)
literal_bytes = swap(
    "ESC002",
    "bytes",
    TYPOGRAPHY,
    lambda match: "".join(f"\\x{byte:02x}" for byte in match[0].encode()),
    prepare=accented,
)
escaped_slash = swap("ESC002", "slash", r"(?<=\w)/(?=\w)", r"\\/")

named_entity = swap("ESC003", "named", r"[&\"<>‘’“”–—…£€à-öø-ÿ]", entity)
numbered_entity = swap(
    "ESC003",
    "numbered",
    MARK,
    lambda match: f"&#{ord(match[0])};",
    lambda match: f"&#x{ord(match[0]):X};",
    prepare=accented,
)
windows_entity = swap(
    "ESC003", "Windows number", "[‘’“”–—…€]", lambda match: f"&#{match[0].encode('cp1252')[0]};", prepare=curled
)
twice_entity = swap("ESC003", "twice", r"[&\"<>‘’“”–—£]", lambda match: entity(match).replace("&", "&amp;"))
space_entity = swap("ESC003", "no-break space", "\u00a0", "&nbsp;", "&#160;", "&#xA0;", prepare=unbroken)


element_around_words = swap(
    "ESC004", "element around words", PHRASE, *(rf"{opening}\g<0>{closing}" for opening, closing in ELEMENTS)
)


@damages("ESC004")
def paragraph_tag(rng: Random, text: str) -> list[Change]:
    """A tag at an end of a paragraph."""
    found = pick(rng, LINE, text)
    if found is None:
        return []
    tag = rng.choice(("<br>", "<br />", "<BR/>", "</p>", "<p>", '<div class="body-copy">', "<h3>", "</blockquote>"))
    at = found.start() if rng.random() < 0.5 else found.end()
    return [Change(at, at, tag)]


embedded = stray_line(
    "ESC004",
    "embedded element",
    (
        '<iframe src="https://example.org/player/{count}" width="560"></iframe>',
        '<img src="/media/{count}.jpg" alt="{name}" />',
        '<script async src="//example.org/widget.js"></script>',
        '<div id="ad-slot-{count}"></div>',
    ),
    "middle",
    "end",
)

unfilled = swap(
    "ESC005",
    "unfilled field",
    r"(?<=[a-z] )[A-Z][a-z]+(?=[ ,.])",
    "{{ city }}",
    "${userName}",
    "[object Object]",
    "{{page.author}}",
    "%s",
    "{% block person %}",
)
link_end = swap("ESC005", "Markdown link", r"(?<= )[a-z]{4,}(?= [a-z])", r"\g<0>](https://example.org/s/4)")
template_line = stray_line(
    "ESC005",
    "template line",
    (
        "{{ advert.slot_{count} }}",
        '{% include "teaser.html" %}',
        '[caption id="attachment_{count}" align="alignleft" width="300"]{name} on the quay[/caption]',
        '[gallery ids="{count},{count}"]',
        "[embed]https://example.org/v/{count}[/embed]",
    ),
    "middle",
    "end",
)

encoded_phrase = swap("ESC012", "spaces", PHRASE, lambda match: quote(match[0]))
encoded_mark = swap("ESC012", "marks", r"[‘’“”](?=\w)|(?<=\w)[‘’“”]", lambda match: quote(match[0]), prepare=curled)

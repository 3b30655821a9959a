"""Which texts are about markup and show it on purpose, what a text talks about, and what a template is given."""

import re

from newslint import Block, Document

QUOTES = frozenset("\"'`‘’“”")
SIGNS = re.compile(rb"HTML|emplate|markup|placeholder|shortcode|\b(?:format\w*|the following|these) tags\b")
PARTS = (b"HTML", b"emplate", b"markup", b"placeholder", b"shortcode", b" tags")
"""One of which every sign has."""


def is_about_markup(document: Document) -> bool:
    """Whether a text mentions HTML, templates and the like."""
    return document.once(_mentions_markup, about=PARTS)


def _mentions_markup(document: Document) -> bool:
    return SIGNS.search(document.text) is not None


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a stretch has quotation marks of its own, as what is being talked about."""
    return text[start - 1 : start] in QUOTES and text[end : end + 1] in QUOTES


def is_in_template(block: Block) -> bool:
    """Whether a block lies inside a template's tag that was opened before it."""
    if not block.document.once(_has_templates, about=(b"{%",)):
        return False
    source, start = block.document.source.text, block.source.start
    opened = source.rfind(b"{%", 0, start)
    return opened >= 0 and source.rfind(b"%}", opened, start) < 0 <= source.find(b"%}", start)


def _has_templates(document: Document) -> bool:
    return b"{%" in document.source.text

"""Which texts are about markup, and show it on purpose."""

import re

from newslint import Document

SIGNS = re.compile(rb"HTML|emplate|markup|placeholder|shortcode|\b(?:format\w*|the following|these) tags\b")


def is_about_markup(document: Document) -> bool:
    """Whether a text mentions HTML, templates and the like."""
    return document.once(_mentions_markup)


def _mentions_markup(document: Document) -> bool:
    return SIGNS.search(document.text) is not None

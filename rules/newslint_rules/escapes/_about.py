"""Which texts are about markup, and show it on purpose."""

import re
from functools import lru_cache

from newslint import Document

SIGNS = re.compile(rb"HTML|emplate|markup|placeholder|shortcode|\b(?:format\w*|the following|these) tags\b")


@lru_cache(maxsize=1)
def is_about_markup(document: Document) -> bool:
    """Whether a text mentions HTML, templates and the like."""
    return SIGNS.search(document.text) is not None

"""Languages: how a text is read, by what the editor calls it, by its file's name, and by the configuration."""

from __future__ import annotations

import os

from newslint.readers import format_of
from newslint.rule import KIN, Format
from newslint.settings import Settings

ENDINGS = {
    "markdown": ".md",
    "quarto": ".md",
    "rmd": ".md",
    "mdx": ".mdx",
    "html": ".html",
    "asciidoc": ".adoc",
    "asciidoctor": ".adoc",
    "restructuredtext": ".rst",
    "rst": ".rst",
}
"""The ending of the files that a language identifier of an editor stands for; every other one is plain text."""


def format_in_editor(settings: Settings, path: str, language: str) -> Format:
    """How to read a text. The configuration comes first, then the language that a person sees and can choose.

    An editor that does not know a language calls it plain text, or after its kin; then the file's name says more.
    Raises `ConfigError` where the configuration is wrong.
    """
    declared = settings.declared_format(path)
    if declared is not None:
        return declared
    chosen, named = format_of(f"text{ENDINGS.get(language, '')}"), format_of(path)
    if named is not None and chosen in (None, KIN.get(named)):
        return named
    return chosen or "plain"


def name_for(language: str) -> str:
    """A file's name for a text that has none yet."""
    return f"untitled{ENDINGS.get(language, os.path.extsep + 'txt')}"

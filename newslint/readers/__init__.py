"""Readers: how the bytes of a file become a document, and how a file's name picks the reader."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module

from newslint.document import Document
from newslint.rule import Format
from newslint.source import Source

ENDINGS: dict[str, Format] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mdx": "mdx",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".asc": "asciidoc",
    ".rst": "rst",
    ".rest": "rst",
}
Read = Callable[[Source], Document]


def format_of(path: str) -> Format | None:
    """The input format that a file's name stands for; None where it says nothing."""
    return ENDINGS.get(os.path.splitext(path)[1].lower())


def reader(format: Format) -> Read:
    """The reader of a format. The parsers behind Markdown and HTML are imported when one is first asked for."""
    read: Read = import_module(f"newslint.readers.{format}").read
    return read

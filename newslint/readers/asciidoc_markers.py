"""What the blocks of AsciiDoc start with, after the regular expressions of Asciidoctor."""

from __future__ import annotations

import re

from newslint.readers.lines import Line

LIST = re.compile(
    rb"(?:\*{1,5}|-|\.{1,5}|\xe2\x80\xa2|\d{1,9}\.|[A-Za-z]\.|[IVXivx]{1,9}\)|<(?:\d{1,3}|\.)>)[ \t]+"
    rb"(?:\[[ xX*]\][ \t]+)?(?=\S)"
)
BARE = re.compile(rb"[*-]|\d{1,9}\.")
"""A marker without text, which AsciiDoc shows as it is."""
DESCRIPTION = re.compile(rb"(?!//)(\S.*?)(?::{2,4}|;;)(?:[ \t]+|\Z)")
SECTION = re.compile(rb"(={1,6}|#{1,6})[ \t]+(\S.*?)(?:[ \t]+\1)?\Z")
TITLE = re.compile(rb"\.(?=\.?[^ \t.])")
UNDERLINE = re.compile(rb"([=~^+-])\1+")
WORD = re.compile(rb"(?!\.)[^\r\n]*[\w\x80-\xff]")
ENTRY = re.compile(rb":!?\w[\w-]*!?:(?:[ \t]|\Z)")
ATTRIBUTES = re.compile(rb"\[(?:[\w.#%{,\"'].*)?\]|\[\[[^][]*\]\]")
STYLE = re.compile(rb"\[\"?([\w-]*)\"?(?=[],#.%])")
MACRO = re.compile(rb"[A-Za-z][\w-]{0,30}::[^\[]*\[.*\]")
PREPROCESSED = re.compile(rb"(?:ifn?def|ifeval|endif|include)::")
BREAK = re.compile(rb"'{3,}|---|\*\*\*|<{3,}|- - -|\* \* \*")
DELIMITER = re.compile(rb"--|-{4,}|\.{4,}|\+{4,}|/{4,}|={4,}|\*{4,}|_{4,}|~{4,}|`{3,}[^`]*|[|,:!]={3,}")
FENCE = re.compile(rb"`{3,}")
ADMONITION = re.compile(rb"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
ATTRIBUTION = re.compile(rb"--[ \t]+\S")
QUOTE = re.compile(rb">(?:[ \t]+|\Z)")

UNREAD = (b"----", b"....", b"++++", b"////", b"```")
"""Starts of the delimiters between which there is no prose."""
PROSE = frozenset(
    b"abstract appendix bibliography caution colophon dedication discrete example float glossary horizontal important"
    b" index normal note open partintro preface qanda quote sidebar tip verse warning".split()
) | {b""}
"""Styles of paragraphs and blocks that hold prose; others, such as `source` and `graphviz`, do not."""

CELL = re.compile(
    rb"(?:(?<=\s)(?:\d{1,4}(?:\.\d{1,4})?[*+]|\.\d{1,4}\+)?[<^>]?(?:\.[<^>])?(?P<style>[a-z])?)?(?<!\\)\|"
)
"""What a cell of a table starts with."""
ODD_TABLE = re.compile(rb"(?:format|separator)\s*=|cols\s*=\s*\"?[^\"\]]*[alm]")
"""Attributes of a table with cells that are not parted by bars, or that are code or documents of their own."""
BLANK_LINE = re.compile(rb"(?>\r\n|\r|\n)[ \t]*[\r\n]\s*")


def is_comment(line: Line) -> bool:
    """Whether a line is a comment; three or more slashes start none."""
    return line.written[:2] == b"//" and line.written[2:3] != b"/" and not line.indent


def ends_paragraph(line: Line) -> bool:
    """Whether a line belongs to no paragraph above it."""
    written = line.written
    if not written or written == b"+":
        return True
    if line.indent or written[:1].isalnum():
        return not line.indent and MACRO.fullmatch(written) is not None and not PREPROCESSED.match(written)
    return ATTRIBUTES.fullmatch(written) is not None or DELIMITER.fullmatch(written) is not None


def ends_item(line: Line) -> bool:
    """Whether a line belongs to no list item above it."""
    written = line.written
    if ends_paragraph(line) or LIST.match(written):
        return True
    return (b"::" in written or b";;" in written) and DESCRIPTION.match(written) is not None

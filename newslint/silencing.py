"""Silencing: the edit that writes a suppression into a text, for people who do so at the press of a key."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from newslint.directives import COMMENT, suppressions
from newslint.document import Document
from newslint.finding import Edit, Finding
from newslint.rule import Format
from newslint.source import Source
from newslint.span import Span

COMMENTS: dict[Format, tuple[str, str]] = {
    "markdown": ("<!-- newslint-", " -->"),
    "html": ("<!-- newslint-", " -->"),
    "mdx": ("{/* newslint-", " */}"),
}
"""How a comment starts and ends in each format that has some."""
END_OF_LINE = re.compile(rb"[^\r\n]*")
ON_LINE = "disable-line"


def silenced(document: Document, finding: Finding, read: Callable[[Source], Document]) -> Edit | None:
    """The edit that adds a comment against a finding to its paragraph.

    None where the format has no comments, or where one would be seen by the reader of the page or not do its work.
    """
    format = next((each for each in COMMENTS if each == document.dialect), None)
    if format is None or not document.blocks:
        return None
    for edit in _candidates(document, finding, *COMMENTS[format]):
        source = document.source
        data = b"".join((source.data[: edit.span.start], source.encode(edit.text), source.data[edit.span.end :]))
        changed = read(Source(data))
        shift = len(data) - len(source.data) if edit.span.start <= finding.span.start else 0
        place = changed.source.text_offset(finding.span.start + shift)
        if changed.text == document.text and any(
            finding.rule in each.names and each.silent_from <= place <= each.silent_to for each in suppressions(changed)
        ):
            return edit
    return None


def _candidates(document: Document, finding: Finding, opening: str, closing: str) -> Iterator[Edit]:
    """Add the code to a comment that is there; else write one at the end of the block, of its line, or on the line."""
    source = document.source
    start = source.text_offset(finding.span.start)
    starts = [block.source.start for block in document.blocks]
    block = document.blocks[max(bisect_right(starts, start) - 1, 0)]
    line = END_OF_LINE.match(source.text, block.source.end)
    line_end = block.source.end if line is None else line.end()
    for match in COMMENT.finditer(source.text, block.source.start, line_end):
        named = match["names"] if match["verb"] else match["names2"]
        if ON_LINE in match[0].decode("utf-8", "replace") and named and named.strip():
            known = named.partition(b"--")[0].rstrip()
            at = match.start("names" if match["verb"] else "names2") + len(known)
            yield _insertion(source, at, f", {finding.rule}")
    comment = f"{opening}{ON_LINE} {finding.rule}{closing}"
    if document.format == "html":
        yield _insertion(source, block.source.end, comment)
    yield _insertion(source, line_end, f" {comment}")


def _insertion(source: Source, at: int, text: str) -> Edit:
    return Edit(Span(source.disk_offset(at), source.disk_offset(at)), text)
